"""Reads a cube. Opened read-only and shut off from everything else."""

import difflib
import json
from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager
from functools import cached_property
from pathlib import Path
from typing import Any

import duckdb
import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from fourfold.analysis import definitions
from fourfold.analysis.areas.populations import Population
from fourfold.analysis.errors import UnknownLabelError
from fourfold.analysis.events.store import Store
from fourfold.analysis.offences.crime_types import crime_types

from . import current
from .counts import CountCube
from .facts import Area, AreaGap, BuildInfo, ForceQuality, PartCount, ReleaseInfo
from .quality import force_quality

__all__ = [
    "Area",
    "AreaGap",
    "BuildInfo",
    "Cube",
    "ForceQuality",
    "PartCount",
    "Population",
    "ReleaseInfo",
    "open_cube",
]


@contextmanager
def open_cube(store: Store, build: str | None = None) -> Iterator["Cube"]:
    """The current build of a data folder, or the one named."""
    folder = current.build_folder(store, build)
    connection = duckdb.connect(
        folder / current.CUBE,
        read_only=True,
        config={"enable_external_access": False, "lock_configuration": True},
    )
    try:
        yield Cube(connection, current.build_info(folder), _is_invented(store))
    finally:
        connection.close()


class Cube:
    """Counts, people and outlines of areas, with the record of their origin."""

    def __init__(
        self, connection: duckdb.DuckDBPyConnection, build: BuildInfo, invented: bool
    ) -> None:
        self._connection = connection
        self.build = build
        self.invented = invented

    @cached_property
    def months(self) -> tuple[str, ...]:
        return tuple(m for (m,) in self._rows("FROM months ORDER BY month"))

    @cached_property
    def _areas(self) -> dict[str, Area]:
        rows = self._rows("SELECT code, name, level, authority FROM areas ORDER BY ALL")
        return {row[0]: Area(*row) for row in rows}

    def area(self, code: str) -> Area:
        """The area of a code; raises UnknownLabelError with the nearest ones."""
        if code in self._areas:
            return self._areas[code]
        names = {f"{a.name} ({a.code})": a for a in self._areas.values()}
        near = difflib.get_close_matches(code, names, n=3, cutoff=0.3)
        near = near or difflib.get_close_matches(code, self._areas, n=3)
        hint = f" Did you mean {' or '.join(near)}?" if near else ""
        raise UnknownLabelError(
            f"No boundary with the code {code} was loaded.{hint}"
            " See which there are: fourfold areas"
        )

    def areas(self, level: str, *, authority: str | None = None) -> tuple[Area, ...]:
        """Areas of a level, of one authority or all, by name."""
        found = (
            area
            for area in self._areas.values()
            if area.level == level and authority in (None, area.authority, area.code)
        )
        return tuple(sorted(found, key=lambda area: (area.name, area.code)))

    def counts(self, areas: Sequence[Area]) -> CountCube:
        """Events of every month and offence in areas of one level."""
        level = _level_of(areas)
        codes = tuple(area.code for area in areas)
        offences = tuple(crime_type.id for crime_type in crime_types())
        values = np.zeros((len(codes), len(self.months), len(offences)), np.int64)
        rows = self._rows(
            f"SELECT {level}, month, offence, sum(events)::BIGINT"
            " FROM counts JOIN parts USING (part) JOIN offences USING (crime_type)"
            f" WHERE offence IS NOT NULL AND list_contains(?, {level}) GROUP BY ALL",
            [list(codes)],
        )
        at_area, at_month, at_offence = (
            {label: position for position, label in enumerate(labels)}
            for labels in (codes, self.months, offences)
        )
        for area, month, offence, events in rows:
            values[at_area[area], at_month[month], at_offence[offence]] = events
        return CountCube(values, self._known(areas), codes, self.months, offences)

    def populations(
        self, areas: Sequence[Area], band: str
    ) -> tuple[Population | None, ...]:
        """Residents of each area in a band of ages; None where not known."""
        rows = self._rows("FROM populations WHERE band = ?", [band])
        found = {row[0]: Population(*row) for row in rows}
        return tuple(found.get(area.code) for area in areas)

    def outlines(self, areas: Sequence[Area]) -> tuple[BaseGeometry, ...]:
        """Outlines in metres of the National Grid."""
        rows = self._rows(
            "SELECT code, outline FROM areas WHERE list_contains(?, code)",
            [[area.code for area in areas]],
        )
        found = {code: shapely.from_wkb(bytes(outline)) for code, outline in rows}
        return tuple(found[area.code] for area in areas)

    def gaps(self, area: Area) -> tuple[AreaGap, ...]:
        """Months not known for an area, with the reason, in order."""
        rows = self._rows(
            "SELECT month, reason FROM gaps WHERE authority = ? ORDER BY month",
            [_authority_of(area)],
        )
        return tuple(AreaGap(area.code, month, reason) for month, reason in rows)

    def forces(self, area: Area) -> tuple[ForceQuality, ...]:
        """The forces whose files the area's counts rest on, most rows first."""
        rows = self._rows(
            "SELECT force FROM counts JOIN parts USING (part)"
            f" WHERE {area.level} = ? GROUP BY force ORDER BY sum(events) DESC, force",
            [area.code],
        )
        return tuple(
            force_quality(self._connection, force, self.months) for (force,) in rows
        )

    def licences(self) -> tuple[str, ...]:
        """The attribution line of every source that the build rests on."""
        datasets = dict.fromkeys(release.dataset for release in self.build.releases)
        lines = (
            definitions.settings(f"sources/{dataset}.toml")["attribution"]
            for dataset in datasets
        )
        return tuple(dict.fromkeys(lines))

    def working(
        self, area: Area, *, months: Collection[str], offences: Collection[str]
    ) -> tuple[PartCount, ...]:
        """How many rows of which source file were counted."""
        rows = self._rows(
            "SELECT release, file, sha256, force, month, sum(events)::BIGINT"
            " FROM counts JOIN parts USING (part) JOIN offences USING (crime_type)"
            f" WHERE {area.level} = ? AND list_contains(?, month)"
            " AND list_contains(?, offence) GROUP BY ALL ORDER BY month, force, file",
            [area.code, list(months), list(offences)],
        )
        return tuple(PartCount(*row) for row in rows)

    def _known(self, areas: Sequence[Area]) -> np.ndarray[Any, np.dtype[np.bool_]]:
        rows = self._rows("SELECT authority, month FROM gaps")
        gaps = set(rows)
        policed = {row[0] for row in self._rows("SELECT authority FROM policed_by")}
        return np.array(
            [
                [
                    _authority_of(area) in policed
                    and (_authority_of(area), month) not in gaps
                    for month in self.months
                ]
                for area in areas
            ],
            dtype=np.bool_,
        ).reshape(len(areas), len(self.months))

    def _rows(self, sql: str, values: Sequence[Any] = ()) -> list[tuple[Any, ...]]:
        return self._connection.execute(sql, values).fetchall()


def _level_of(areas: Sequence[Area]) -> str:
    levels = {area.level for area in areas}
    if len(levels) != 1:
        raise ValueError(f"areas must be of one level, not {sorted(levels)}")
    return levels.pop()


def _authority_of(area: Area) -> str | None:
    return area.code if area.level == "authority" else area.authority


def _is_invented(store: Store) -> bool:
    # One invented release is enough: what is mixed with it is not real either.
    return any(
        json.loads(path.read_text())["invented"]
        for path in Path(store.releases).glob("r*.json")
    )
