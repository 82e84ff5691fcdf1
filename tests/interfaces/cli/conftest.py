import io
import json
import os
import subprocess
import sys
from contextlib import redirect_stderr, redirect_stdout

import pytest

from fourfold.interfaces.cli.main import main

ALONE = {"FOURFOLD_DATA": ""}


@pytest.fixture
def process(tmp_path):
    """Runs the command as a user does, in an empty folder."""

    def run(*arguments, **environment):
        return subprocess.run(
            [sys.executable, "-m", "fourfold.interfaces.cli", *map(str, arguments)],
            cwd=tmp_path,
            env=os.environ | ALONE | environment,
            capture_output=True,
            text=True,
            timeout=120,
            check=False,
        )

    return run


@pytest.fixture
def fourfold(tmp_path):
    """The same without a process of its own, which takes longer than most commands."""

    def run(*arguments, **environment):
        said, told, code = io.StringIO(), io.StringIO(), 0
        words = ["fourfold", *map(str, arguments)]
        with pytest.MonkeyPatch.context() as patch:
            patch.chdir(tmp_path)
            patch.setattr(sys, "argv", words)
            for name, value in (ALONE | environment).items():
                patch.setenv(name, value)
            with redirect_stdout(said), redirect_stderr(told):
                try:
                    main()
                except SystemExit as end:
                    code = end.code or 0
        return subprocess.CompletedProcess(
            words, code, said.getvalue(), told.getvalue()
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
