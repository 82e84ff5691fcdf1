"""The types of crime with the weights of a scale of harm, and how often they were."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from fourfold.analysis.assessment.findings import Finding
from fourfold.analysis.assessment.monthly import Monthly, monthly
from fourfold.analysis.assessment.structure import Found
from fourfold.analysis.cube.reader import Area
from fourfold.analysis.offences.harm import HarmScale
from fourfold.analysis.offences.measures import Measure


@dataclass(frozen=True)
class Weighed:
    """The types that a scale has a weight for; arrays of shape (types,)."""

    area: Area
    scale: HarmScale
    types: tuple[Measure, ...]
    weights: NDArray[np.float64]
    now: NDArray[np.float64]
    before: NDArray[np.float64]
    figures: tuple[str, ...]
    reason: str

    @property
    def harm(self) -> NDArray[np.float64]:
        return self.now * self.weights


def weighed_by(found: Found, scale: HarmScale, where: Area) -> Weighed:
    area, before = where.code, found.scope.before
    types = tuple(each for each in found.scope.types if _weight(each, scale) > 0)
    now = [found.of(each, "count", area) for each in types]
    then = [found.of(each, "count", area, period=before) for each in types]
    return Weighed(
        area=where,
        scale=scale,
        types=types,
        weights=np.array([_weight(each, scale) for each in types]),
        now=np.array([_value(each) for each in now]),
        before=np.array([_value(each) for each in then]),
        figures=tuple(each.id for each in now),
        reason=next((each.reason for each in now if not each.known), ""),
    )


def _weight(each: Measure, scale: HarmScale) -> float:
    """Of the categories of a type that have one; none where they differ.

    A type may hold a category that is no longer in use and has no score.
    """
    known = {scale.weights[name] for name in each.offences if name in scale.weights}
    return known.pop() if len(known) == 1 else 0.0


def _value(count: Finding) -> float:
    return np.nan if count.value is None else count.value


def by_month(
    found: Found, weighed: Weighed
) -> tuple[NDArray[np.float64], NDArray[np.float64]] | None:
    """Counts of each type in the months of both periods; None where some lack."""
    scope = found.scope
    series = [monthly(found, each, weighed.area) for each in weighed.types]
    then = [each.over(scope.before) for each in series]
    now = [each.over(scope.period) for each in series]
    if None in (*then, *now):
        return None
    return _counts_of(then), _counts_of(now)


def _counts_of(series: Sequence[Monthly | None]) -> NDArray[np.float64]:
    return np.array([each.counts for each in series if each is not None])
