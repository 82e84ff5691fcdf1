"""What every question about places stands on: months, weights, and where from."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from fourfold.analysis.assessment.periods import Period
from fourfold.analysis.cube.reader import Area, Cube
from fourfold.analysis.definitions import settings
from fourfold.analysis.errors import FourfoldError

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Origin:
    """Which build an answer is from, and whom its readers have to thank."""

    build: str
    invented: bool
    licences: tuple[str, ...]


def origin_of(cube: Cube) -> Origin:
    """The origin of every answer from this build.

    Raises FourfoldError where it holds what may not be shown by place: squares and
    small areas are finer than any area that restricted data may be shown for.
    """
    for release in cube.build.releases:
        source = settings(f"sources/{release.dataset}.toml")
        if source["disclosure"] != "open":
            raise FourfoldError(
                f"The build rests on {source['title']}, which may not be shown by"
                " place. Build from open data alone for this question."
            )
    return Origin(cube.build.id, cube.invented, cube.licences())


def months_of(
    cube: Cube, authority: Area, period: Period
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Those of the period that are known of the authority, and those that are not.

    Raises FourfoldError where none is known.
    """
    gaps = {gap.month for gap in cube.gaps(authority)}
    there = set(cube.months) - gaps
    known = tuple(month for month in period.months if month in there)
    if not known:
        raise FourfoldError(
            f"No month from {period.first} to {period.last} is known for"
            f" {authority.name}. Known: {cube.months[0]} to {cube.months[-1]}."
        )
    return known, tuple(month for month in period.months if month not in there)


def weights_for(offences: Iterable[str], weights: Mapping[str, float] | None) -> Floats:
    """The weight of each event by its offence; 1 where nothing is weighed.

    Raises FourfoldError for an offence without a weight.
    """
    each = list(offences)
    if weights is None:
        return np.ones(len(each))
    if lacking := set(each) - set(weights):
        raise FourfoldError(
            f"The scale of harm has no weight for {', '.join(sorted(lacking))}. Ask"
            " for a measure whose offences it weighs, or count them."
        )
    return np.array([weights[offence] for offence in each], np.float64)
