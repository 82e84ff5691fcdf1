"""The months of a measure in an area, up to the last that is assessed."""

from dataclasses import dataclass
from functools import cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from fourfold.analysis.assessment.bases import Base, bases_of
from fourfold.analysis.assessment.periods import Period
from fourfold.analysis.assessment.structure import Found
from fourfold.analysis.assessment.wording import months_named
from fourfold.analysis.cube.reader import Area
from fourfold.analysis.definitions import settings
from fourfold.analysis.offences.measures import Measure

WITHHELD = "not known, because months that it needs are withheld"


@cache
def series_rule(name: str) -> Any:
    """One of the rules of definitions/series.toml."""
    return settings("series.toml")[name]


@dataclass(frozen=True, slots=True)
class Monthly:
    """A series of months, the last of which is the last that is assessed.

    counts : float64, shape (months,); NaN where not known or withheld
    figures : ids of the counts, a month each
    bases : stretches that were recorded in one way, in order
    withheld : whether a count is withheld
    """

    measure: Measure
    area: Area
    months: tuple[str, ...]
    counts: NDArray[np.float64]
    figures: tuple[str, ...]
    bases: tuple[Base, ...]
    withheld: bool

    @property
    def known(self) -> NDArray[np.bool_]:
        return ~np.isnan(self.counts)

    @property
    def calendar(self) -> NDArray[np.int64]:
        """The place of each month in its year, 0 for January."""
        return np.array([calendar_place(month) for month in self.months])

    @property
    def mean(self) -> float:
        """Of the known months; 0 where there are none."""
        known = self.counts[self.known]
        return float(known.mean()) if known.size else 0.0

    def part(self, start: int, stop: int) -> "Monthly":
        """Some of its months, without bases."""
        return Monthly(
            self.measure,
            self.area,
            self.months[start:stop],
            self.counts[start:stop],
            self.figures[start:stop],
            (),
            self.withheld,
        )

    def over(self, period: Period) -> "Monthly | None":
        """The months of a period; None where it begins before the data."""
        if period.first not in self.months or period.last not in self.months:
            return None
        return self.part(
            self.months.index(period.first), self.months.index(period.last) + 1
        )

    @property
    def missing(self) -> str:
        """Why some month is not known, to follow a colon; empty where all are."""
        if self.known.all():
            return ""
        if self.withheld:
            return WITHHELD
        unknown = [m for m, k in zip(self.months, self.known, strict=True) if not k]
        return f"not known, because there are no figures for {months_named(unknown)}"


def monthly(found: Found, measure: Measure, area: Area) -> Monthly:
    """The months of the data up to the last one assessed."""
    scope = found.scope
    months = scope.known_span.months
    counts = [
        found.of(measure, "count", area.code, period=Period(month, month))
        for month in months
    ]
    values = [count.value for count in counts]
    return Monthly(
        measure,
        area,
        months,
        np.array([np.nan if value is None else value for value in values], float),
        tuple(count.id for count in counts),
        bases_of(measure, months, [force.force for force in found.record.forces]),
        any(count.withheld for count in counts),
    )


def calendar_place(month: str) -> int:
    return int(month[5:]) - 1
