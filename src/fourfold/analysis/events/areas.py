"""The areas and people that stand: of each level the newest year loaded."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

import duckdb
import shapely

from fourfold.analysis.areas.boundaries import Boundary
from fourfold.analysis.areas.lookups import LookupRow
from fourfold.analysis.areas.populations import PopulationRow

from .releases import Part, Release
from .store import Store

LEVELS = ("lsoa", "ward", "authority")


@dataclass(frozen=True)
class AreaData:
    """Everything about areas that a build needs."""

    boundaries: tuple[Boundary, ...]
    lookups: tuple[LookupRow, ...]
    populations: tuple[PopulationRow, ...]
    origins: tuple[tuple[str, int, str], ...]
    fingerprint: str

    def of_level(self, level: str) -> tuple[Boundary, ...]:
        return tuple(b for b in self.boundaries if b.level == level)


def area_fingerprint(releases: Sequence[Release]) -> str:
    """Changes when any area file does; points are then placed anew."""
    paths = [part.path for part in _area_parts(releases)]
    return sha256(json.dumps(paths).encode()).hexdigest()


def read_areas(store: Store, releases: Sequence[Release]) -> AreaData:
    """Read the standing areas, look-ups and populations."""
    connection = duckdb.connect(config={"threads": 2})
    try:
        boundaries, origins = _boundaries(connection, store, releases)
        codes = [b.code for b in boundaries]
        lookups = _Wanted("ons_lookups", "from_code", codes)
        people = _Wanted("ons_population", "area", codes)
        return AreaData(
            boundaries=boundaries,
            lookups=tuple(
                LookupRow(*row) for row in _rows(connection, store, releases, lookups)
            ),
            populations=tuple(
                PopulationRow(*row)
                for row in _rows(connection, store, releases, people)
            ),
            origins=origins,
            fingerprint=area_fingerprint(releases),
        )
    finally:
        connection.close()


def _boundaries(
    connection: duckdb.DuckDBPyConnection, store: Store, releases: Sequence[Release]
) -> tuple[tuple[Boundary, ...], tuple[tuple[str, int, str], ...]]:
    """Of each level the newest year; of a code given twice, the later load."""
    parts = [p for p in _area_parts(releases) if p.dataset == "ons_boundaries"]
    found: dict[tuple[str, int, str], tuple[tuple[Any, ...], Part]] = {}
    for part in parts:
        for row in connection.execute(*_select(store, part)).fetchall():
            code, _, level, year, *_ = row
            found[level, year, code] = (row, part)
    newest = {
        level: max((year for at, year, _ in found if at == level), default=0)
        for level in LEVELS
    }
    standing = {key: value for key, value in found.items() if key[1] == newest[key[0]]}
    boundaries = tuple(_boundary(standing[key][0]) for key in sorted(standing))
    origins = {
        (level, year, standing[level, year, code][1].file)
        for level, year, code in standing
    }
    return boundaries, tuple(sorted(origins))


def _boundary(row: tuple[Any, ...]) -> Boundary:
    code, name, level, year, authority, geometry, *rest = row
    return Boundary(
        code, name, level, year, authority, shapely.from_wkb(geometry), *rest
    )


@dataclass(frozen=True)
class _Wanted:
    """Rows of a data set about areas that have an outline: as a rule, a tenth."""

    dataset: str
    column: str
    codes: Sequence[str]


def _rows(
    connection: duckdb.DuckDBPyConnection,
    store: Store,
    releases: Sequence[Release],
    wanted: _Wanted,
) -> Iterable[tuple[Any, ...]]:
    """Rows of every file of a data set, each once, the later load first."""
    seen: dict[tuple[Any, ...], None] = {}
    for part in reversed(_area_parts(releases)):
        if part.dataset == wanted.dataset:
            rows = connection.execute(
                f"FROM read_parquet(?) WHERE {wanted.column} IN (SELECT unnest(?))",
                [str(store.parts / part.path), wanted.codes],
            ).fetchall()
            seen.update(dict.fromkeys(rows))
    return seen


def _select(store: Store, part: Part) -> tuple[str, list[str]]:
    return "FROM read_parquet(?)", [str(store.parts / part.path)]


def _area_parts(releases: Sequence[Release]) -> list[Part]:
    return [part for release in releases for part in release.parts if not part.month]
