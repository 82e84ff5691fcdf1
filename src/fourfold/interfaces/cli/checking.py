"""The checks of `fourfold doctor`."""

import os
import shutil
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from importlib.metadata import version

import duckdb

from fourfold.analysis import definitions
from fourfold.analysis.charts.drawing import svg_of
from fourfold.analysis.cube.build import is_up_to_date
from fourfold.analysis.cube.reader import open_cube
from fourfold.analysis.errors import FourfoldError
from fourfold.analysis.events.releases import Part, Release, releases
from fourfold.analysis.events.store import Store
from fourfold.analysis.offences.measures import measures

LEAST_FREE_BYTES = 2 * 1024**3
LIBRARIES = ("duckdb", "numpy", "scipy", "shapely", "pyproj", "vl-convert-python")


@dataclass(frozen=True)
class Check:
    """One thing looked at, what was found, and what to do if it is not well."""

    name: str
    is_well: bool
    found: str
    remedy: str = ""


def check_everything(store: Store) -> Iterator[Check]:
    """Look at the installation, then at the data folder if there is one."""
    yield _installation()
    yield _definitions()
    yield _drawing()
    yield _room(store)
    if not store.exists():
        yield Check(
            "data folder",
            True,
            f"{store.root} has no data yet",
            "Load some: fourfold load FILES, or try: fourfold demo",
        )
        return
    yield _attempt("data folder", lambda: _folder(store), "Choose another: --data")
    yield from _releases(store)
    yield _attempt("build", lambda: _build(store), "Build: fourfold build")


def _installation() -> Check:
    found = ", ".join(f"{name} {version(name)}" for name in LIBRARIES)
    python = ".".join(str(number) for number in sys.version_info[:3])
    return Check(
        "installation",
        sys.version_info >= (3, 11),
        f"fourfold {version('fourfold')}, Python {python}, {found}",
    )


def _definitions() -> Check:
    return _attempt(
        "definitions",
        lambda: (
            f"{len(measures())} measures, {len(definitions.names('sources'))} sources"
        ),
        "Install Fourfold again",
    )


def _drawing() -> Check:
    sketch = {"data": {"values": [{"x": 1}]}, "mark": "point"}
    return _attempt(
        "drawing charts",
        lambda: f"works ({len(svg_of(sketch)):,} bytes)",
        "Install Fourfold again",
    )


def _room(store: Store) -> Check:
    root = store.root.resolve()
    there = next(path for path in (root, *root.parents) if path.exists())
    free = shutil.disk_usage(there).free
    return Check(
        "disk",
        free >= LEAST_FREE_BYTES,
        f"{free // 1024**3:,} GB free",
        "" if free >= LEAST_FREE_BYTES else "Make room: a load needs about 2 GB",
    )


def _folder(store: Store) -> str:
    store.check()
    if not os.access(store.root, os.W_OK):
        raise FourfoldError(f"{store.root} cannot be written")
    return f"{store.root} can be read and written"


def _releases(store: Store) -> Iterator[Check]:
    found = releases(store)
    parts = {part.path: part for release in found for part in release.parts}
    wrong = [path for path, part in sorted(parts.items()) if not _whole(store, part)]
    yield Check(
        "releases",
        not wrong,
        f"{len(found)} releases, {len(parts):,} parts"
        + (f"; damaged or missing: {', '.join(wrong[:3])}" if wrong else ""),
        f"Load again: {_files_of(found, wrong)}" if wrong else "",
    )


def _whole(store: Store, part: Part) -> bool:
    try:
        row = duckdb.execute(
            "SELECT sum(num_rows) FROM parquet_file_metadata(?)",
            [str(store.parts / part.path)],
        ).fetchone()
    except duckdb.Error:
        return False
    return row is not None and row[0] == part.report.kept


def _files_of(found: tuple[Release, ...], paths: list[str]) -> str:
    files = {
        part.file for release in found for part in release.parts if part.path in paths
    }
    return ", ".join(sorted(files)[:3])


def _build(store: Store) -> str:
    with open_cube(store) as cube:
        name, months = cube.build.id, f"{cube.months[0]} to {cube.months[-1]}"
    if not is_up_to_date(store):
        raise FourfoldError(f"{name} is older than what has been loaded since")
    return f"{name} is up to date, {months}"


def _attempt(name: str, look: Callable[[], str], remedy: str) -> Check:
    try:
        return Check(name, True, look())
    except FourfoldError as problem:
        return Check(name, False, str(problem), remedy)
