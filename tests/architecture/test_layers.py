"""Imports run downwards only, and every package has its place."""

import subprocess
import sys
from configparser import ConfigParser
from pathlib import Path

from tests.architecture.tree import ROOT

CONFIGURATION = ROOT / ".importlinter"


def contracts():
    parser = ConfigParser()
    parser.read(CONFIGURATION, encoding="utf-8")
    return [
        parser[name] for name in parser.sections() if name.startswith("importlinter:")
    ]


def test_no_layer_is_left_out():
    exhaustive = {
        container
        for contract in contracts()
        if contract["type"] == "layers" and contract.getboolean("exhaustive")
        for container in contract.get("containers", "").split()
    }

    assert {"fourfold", "fourfold.analysis"} <= exhaustive


def test_imports_keep_the_contracts():
    linter = Path(sys.executable).with_name("lint-imports")

    linted = subprocess.run(
        [linter, "--no-cache", "--config", CONFIGURATION],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )

    assert linted.returncode == 0, linted.stdout + linted.stderr
