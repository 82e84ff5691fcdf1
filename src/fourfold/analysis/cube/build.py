"""Builds the cube: beside the old one, checked, then swapped in whole."""

import json
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path

import duckdb

from fourfold.analysis import definitions
from fourfold.analysis.errors import StoreError
from fourfold.analysis.events.areas import AreaData, area_fingerprint, read_areas
from fourfold.analysis.events.literals import text
from fourfold.analysis.events.releases import Release, releases
from fourfold.analysis.events.standing import StandingPart, standing
from fourfold.analysis.events.store import Store

from . import current
from .checks import check_counts
from .counting import count_events, reuse_counts
from .facts import BuildInfo, ReleaseInfo
from .gaps import fill_gaps
from .populations import fill_populations
from .steps import query
from .superseded import superseded_lines
from .tables import SCHEMA, fill_areas, fill_offences, fill_parts

DATASET = "police_uk_street"
Progress = Callable[[str], None]


@dataclass(frozen=True)
class Built:
    """The build that now stands, and how many parts it counted or took over."""

    build: BuildInfo
    counted: int
    reused: int
    is_new: bool


def build(store: Store, *, progress: Progress = lambda _step: None) -> Built:
    """Count everything that stands into a cube, and make it the current one.

    Raises StoreError if crimes or boundaries are missing, FourfoldError if the
    counts do not add up to the rows loaded; the current build then stays.
    """
    store.check()
    with store.writing():
        found = releases(store)
        parts = standing(found, DATASET)
        fingerprint = area_fingerprint(found)
        _require(parts, found)
        name = _build_id(parts, fingerprint)
        if (store.builds / name / current.MANIFEST).is_file():
            current.make_current(store, name)
            info = current.build_info(store.builds / name)
            return Built(info, 0, len(parts), is_new=False)
        progress("reading areas")
        areas = read_areas(store, found)
        draft = store.unfinished / name
        draft.mkdir()
        counted = _fill(store, draft / current.CUBE, parts, areas, progress)
        info = _info(name, found, areas)
        manifest = {**asdict(info), "area_fingerprint": fingerprint}
        (draft / current.MANIFEST).write_text(json.dumps(manifest, indent=1) + "\n")
        for file in draft.iterdir():
            store.flush(file)
        store.place(draft, store.builds / name)
        current.make_current(store, name)
        return Built(info, counted, len(parts) - counted, is_new=True)


def _fill(
    store: Store,
    path: Path,
    parts: Sequence[StandingPart],
    areas: AreaData,
    progress: Progress,
) -> int:
    connection = duckdb.connect(
        path,
        config={
            "memory_limit": "800MB",
            "temp_directory": str(store.unfinished / "spill"),
            "autoinstall_known_extensions": False,
            "autoload_known_extensions": False,
        },
    )
    try:
        connection.execute(SCHEMA)
        progress("looking for crimes in two releases")
        fill_parts(connection, parts, superseded_lines(connection, store, parts))
        _take_over(connection, store, areas.fingerprint)
        progress("placing and counting events")
        counted = count_events(connection, store, areas)
        progress("adding areas and people")
        fill_offences(connection)
        fill_areas(connection, areas)
        last = max(part.part.month for part in parts)
        fill_populations(connection, areas, year=int(last[:4]))
        fill_gaps(connection)
        progress("checking the counts against the rows")
        check_counts(connection)
        connection.execute("CHECKPOINT")
        return counted
    finally:
        connection.close()


def _take_over(
    connection: duckdb.DuckDBPyConnection, store: Store, fingerprint: str
) -> None:
    """Reuse the current build's counts where nothing behind them has changed."""
    previous = current.current_folder(store)
    if previous is None or current.area_fingerprint_of(previous) != fingerprint:
        return
    connection.execute(
        f"ATTACH {text(previous / current.CUBE)} AS previous (READ_ONLY)"
    )
    reuse_counts(connection)
    connection.execute("DETACH previous")


def _require(parts: Sequence[StandingPart], found: Sequence[Release]) -> None:
    if not parts:
        raise StoreError(
            "No street-level crime has been loaded. Load the police.uk archive:"
            " fourfold load ARCHIVE.zip"
        )
    datasets = {part.dataset for release in found for part in release.parts}
    if "ons_boundaries" not in datasets:
        raise StoreError(
            "No boundaries have been loaded, so no crime can be placed. Load"
            " authorities, wards and LSOAs: fourfold load wards.geojson …"
        )


def _build_id(parts: Sequence[StandingPart], fingerprint: str) -> str:
    """The same for the same parts, areas, rules and version, on any machine."""
    rules = (
        query(),
        SCHEMA,
        definitions.table("offences/police_uk_crime_types.csv"),
        definitions.settings("quality.toml"),
        version("fourfold"),
    )
    stand = [(p.part.path, p.part.covers, p.release.edition) for p in parts]
    content = json.dumps((stand, fingerprint, rules), sort_keys=True, default=str)
    return "b" + sha256(content.encode()).hexdigest()[:11]


def _info(name: str, found: Sequence[Release], areas: AreaData) -> BuildInfo:
    return BuildInfo(
        id=name,
        built_at=datetime.now(UTC).isoformat(timespec="seconds"),
        code_version=version("fourfold"),
        releases=tuple(
            _release_info(release, dataset)
            for release in found
            for dataset in sorted({part.dataset for part in release.parts})
        ),
        areas=areas.origins,
    )


def _release_info(release: Release, dataset: str) -> ReleaseInfo:
    contents = sorted(p.sha256 for p in release.parts if p.dataset == dataset)
    return ReleaseInfo(
        id=release.id,
        dataset=dataset,
        edition=release.edition,
        loaded_at=release.loaded_at,
        files=len(set(contents)),
        sha256=sha256("".join(contents).encode()).hexdigest(),
    )
