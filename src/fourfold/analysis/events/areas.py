"""The areas and people that stand: of each level the newest year loaded."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

import duckdb
import shapely

from fourfold.analysis.areas.boundaries import Boundary
from fourfold.analysis.areas.deprivation import DeprivationRow
from fourfold.analysis.areas.lookups import LookupRow
from fourfold.analysis.areas.populations import PopulationRow
from fourfold.analysis.offences.harm import OffenceWeight

from .releases import Part, Release
from .standing import area_parts
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
    deprivation: tuple[DeprivationRow, ...] = ()
    offence_weights: tuple[OffenceWeight, ...] = ()

    def of_level(self, level: str) -> tuple[Boundary, ...]:
        return tuple(b for b in self.boundaries if b.level == level)


def area_fingerprint(releases: Sequence[Release]) -> str:
    """Changes when any area file does; points are then placed anew."""
    paths = [part.path for part in area_parts(releases)]
    return sha256(json.dumps(paths).encode()).hexdigest()


def read_areas(store: Store, releases: Sequence[Release]) -> AreaData:
    """Read the standing areas, look-ups and populations."""
    connection = duckdb.connect(config={"threads": 2})
    try:
        boundaries, origins = _boundaries(connection, store, releases)
        codes = [b.code for b in boundaries]
        wanted = _Wanted(connection, store, area_parts(releases), codes)
        return AreaData(
            boundaries=boundaries,
            lookups=tuple(
                LookupRow(*row) for row in wanted.rows("ons_lookups", of="from_code")
            ),
            populations=tuple(
                PopulationRow(*row) for row in wanted.rows("ons_population", of="area")
            ),
            deprivation=tuple(
                DeprivationRow(*row) for row in wanted.rows("iod", of="lsoa")
            ),
            offence_weights=tuple(
                OffenceWeight(*row)
                for dataset in ("cambridge_harm", "ons_severity")
                for row in wanted.newest(dataset)
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
    parts = [p for p in area_parts(releases) if p.dataset == "ons_boundaries"]
    found: dict[tuple[str, int, str], tuple[tuple[Any, ...], Part]] = {}
    for part in parts:
        path = str(store.parts / part.path)
        rows = connection.execute("FROM read_parquet(?)", [path]).fetchall()
        for row in rows:
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
    """Rows about areas that have an outline: as a rule, a tenth of a file."""

    connection: duckdb.DuckDBPyConnection
    store: Store
    parts: Sequence[Part]
    codes: Sequence[str]

    def rows(self, dataset: str, *, of: str) -> Iterable[tuple[Any, ...]]:
        """Rows of every file of a data set, each once, the later load first."""
        seen: dict[tuple[Any, ...], None] = {}
        for part in reversed(self.parts):
            if part.dataset == dataset:
                rows = self.connection.execute(
                    f"FROM read_parquet(?) WHERE {of} IN (SELECT unnest(?))",
                    [str(self.store.parts / part.path), self.codes],
                ).fetchall()
                seen.update(dict.fromkeys(rows))
        return seen

    def newest(self, dataset: str) -> list[tuple[Any, ...]]:
        """Rows of the file of a data set that was loaded last."""
        for part in reversed(self.parts):
            if part.dataset == dataset:
                path = str(self.store.parts / part.path)
                rows = self.connection.execute("FROM read_parquet(?)", [path])
                return rows.fetchall()
        return []
