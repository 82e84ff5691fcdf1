"""Builds the cube: beside the old one, checked, then swapped in whole."""

import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path

import duckdb

from fourfold.analysis.errors import StoreError
from fourfold.analysis.events.areas import AreaData, read_areas
from fourfold.analysis.events.releases import Release, releases
from fourfold.analysis.events.standing import StandingPart, standing
from fourfold.analysis.events.store import Store

from . import current
from .checks import check_counts
from .counting import count_events
from .facts import BuildInfo
from .gaps import fill_gaps
from .harm_weights import fill_harm_weights
from .identity import BOUNDARIES, Identity, identify, last_year
from .indicators import fill_indicators
from .origins import release_infos
from .outcomes import fill_outcomes
from .populations import fill_populations
from .stops import DATASET as STOP_AND_SEARCH
from .stops import fill_stops
from .superseded import superseded_lines
from .tables import SCHEMA, fill_areas, fill_offences, fill_parts
from .takeover import take_over

DATASET = "police_uk_street"
Progress = Callable[[str], None]


@dataclass(frozen=True)
class Built:
    """The build that now stands, and how many parts it counted or took over."""

    build: BuildInfo
    counted: int
    reused: int
    is_new: bool


@dataclass(frozen=True)
class _Inputs:
    """Everything that a build is made from."""

    found: tuple[Release, ...]
    parts: tuple[StandingPart, ...]
    stops: tuple[StandingPart, ...]
    identity: Identity


def build(store: Store, *, progress: Progress = lambda _step: None) -> Built:
    """Count everything that stands into a cube, and make it the current one.

    Raises StoreError if crimes or outlines are missing, or if the counts do not add
    up to the rows loaded; the current build then stays.
    """
    store.check()
    with store.writing():
        inputs = _inputs(store)
        folder = store.builds / inputs.identity.build
        if current.is_whole(folder):
            current.make_current(store, folder.name)
            info = current.build_info(folder)
            return Built(info, 0, len(inputs.parts), is_new=False)
        progress("reading areas")
        areas = read_areas(store, inputs.found)
        _require_authorities(areas)
        draft = store.unfinished / folder.name
        draft.mkdir()
        with _new_cube(store, draft / current.CUBE) as connection:
            counted = _fill(connection, store, inputs, areas=areas, progress=progress)
        info = _info(inputs, areas)
        current.write_manifest(draft, info, inputs.identity)
        _put_in_place(store, draft, folder)
        return Built(info, counted, len(inputs.parts) - counted, is_new=True)


def is_up_to_date(store: Store) -> bool:
    """Whether the current build is of all that stands, so that none is needed."""
    folder = current.current_folder(store)
    return (
        folder is not None
        and current.is_whole(folder)
        and folder.name == _inputs(store).identity.build
    )


def _inputs(store: Store) -> _Inputs:
    found = releases(store)
    parts = standing(found, DATASET)
    if not parts:
        raise StoreError(
            "No street-level crime has been loaded. Load the police.uk archive:"
            " fourfold load ARCHIVE.zip"
        )
    if not any(p.dataset == BOUNDARIES for release in found for p in release.parts):
        raise StoreError(
            "No boundaries have been loaded, so no crime can be placed. Load"
            " authorities, wards and LSOAs: fourfold load authorities.geojson …"
        )
    stops = standing(found, STOP_AND_SEARCH)
    return _Inputs(found, parts, stops, identify(parts, found, stops=stops))


def _require_authorities(areas: AreaData) -> None:
    # Which months are known is known by authority, for its wards and LSOAs too.
    if not areas.of_level("authority"):
        raise StoreError(
            "No outlines of local authorities have been loaded, so it cannot be told"
            " which months are missing where. Load them: fourfold load"
            " authorities.geojson"
        )


@contextmanager
def _new_cube(store: Store, path: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    connection = duckdb.connect(
        path,
        config={
            "memory_limit": "500MB",
            "temp_directory": str(store.unfinished / "spill"),
            "autoinstall_known_extensions": False,
            "autoload_known_extensions": False,
        },
    )
    try:
        connection.execute(SCHEMA)
        yield connection
        connection.execute("CHECKPOINT")
    finally:
        connection.close()


def _fill(
    connection: duckdb.DuckDBPyConnection,
    store: Store,
    inputs: _Inputs,
    *,
    areas: AreaData,
    progress: Progress,
) -> int:
    """Fill the tables, check them, and return how many parts were counted."""
    progress("looking for crimes in two releases")
    repeated = superseded_lines(connection, store, inputs.parts)
    fill_parts(connection, inputs.parts, repeated)
    taken = take_over(connection, store, inputs.identity)
    progress("placing and counting events")
    counted = count_events(connection, store, areas, taken_over=taken.parts)
    fill_outcomes(connection, store, taken_over=taken.parts)
    fill_stops(connection, store, areas, parts=inputs.stops)
    fill_offences(connection)
    if not taken.people:
        progress("adding areas and people")
        fill_areas(connection, areas)
        fill_populations(connection, areas, year=last_year(inputs.parts))
        fill_indicators(connection, areas)
        fill_harm_weights(connection, areas)
    progress("checking the counts against the rows")
    fill_gaps(connection)
    check_counts(connection)
    return counted


def _put_in_place(store: Store, draft: Path, folder: Path) -> None:
    for file in draft.iterdir():
        store.flush(file)
    # A build of this name that could not be opened.
    shutil.rmtree(folder, ignore_errors=True)
    store.place(draft, folder)
    current.make_current(store, folder.name)


def _info(inputs: _Inputs, areas: AreaData) -> BuildInfo:
    return BuildInfo(
        id=inputs.identity.build,
        built_at=datetime.now(UTC).isoformat(timespec="seconds"),
        code_version=version("fourfold"),
        releases=release_infos((*inputs.parts, *inputs.stops), inputs.found, areas),
        areas=areas.origins,
    )
