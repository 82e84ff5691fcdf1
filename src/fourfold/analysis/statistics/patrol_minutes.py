"""How to share out the minutes of patrols among hotspots, and which hours to take."""

import heapq
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from fourfold.analysis.statistics.arguments import weights_of

Floats = NDArray[np.float64]
Whole = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Visits:
    """How often each place is visited in a day.

    visits : int64, shape (places,)
    minutes : spent in places and on the way, at most those there are
    reached : part of all weight that the visits take away, if the assumption holds
    next_worth : what one visit more would take away, in the unit of the weights
    """

    visits: Whole
    minutes: float
    reached: float
    next_worth: float


@dataclass(frozen=True, slots=True)
class Hours:
    """Shifts chosen: first hour of each, in order, and the part of all weight there."""

    starts: tuple[int, ...]
    covered: float


def visits_to(
    weights: ArrayLike,
    minutes: float,
    *,
    visit: float,
    left: float,
    travel: float = 0.0,
    most: int | None = None,
) -> Visits:
    """The visits that take away the most, each worth less than the one before it.

    Parameters
    ----------
    weights : array, shape (places,), 0 or more: crimes or harm a day to be expected
    minutes : of all patrols together, 0 or more
    visit : minutes of one visit, above 0
    left : part of a place's weight that one visit more leaves, above 0 and below 1
    travel : minutes on the way to each visit, 0 or more
    most : visits of one place in a day, 1 or more; None sets no limit

    Returns
    -------
    Visits. Of places that are worth the same the first in the list comes first.

    Raises
    ------
    ValueError
        If a weight is negative or not finite, there is no place, or a number is out of
        range.

    Notes
    -----
    A place with n visits keeps left^n of its weight. As every visit takes the same
    time and each next one is worth less, taking the best visit again and again is the
    best of all ways to share them out.

    Source: Ibaraki and Katoh, Resource Allocation Problems, 1988, chapter 4.
    """
    each = _listed(weights, of="place")
    if not (visit > 0 and travel >= 0 and minutes >= 0):
        raise ValueError("visit must be above 0 minutes, travel and minutes 0 or more")
    if not 0 < left < 1:
        raise ValueError(f"left must be above 0 and below 1, not {left:g}")
    if most is not None and most < 1:
        raise ValueError(f"most must be 1 or more, not {most}")
    visits = np.zeros(each.size, dtype=np.int64)
    # The greatest comes first of a heap of least numbers.
    queue = [
        (-weight * (1 - left), place) for place, weight in enumerate(each) if weight
    ]
    heapq.heapify(queue)
    number = int(minutes / (visit + travel) + 1e-9)
    taken = 0.0
    for _ in range(number):
        if not queue:
            break
        worth, place = heapq.heappop(queue)
        visits[place] += 1
        taken -= worth
        if most is None or visits[place] < most:
            heapq.heappush(queue, (worth * left, place))
    total = float(each.sum())
    return Visits(
        visits,
        float(visits.sum() * (visit + travel)),
        taken / total if total else np.nan,
        -queue[0][0] if queue else 0.0,
    )


def hours_of(weights: ArrayLike, *, length: int, shifts: int = 1) -> Hours:
    """The shifts that hold the most, none overlapping, in a week that goes round.

    Parameters
    ----------
    weights : array, shape (hours,), 0 or more: as `aoristic` spreads crimes or harm
        over the 168 hours of a week, or the 24 of a day; the first follows the last
    length : hours of a shift, 1 or more
    shifts : how many, 1 or more

    Returns
    -------
    Hours; of ways that hold as much, one with the earliest hours

    Raises
    ------
    ValueError
        If a weight is negative or not finite, or the shifts do not fit into the hours.

    Notes
    -----
    All ways are looked at, hour by hour (dynamic programming), once for each shift that
    might lie across the end of the week.

    Source: Bellman, Dynamic Programming, 1957; weighted intervals as in Kleinberg and
    Tardos, Algorithm Design, 2005, section 6.1.
    """
    each = _listed(weights, of="hour")
    if length < 1 or shifts < 1 or length * shifts > each.size:
        raise ValueError(
            f"length and shifts must be 1 or more, and fit into {each.size} hours"
        )
    held = np.concatenate([[0.0], np.cumsum(np.concatenate([each, each]))])
    ways = [_in_a_row(held, (0, each.size), length=length, shifts=shifts)]
    for start in range(each.size - length + 1, each.size):
        across = float(held[start + length] - held[start])
        rest = (start + length - each.size, start)
        value, others = _in_a_row(held, rest, length=length, shifts=shifts - 1)
        ways.append((value + across, (*others, start)))
    value, starts = max(ways, key=lambda way: way[0])
    total = float(each.sum())
    return Hours(starts, value / total if total else np.nan)


def order_of(visits: ArrayLike, *, apart: int, seed: int) -> tuple[int | None, ...]:
    """Visits in an order that nobody can foresee, the same place never too soon again.

    visits : array, shape (places,), whole numbers >= 0: of one patrol in a day
    apart : how many other visits or pauses lie between two to the same place, 0 or more
    seed : of the order; keep it with the plan

    Returns places in order, None for a pause where every place was visited too lately.

    Raises ValueError if visits are none, or apart is below 0.

    Notes
    -----
    Of the places that may be visited one of those with most visits still to come is
    drawn, which keeps pauses few.
    """
    still = np.asarray(visits)
    if (
        still.ndim != 1
        or not np.issubdtype(still.dtype, np.integer)
        or (still < 0).any()
    ):
        raise ValueError("visits must be a list of whole numbers of 0 or more")
    if apart < 0:
        raise ValueError(f"apart must be 0 or more, not {apart}")
    rng = np.random.default_rng(seed)
    still = still.copy()
    free_from = np.zeros(still.size, dtype=np.int64)
    order: list[int | None] = []
    while still.any():
        may = (still > 0) & (free_from <= len(order))
        if not may.any():
            order.append(None)
            continue
        most = np.flatnonzero(may & (still == still[may].max()))
        place = int(rng.choice(most))
        still[place] -= 1
        free_from[place] = len(order) + apart + 1
        order.append(place)
    return tuple(order)


def _listed(weights: ArrayLike, *, of: str) -> Floats:
    given = np.asarray(weights, dtype=np.float64)
    if given.ndim != 1 or not given.size:
        raise ValueError(f"weights must be a list of one {of} or more")
    return weights_of(given, given.size, of=of)


def _in_a_row(
    held: Floats, between: tuple[int, int], *, length: int, shifts: int
) -> tuple[float, tuple[int, ...]]:
    """The best shifts from one hour to another, none lying across the ends."""
    begin, end = between
    hours = end - begin
    best = np.full((shifts + 1, hours + 1), -np.inf)
    best[0] = 0
    for number in range(1, shifts + 1):
        for hour in range(length, hours + 1):
            at = begin + hour
            shift = held[at] - held[at - length]
            best[number, hour] = max(
                best[number, hour - 1], best[number - 1, hour - length] + shift
            )
    starts: list[int] = []
    number, hour = shifts, hours
    while number:
        if hour > length and best[number, hour] == best[number, hour - 1]:
            hour -= 1
            continue
        hour -= length
        number -= 1
        starts.append(begin + hour)
    return float(best[shifts, hours]), tuple(reversed(starts))
