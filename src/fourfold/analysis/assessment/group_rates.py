"""The rates of a group of areas, as arrays with the area itself first."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from fourfold.analysis.assessment.structure import Found
from fourfold.analysis.cube.reader import Area
from fourfold.analysis.offences.measures import Measure
from fourfold.analysis.statistics.funnels import Funnel, funnel

PER = 1_000

Floats = NDArray[np.float64]


@dataclass(frozen=True)
class GroupRates:
    """Of one measure in one period; arrays of shape (areas,), NaN where not known.

    title : of the group, as a sentence names it
    figures : ids of the counted rates, of those that are known
    reason : why the area cannot be set beside the others; empty where it can
    """

    areas: tuple[Area, ...]
    counts: Floats
    people: Floats
    title: str
    figures: tuple[str, ...]
    reason: str

    @property
    def rates(self) -> Floats:
        """For every 1,000 residents."""
        return self.counts / self.people * PER

    @cached_property
    def funnel(self) -> Funnel:
        return funnel(self.counts, self.people)

    @property
    def without_own(self) -> "GroupRates":
        """The others that are known."""
        known = ~np.isnan(self.rates)
        known[0] = False
        return GroupRates(
            tuple(a for a, is_known in zip(self.areas, known, strict=True) if is_known),
            self.counts[known],
            self.people[known],
            self.title,
            self.figures[1:],
            "",
        )


def group_rates(found: Found, measure: Measure) -> GroupRates:
    """The rates of the scope's group, its authority first."""
    scope = found.scope
    title = scope.comparison.title if scope.comparison else ""
    return rates_among(found, measure, scope.group, title=title)


def rates_among(
    found: Found, measure: Measure, areas: Sequence[Area], *, title: str
) -> GroupRates:
    """The rates of areas, the one that is set beside the others first."""
    rates = [found.of(measure, "rate", area.code) for area in areas]
    known = [finding for finding in rates if finding.value is not None]
    reason = rates[0].reason
    if not reason and len(known) < 2:
        reason = "not known, because no rate of the others is known"
    if not reason and not any(finding.parts.numerator for finding in known):
        reason = "not known, because nothing was recorded in the group"
    return GroupRates(
        tuple(areas),
        np.array([_part(f.parts.numerator, f.known) for f in rates]),
        np.array([_part(f.parts.denominator, f.known) for f in rates]),
        title,
        tuple(finding.id for finding in known),
        reason,
    )


def _part(number: int | None, is_known: bool) -> float:
    return np.nan if number is None or not is_known else float(number)
