"""Counts the parts of figures in the cube, and says what keeps one from being known."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from fourfold.analysis.assessment.evidence import EvidenceCube
from fourfold.analysis.assessment.periods import Period
from fourfold.analysis.assessment.wording import months_named
from fourfold.analysis.cube.counts import CountCube
from fourfold.analysis.cube.reader import Area, Population
from fourfold.analysis.errors import UnknownLabelError
from fourfold.analysis.offences.measures import Measure

RESIDENTS, UNDER_25 = "all", "under_25"

# All ages as the table of ages counts them, which a share of them is of.
EVERY_AGE = "every_age"


@dataclass(frozen=True, slots=True)
class Total:
    """What was recorded over some months; None, and which, where one is missing."""

    count: int | None
    missing: tuple[str, ...]

    @property
    def reason(self) -> str:
        if not self.missing:
            return ""
        return (
            f"not known, because there are no figures for {months_named(self.missing)}"
        )


@dataclass(frozen=True)
class Series:
    """One measure by area and month.

    values : int64, known : bool, both of shape (areas, months)
    """

    values: NDArray[np.int64]
    known: NDArray[np.bool_]
    areas: tuple[str, ...]
    months: tuple[str, ...]

    @cached_property
    def _months(self) -> dict[str, int]:
        return {month: position for position, month in enumerate(self.months)}

    def total(self, area: str, period: Period) -> Total:
        """Sum over a period, known only where each of its months is known."""
        row = self.areas.index(area)
        at = [(month, self._months.get(month)) for month in period.months]
        missing = tuple(
            month
            for month, column in at
            if column is None or not self.known[row, column]
        )
        if missing:
            return Total(None, missing)
        columns = [column for _, column in at if column is not None]
        return Total(int(self.values[row, columns].sum()), ())

    def known_months(self, area: str) -> tuple[str, ...]:
        row = self.areas.index(area)
        return tuple(
            month
            for month, known in zip(self.months, self.known[row], strict=True)
            if known
        )


class Ledger:
    """The counts and people of an authority and some areas within it.

    Read from the cube once for each level, then added up measure by measure.
    """

    def __init__(
        self, cube: EvidenceCube, *, authority: Area, within: Sequence[Area]
    ) -> None:
        self.authority = authority
        self.months = cube.months
        self._areas = {area.code: area for area in (authority, *within)}
        self._counts = _counts_by_code(cube, tuple(self._areas.values()))
        self._people = _people_by_code(cube, tuple(self._areas.values()))
        self._series: dict[tuple[str, str], Series] = {}

    def area(self, code: str) -> Area:
        if code not in self._areas:
            raise UnknownLabelError(f"{code} is not part of {self.authority.name}")
        return self._areas[code]

    def total(self, measure: Measure, area: Area, period: Period) -> Total:
        return self.series(measure, area).total(area.code, period)

    def people(self, area: Area, band: str) -> Population | None:
        return self._people[area.code, band]

    def series(self, measure: Measure, area: Area) -> Series:
        """The measure's months for every area of the area's level."""
        key = measure.id, area.level
        if key not in self._series:
            chosen = self._counts[area.code].of_offences(measure.offences)
            self._series[key] = Series(
                chosen.values.sum(axis=2), chosen.known, chosen.areas, chosen.months
            )
        return self._series[key]


def _levels(areas: Sequence[Area]) -> list[list[Area]]:
    levels = dict.fromkeys(area.level for area in areas)
    return [[area for area in areas if area.level == level] for level in levels]


def _counts_by_code(cube: EvidenceCube, areas: Sequence[Area]) -> dict[str, CountCube]:
    found: dict[str, CountCube] = {}
    for level in _levels(areas):
        counts = cube.counts(level)
        found |= dict.fromkeys((area.code for area in level), counts)
    return found


def _people_by_code(
    cube: EvidenceCube, areas: Sequence[Area]
) -> dict[tuple[str, str], Population | None]:
    return {
        (area.code, band): people
        for level in _levels(areas)
        for band in (RESIDENTS, UNDER_25, EVERY_AGE)
        for area, people in zip(level, cube.populations(level, band), strict=True)
    }
