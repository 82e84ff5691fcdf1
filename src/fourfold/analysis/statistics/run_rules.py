"""Rules that tell a change in a series from its usual ups and downs."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import ArrayLike, NDArray

Floats = NDArray[np.float64]

LIMIT_SIGMAS = 3
WARNING_SIGMAS = 2

BEYOND_LIMITS = "beyond-limits"
RUN = "run"
TREND = "trend"
TWO_OF_THREE = "two-of-three"


@dataclass(frozen=True, slots=True)
class RunRules:
    """Which rules are asked, and how long a run or trend must be (None: not asked).

    The lengths are those of the Western Electric handbook and of Nelson. NHS
    England's Making Data Count asks for 7 and 7: `RunRules(run=7, trend=7)`.
    """

    beyond_limits: bool = True
    run: int | None = 8
    trend: int | None = 6
    two_of_three: bool = True


@dataclass(frozen=True, slots=True)
class Signal:
    """Points that break a rule: places of the first and last of them.

    side : 1 for above the centre or rising, -1 for below or falling
    """

    rule: str
    first: int
    last: int
    side: int


def signals_in(
    points: ArrayLike, centre: ArrayLike, sigma: ArrayLike, *, rules: RunRules
) -> tuple[Signal, ...]:
    """Every stretch of points that breaks a rule, in order of its first point.

    Parameters
    ----------
    points : array, shape (months,), any unit; NaN is a gap
    centre, sigma : arrays, broadcastable with points, unit of the points
        Centre line and standard error of each point. NaN breaks as a gap does.
    rules : RunRules

    Returns
    -------
    tuple of Signal; as long a stretch as holds together is one signal

    Raises
    ------
    ValueError
        If a run or a trend is asked for with fewer than 2 points.

    Notes
    -----
    A gap ends every run, trend and group of three: what lies on its two sides are
    not neighbours. A point on the centre line ends a run; two equal points end a
    trend. Simulated Poisson months without any change have a signal in 4% of series
    of 12 months, 13% of 24 and 22% of 36; of 3 sigma alone in 2%, 6% and 8%.

    Source: Western Electric, Statistical Quality Control Handbook, 1956; Nelson,
    Journal of Quality Technology 16, 1984; Montgomery, Introduction to Statistical
    Quality Control, 6th edition, 2009, section 5.3.
    """
    for name, length in (("run", rules.run), ("trend", rules.trend)):
        if length is not None and length < 2:
            raise ValueError(f"a {name} must have 2 points or more, not {length}")
    plotted = np.asarray(points, dtype=np.float64)
    above = plotted - np.asarray(centre, dtype=np.float64)
    with np.errstate(divide="ignore", invalid="ignore"):
        distance = np.asarray(above / np.asarray(sigma, dtype=np.float64))
    found: list[Signal] = []
    if rules.beyond_limits:
        found += _beyond_limits(distance)
    if rules.run is not None:
        found += _runs(np.sign(above), rules.run)
    if rules.trend is not None:
        found += _trends(plotted, rules.trend)
    if rules.two_of_three:
        found += _two_of_three(distance)
    return tuple(sorted(found, key=lambda signal: (signal.first, signal.last)))


def _beyond_limits(distance: Floats) -> Iterator[Signal]:
    for place in np.flatnonzero(np.abs(distance) > LIMIT_SIGMAS):
        yield Signal(BEYOND_LIMITS, int(place), int(place), _side(distance[place]))


def _runs(sides: Floats, length: int) -> Iterator[Signal]:
    for first, last, side in _stretches(sides):
        if last - first + 1 >= length:
            yield Signal(RUN, first, last, side)


def _trends(points: Floats, length: int) -> Iterator[Signal]:
    """A trend of six points is five steps the same way."""
    for first, last, side in _stretches(np.sign(np.diff(points))):
        if last - first + 2 >= length:
            yield Signal(TREND, first, last + 1, side)


def _stretches(sides: Floats) -> Iterator[tuple[int, int, int]]:
    """First and last place of each stretch of one sign; 0 and NaN have none."""
    signs = np.nan_to_num(sides).astype(np.int64)
    starts = np.flatnonzero(np.diff(signs, prepend=0)).tolist()
    for first, end in pairwise([*starts, signs.size]):
        if signs[first] != 0:
            yield first, end - 1, int(signs[first])


def _two_of_three(distance: Floats) -> Iterator[Signal]:
    """Two of three neighbours out on one side; overlapping groups are one signal.

    Two out side by side are two of three whatever a third shows.
    """
    for side in (1, -1):
        group: list[int] = []
        for place in np.flatnonzero(distance * side > WARNING_SIGMAS).tolist():
            if group and not _are_neighbours(distance, group[-1], place):
                yield from _group(group, side)
                group = []
            group.append(place)
        yield from _group(group, side)


def _are_neighbours(distance: Floats, earlier: int, later: int) -> bool:
    return later - earlier <= 2 and not np.isnan(distance[earlier : later + 1]).any()


def _group(places: list[int], side: int) -> Iterator[Signal]:
    if len(places) > 1:
        yield Signal(TWO_OF_THREE, places[0], places[-1], side)


def _side(distance: float) -> int:
    return 1 if distance > 0 else -1
