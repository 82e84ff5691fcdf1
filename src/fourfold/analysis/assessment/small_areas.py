"""The LSOAs of an authority as arrays: counts, residents, rates and smoothed rates."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from fourfold.analysis.assessment.structure import Found
from fourfold.analysis.cube.reader import Area
from fourfold.analysis.offences.measures import Measure
from fourfold.analysis.statistics.smoothing import SmoothedRates, smoothed_rates

Floats = NDArray[np.float64]


@dataclass(frozen=True)
class SmallAreas:
    """Of one measure over the period; arrays of shape (areas,), NaN where not known.

    figures : ids of the counts
    reason : why nothing can be said of them; empty where it can
    """

    areas: tuple[Area, ...]
    counts: Floats
    people: Floats
    figures: tuple[str, ...]
    reason: str

    @cached_property
    def smoothed(self) -> SmoothedRates:
        return smoothed_rates(self.counts, self.people)


def small_areas(found: Found, measure: Measure) -> SmallAreas:
    areas = found.scope.lsoas
    counts = [found.of(measure, "count", area.code) for area in areas]
    rates = [found.of(measure, "rate", area.code) for area in areas]
    return SmallAreas(
        areas,
        np.array([np.nan if c.value is None else c.value for c in counts], float),
        np.array([r.parts.denominator or np.nan for r in rates], float),
        tuple(count.id for count in counts),
        _reason([count.reason for count in counts]),
    )


def _reason(reasons: list[str]) -> str:
    if not reasons:
        return "not known, because no outlines of LSOAs are loaded"
    return next((reason for reason in reasons if reason), "")
