"""The files of the project, as the architecture tests examine them."""

import ast
from collections.abc import Iterator
from fnmatch import fnmatch
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SOURCE = ROOT / "src" / "fourfold"


@cache
def project_files() -> tuple[Path, ...]:
    """Every file that is, or will be, in the repository; sorted."""
    return tuple(sorted(_files_in(ROOT)))


def files(*suffixes: str, within: Path = ROOT) -> list[Path]:
    return [
        path
        for path in project_files()
        if path.suffix in suffixes and path.is_relative_to(within)
    ]


def shown(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


@cache
def parsed(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"), filename=str(path))


def functions_in(path: Path) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    for node in ast.walk(parsed(path)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node


def _files_in(folder: Path) -> Iterator[Path]:
    for entry in folder.iterdir():
        if entry.name == ".git" or _is_ignored(entry):
            continue
        if entry.is_dir():
            yield from _files_in(entry)
        else:
            yield entry


def _is_ignored(entry: Path) -> bool:
    # Our .gitignore holds names only, which keeps this to one line.
    return any(fnmatch(entry.name, pattern) for pattern in _ignored_names())


@cache
def _ignored_names() -> tuple[str, ...]:
    lines = (ROOT / ".gitignore").read_text(encoding="utf-8").splitlines()
    return tuple(line.rstrip("/") for line in lines if line.strip())
