"""Reads what analysts and lawyers own: the data files of `fourfold/definitions`."""

import csv
import tomllib
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any

ROOT = files("fourfold") / "definitions"


def names(folder: str, suffix: str = ".toml") -> tuple[str, ...]:
    """Names of the definitions in a folder, without suffix, sorted."""
    return tuple(
        sorted(
            entry.name.removesuffix(suffix)
            for entry in _at(folder).iterdir()
            if entry.name.endswith(suffix)
        )
    )


@cache
def settings(path: str) -> dict[str, Any]:
    """The content of one TOML definition, for example `measures/violence.toml`."""
    return tomllib.loads(_at(path).read_text(encoding="utf-8"))


@cache
def table(path: str) -> tuple[dict[str, str], ...]:
    """The rows of one CSV definition; lines that start with # are its provenance."""
    lines = _at(path).read_text(encoding="utf-8").splitlines()
    return tuple(csv.DictReader(line for line in lines if not line.startswith("#")))


def _at(path: str) -> Traversable:
    entry = ROOT
    for part in path.split("/"):
        entry = entry / part
    return entry
