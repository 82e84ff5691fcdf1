"""Reads a cube. Opened read-only and shut off from everything else."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import cached_property
from typing import Any

import duckdb
import numpy as np
import shapely
from numpy.typing import NDArray
from shapely.geometry.base import BaseGeometry

from fourfold.analysis import definitions
from fourfold.analysis.areas.populations import Population
from fourfold.analysis.errors import StoreError
from fourfold.analysis.events.areas import LEVELS
from fourfold.analysis.events.store import Store
from fourfold.analysis.offences.crime_types import crime_types
from fourfold.analysis.offences.harm import HarmScale

from . import current, naming, queries
from .counts import CountCube
from .facts import (
    Area,
    AreaGap,
    BuildInfo,
    ForceQuality,
    PartCount,
    PartRows,
    ReleaseInfo,
    Unplaced,
)
from .harm_weights import read_harm_scales
from .indicators import Indicator, read_indicators
from .outcomes import OutcomeCounts, read_outcomes
from .quality import force_quality
from .stops import StopCounts, read_stops

__all__ = [
    "Area",
    "AreaGap",
    "BuildInfo",
    "Cube",
    "ForceQuality",
    "Indicator",
    "PartCount",
    "PartRows",
    "Population",
    "ReleaseInfo",
    "Unplaced",
    "open_cube",
]


@contextmanager
def open_cube(store: Store, build: str | None = None) -> Iterator["Cube"]:
    """The current build of a data folder, or the one named.

    Raises StoreError if there is none that can be read, UnknownLabelError for a
    name that is not there.
    """
    folder = current.build_folder(store, build)
    connection = current.connect(folder)
    try:
        yield Cube(connection, current.build_info(folder))
    finally:
        connection.close()


class Cube:
    """Counts, people and outlines of areas, with the record of their origin."""

    def __init__(self, connection: duckdb.DuckDBPyConnection, build: BuildInfo) -> None:
        self._connection = connection
        self.build = build

    @property
    def invented(self) -> bool:
        """Whether anything is: what is mixed with it is not real either."""
        return any(release.invented for release in self.build.releases)

    @cached_property
    def months(self) -> tuple[str, ...]:
        return tuple(m for (m,) in self._rows("FROM months ORDER BY month"))

    @cached_property
    def _areas(self) -> dict[str, Area]:
        rows = self._rows("SELECT code, name, level, authority FROM areas ORDER BY ALL")
        return {row[0]: Area(*row) for row in rows}

    def area(self, code: str) -> Area:
        """The area of a code; raises UnknownLabelError with the nearest ones."""
        if code not in self._areas:
            raise naming.unknown_area(self._areas, code)
        return self._areas[code]

    def find_area(self, text: str) -> Area:
        """The area that has this code or name, whatever its case.

        Raises UnknownLabelError if none has it, or several have.
        """
        return naming.find_area(self._areas, text)

    def areas(self, level: str, *, authority: str | None = None) -> tuple[Area, ...]:
        """Areas of a level, of one authority or all, by name.

        Raises StoreError if no outline of that level has been loaded: there is no
        authority without wards or LSOAs.
        """
        if level not in LEVELS:
            raise ValueError(f"level must be one of {', '.join(LEVELS)}, not {level!r}")
        if authority is not None:
            self.area(authority)
        found = [
            area
            for area in self._areas.values()
            if area.level == level and authority in (None, area.authority, area.code)
        ]
        if not found:
            within = f" of {self.area(authority).name}" if authority else ""
            raise StoreError(
                f"No outlines at the level {level}{within} have been loaded. Load them,"
                " then build again: fourfold load outlines.geojson"
            )
        return tuple(sorted(found, key=lambda area: (area.name, area.code)))

    def counts(self, areas: Sequence[Area]) -> CountCube:
        """Events of every month and offence in areas of one level."""
        level = self._level_of(areas)
        axes = {
            "areas": tuple(area.code for area in areas),
            "months": self.months,
            "offences": tuple(crime_type.id for crime_type in crime_types()),
        }
        at = self._connection.execute(
            queries.COUNTS.format(level=level),
            {name: list(labels) for name, labels in axes.items()},
        ).fetchnumpy()
        values = np.zeros([len(labels) for labels in axes.values()], np.int64)
        values[at["area"], at["month"], at["offence"]] = at["events"]
        return CountCube(values=values, known=self._known(areas), **axes)

    def unknown_types(
        self, area: Area, *, months: Collection[str]
    ) -> tuple[tuple[str, int], ...]:
        """Labels that the definitions do not have, with their rows: in no offence."""
        rows = self._of_area(queries.UNKNOWN_TYPES, area, months=list(months))
        return tuple((label, events) for label, events in rows)

    def unplaced(self, area: Area, *, months: Collection[str]) -> tuple[Unplaced, ...]:
        """Rows without a usable point, of the forces that police the area."""
        rows = self._rows(
            queries.UNPLACED,
            {"authority": self._authority_of(area), "months": list(months)},
        )
        return tuple(Unplaced(*row) for row in rows)

    def populations(
        self, areas: Sequence[Area], band: str
    ) -> tuple[Population | None, ...]:
        """Residents of each area in a band of ages; None where not known."""
        bands = definitions.settings("sources/ons_population.toml")["bands"]
        if band not in bands:
            raise ValueError(f"band must be one of {', '.join(bands)}, not {band!r}")
        rows = self._rows(
            queries.POPULATIONS, {"band": band, "areas": self._codes_of(areas)}
        )
        found = {row[0]: Population(*row) for row in rows}
        return tuple(found.get(area.code) for area in areas)

    def outlines(self, areas: Sequence[Area]) -> tuple[BaseGeometry, ...]:
        """Outlines in metres of the National Grid."""
        rows = self._rows(queries.OUTLINES, {"areas": self._codes_of(areas)})
        found = {code: shapely.from_wkb(bytes(outline)) for code, outline in rows}
        return tuple(found[area.code] for area in areas)

    def indicators(self) -> dict[str, Indicator]:
        """Numbers about the people of LSOAs and authorities, by id."""
        return read_indicators(self._connection)

    def harm_scales(self) -> tuple[HarmScale, ...]:
        """Scales of harm whose workbooks are loaded."""
        return read_harm_scales(self._connection)

    def outcomes(self, area: Area) -> OutcomeCounts | None:
        """What became of the crimes of an authority; None where nothing tells."""
        editions = {release.id: release.edition for release in self.build.releases}
        return read_outcomes(self._connection, area.code, editions=editions)

    def stops(self, area: Area) -> StopCounts | None:
        """Stops and searches located in an authority; None where none are loaded."""
        return read_stops(self._connection, area.code)

    def gaps(self, area: Area) -> tuple[AreaGap, ...]:
        """Months not known for an area, each with its reason, in order."""
        reasons = self._reasons(area)
        return tuple(
            AreaGap(area.code, month, reasons[month])
            for month in self.months
            if month in reasons
        )

    def forces(self, area: Area) -> tuple[ForceQuality, ...]:
        """The forces whose files the area's counts rest on, most rows first."""
        return tuple(
            force_quality(self._connection, force, self.months)
            for (force,) in self._of_area(queries.FORCES, area)
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
        rows = self._of_area(
            queries.WORKING, area, months=list(months), offences=list(offences)
        )
        return tuple(PartCount(*row) for row in rows)

    def part_rows(
        self, area: Area, *, months: Collection[str], offences: Collection[str]
    ) -> Iterator[PartRows]:
        """Where the rows that were counted stand in the event store, part by part."""
        wanted = {"months": list(months), "offences": list(offences)}
        labels = self._rows(queries.LABELS, {"offences": list(offences)})
        for part, path, release, file, month in self._of_area(
            queries.PARTS_COUNTED, area, **wanted
        ):
            level = self.area(area.code).level
            points = queries.POINTS_COUNTED.format(level=level)
            values = {"area": area.code, "part": part}
            superseded = self._rows(queries.SUPERSEDED, {"part": part})
            yield PartRows(
                path=path,
                release=release,
                file=file,
                month=month,
                points=self._connection.execute(points, values).fetchnumpy(),
                labels=tuple(label for (label,) in labels),
                superseded=tuple(line for (line,) in superseded),
            )

    @cached_property
    def _gaps(self) -> dict[str, dict[str, str]]:
        """Reasons by authority and month; a key for each authority there is."""
        found: dict[str, dict[str, str]] = {
            code: {} for code, area in self._areas.items() if area.level == "authority"
        }
        for authority, month, reason in self._rows("FROM gaps"):
            found[authority][month] = reason
        return found

    def _reasons(self, area: Area) -> dict[str, str]:
        """Why months are not known for an area, by month."""
        authority = self._authority_of(area)
        if authority in self._gaps:
            return self._gaps[authority]
        reason = "the outline of the local authority that it lies in is not loaded"
        return dict.fromkeys(self.months, reason)

    def _known(self, areas: Sequence[Area]) -> NDArray[np.bool_]:
        gaps = [self._reasons(area) for area in areas]
        return np.array(
            [[month not in reasons for month in self.months] for reasons in gaps],
            dtype=np.bool_,
        )

    def _authority_of(self, area: Area) -> str | None:
        area = self.area(area.code)
        return area.code if area.level == "authority" else area.authority

    def _level_of(self, areas: Sequence[Area]) -> str:
        levels = {self.area(area.code).level for area in areas}
        if len(levels) != 1 or len(set(areas)) != len(areas):
            raise ValueError(f"areas must be of one level, each once, not {levels}")
        return levels.pop()

    def _codes_of(self, areas: Sequence[Area]) -> list[str]:
        return [self.area(area.code).code for area in areas]

    def _of_area(self, sql: str, area: Area, **values: Any) -> list[tuple[Any, ...]]:
        # The level becomes part of the query, so it is taken from the cube itself.
        level = self.area(area.code).level
        return self._rows(sql.format(level=level), {"area": area.code, **values})

    def _rows(
        self, sql: str, values: Mapping[str, Any] | None = None
    ) -> list[tuple[Any, ...]]:
        return self._connection.execute(sql, values or {}).fetchall()
