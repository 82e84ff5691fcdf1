import json
import os
import subprocess
import sys

import pytest


@pytest.fixture
def fourfold(tmp_path):
    """Runs the command as a user does, in an empty folder."""

    def run(*arguments, **environment):
        return subprocess.run(
            [sys.executable, "-m", "fourfold.interfaces.cli", *map(str, arguments)],
            cwd=tmp_path,
            env=os.environ | {"FOURFOLD_DATA": "", **environment},
            capture_output=True,
            text=True,
            timeout=120,
            check=False,
        )

    return run


@pytest.fixture
def said(fourfold):
    """Runs the command with --json and gives back what it said."""

    def run(*arguments):
        done = fourfold(*arguments, "--json")
        assert done.returncode == 0, done.stderr
        return json.loads(done.stdout)

    return run
