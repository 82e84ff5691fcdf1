"""When the level of a series of counts changed."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy.special import xlogy

from fourfold.analysis.statistics.arguments import positive_base, whole_counts
from fourfold.analysis.statistics.compound_counts import (
    WeightedSeries,
    heaviness,
    weighted_series,
)

Floats = NDArray[np.float64]
Index = NDArray[np.intp]

FEWEST_DRAWS = 99
TINY = np.finfo(np.float64).tiny


@dataclass(frozen=True, slots=True)
class ChangePoints:
    """Where new levels begin, and how high they are.

    starts : positions in the series at which a new level begins; none if none does
    levels : float64, shape (changes + 1): counts, or harm, for one unit of exposure
    gains : float64, shape (changes): how much worse two levels are fitted as one
        Divided by the dispersion, but for harm.
    penalty : gain that a change must be worth
    dispersion : variance over mean between neighbouring times
    """

    starts: Index
    levels: Floats
    gains: Floats
    penalty: float
    dispersion: float


def change_points(
    counts: ArrayLike,
    *,
    weights: ArrayLike | None = None,
    exposure: ArrayLike = 1.0,
    false_alarm: float = 0.05,
    shortest: int = 3,
    draws: int = 499,
    seed: int = 0,
) -> ChangePoints:
    """The levels that fit best, each change worth more than chance would make it.

    Parameters
    ----------
    counts : array, shape (times), whole numbers >= 0; NaN where not known
        With weights, shape (kinds, times).
    weights : array, shape (kinds), 0 or more: days of harm of an event of each kind
        Then levels are of harm.
    exposure : array, broadcastable, 0 or more: days of the month, people
        0 and NaN leave the time out.
    false_alarm : how often a series of one level may be said to change, 0.001 to 0.5
    shortest : known times that a level lasts at least, 1 or more
    draws : series of one level drawn to find the penalty, 99 or more
    seed : of the draws

    Returns
    -------
    ChangePoints; no change where fewer than two levels would fit in

    Raises
    ------
    ValueError
        If counts are not whole, there is no axis of times, or an argument is out of
        range.

    Notes
    -----
    Among all ways of cutting the series the one with the least misfit (twice the
    Poisson log-likelihood) plus a penalty for each change, found exactly. The penalty
    is above what the best one or two cuts gain, each, in 1 - false_alarm of series with
    this total and one level. Gains are divided by the dispersion between neighbouring
    times, which a change of level hardly moves. A season looks like changes:
    take whole years, or give the usual of each month as exposure.

    With weights, harm is counted in events that weigh as heavy ones do, which chance
    moves as it moves counts, and each kind is dealt out by itself, so that one homicide
    is no new level. Gains are not divided then: what is dealt out varies as the number
    of events does between neighbouring times.

    Source: Jackson et al., IEEE Signal Processing Letters 12, 2005 (optimal
    partitioning); Killick, Fearnhead and Eckley, Journal of the American Statistical
    Association 107, 2012 (penalised cost); the penalty is our own.
    """
    kinds, base, known, each = _series(counts, weights, exposure)
    _check(false_alarm, shortest, draws)
    # One of those units of harm is one event where all weigh the same.
    unit = heaviness(kinds.sum(axis=1), each)
    events = each @ kinds / unit
    dispersion = _dispersion(kinds.sum(axis=0), base)
    if events.size < 2 * shortest or not events.sum():
        level = events.sum() / base.sum() * unit if events.size else np.nan
        none = np.array([], dtype=np.intp)
        return ChangePoints(none, np.array([level]), np.empty(0), np.nan, dispersion)
    # Draws of several kinds vary as the series does; those of one are by chance alone.
    varied, divided = (1.0, dispersion) if weights is None else (dispersion, 1.0)
    drawn = _dealt_out(kinds, base, draws=(draws, seed), dispersion=varied)
    best = _least_penalties(each @ drawn / unit, base, shortest)
    penalty = float(np.quantile(best, 1 - false_alarm, method="higher"))
    cuts = _partition(events, base, shortest=shortest, penalty=penalty * divided)
    levels, gains = _levels(events, base, cuts)
    return ChangePoints(
        starts=np.flatnonzero(known)[cuts],
        levels=levels * unit,
        gains=gains / divided,
        penalty=penalty,
        dispersion=dispersion,
    )


def _series(
    counts: ArrayLike, weights: ArrayLike | None, exposure: ArrayLike
) -> tuple[Floats, Floats, NDArray[np.bool_], Floats]:
    """Counts by kind and exposure of the times that are known, which, and weights."""
    if weights is None:
        given = whole_counts(counts, name="counts")
        if given.ndim != 1:
            raise ValueError("counts must be one series")
        series = WeightedSeries(given[np.newaxis], np.ones(1))
    else:
        series = weighted_series(counts, weights)
    times = series.numbers.shape
    base = np.broadcast_to(positive_base(exposure, name="exposure"), times)
    known = ~np.isnan(series.numbers + base)
    return series.events[:, known], base[known], known, series.weights


def _dealt_out(
    kinds: Floats, base: Floats, *, draws: tuple[int, int], dispersion: float
) -> Floats:
    """Each kind's total over the times by chance; shape (draws, kinds, times).

    draws : how many, and their seed
    Negative binomial counts with a given total are shared out by a Dirichlet's shares.
    """
    number, seed = draws
    chance = np.random.default_rng(seed)
    share = base / base.sum()
    dealt = []
    for total in kinds.sum(axis=1):
        shares = share
        if dispersion > 1 and total:
            sizes = total * share / (dispersion - 1)
            drawn = np.maximum(chance.gamma(sizes, size=(number, base.size)), TINY)
            shares = drawn / drawn.sum(axis=1, keepdims=True)
        dealt.append(chance.multinomial(int(total), shares, size=number))
    return np.stack(dealt, axis=1).astype(np.float64)


def _check(false_alarm: float, shortest: int, draws: int) -> None:
    if not 0.001 <= false_alarm <= 0.5:
        raise ValueError(f"false_alarm must be 0.001 to 0.5, not {false_alarm:g}")
    if shortest < 1:
        raise ValueError(f"shortest must be 1 time or more, not {shortest}")
    if draws < FEWEST_DRAWS:
        raise ValueError(f"draws must be {FEWEST_DRAWS} or more, not {draws}")


def _dispersion(events: Floats, base: Floats) -> float:
    """Variance over mean, from how neighbours share what both have; 1 or more."""
    both = events[1:] + events[:-1]
    share = base[1:] / (base[1:] + base[:-1])
    some = both > 0
    if not some.any():
        return 1.0
    misfit = (events[1:] - share * both)[some] ** 2
    return max(float((misfit / (both * share * (1 - share))[some]).mean()), 1.0)


def _worth(events: ArrayLike, base: ArrayLike) -> Floats:
    """Twice the log-likelihood of one level, but for what all cuts share."""
    worth: Floats = 2 * (xlogy(events, events) - xlogy(events, base))
    return worth


def _least_penalties(drawn: Floats, base: Floats, shortest: int) -> Floats:
    """The penalty at which each row would just be cut in two, or in three."""
    number = base.size
    begins, ends = np.triu_indices(number + 1, k=shortest)
    # A stretch of its own, with nothing before it or after it or a level's length.
    fits = (begins == 0) | (begins >= shortest)
    fits &= (ends == number) | (ends <= number - shortest)
    fits &= ends - begins < number
    begins, ends = begins[fits], ends[fits]
    cuts = (begins > 0).astype(int) + (ends < number)
    exposed = np.concatenate([[0.0], base.cumsum()])
    parts = (
        exposed[begins],
        exposed[ends] - exposed[begins],
        exposed[-1] - exposed[ends],
    )
    found = np.empty(len(drawn))
    for row, events in enumerate(drawn):
        so_far = np.concatenate([[0.0], events.cumsum()])
        total = so_far[-1]
        sums = so_far[begins], so_far[ends] - so_far[begins], total - so_far[ends]
        # Where a part is nothing at all, so is its logarithm.
        worth = sum(
            _worth(own, np.maximum(whole, TINY))
            for own, whole in zip(sums, parts, strict=True)
        )
        found[row] = ((worth - _worth(total, exposed[-1])) / cuts).max()
    return found


def _partition(events: Floats, base: Floats, *, shortest: int, penalty: float) -> Index:
    """Where the best levels begin, the first left out."""
    number = events.size
    so_far = np.concatenate([[0.0], events.cumsum()])
    exposed = np.concatenate([[0.0], base.cumsum()])
    best, came_from = np.full(number + 1, -np.inf), np.zeros(number + 1, np.intp)
    best[0] = penalty
    for end in range(shortest, number + 1):
        begins = np.arange(end - shortest + 1)
        own = _worth(so_far[end] - so_far[begins], exposed[end] - exposed[begins])
        total = best[begins] + own - penalty
        came_from[end] = np.argmax(total)
        best[end] = total[came_from[end]]
    cuts = []
    at = number
    while came_from[at] > 0:
        at = int(came_from[at])
        cuts.append(at)
    return np.array(cuts[::-1], dtype=np.intp)


def _levels(events: Floats, base: Floats, cuts: Index) -> tuple[Floats, Floats]:
    """Levels between cuts, and what each cut is worth between its two levels."""
    begins = np.concatenate([[0], cuts]).astype(np.intp)
    sums = np.add.reduceat(events, begins)
    exposed = np.add.reduceat(base, begins)
    worth = _worth(sums, exposed)
    joined = _worth(sums[1:] + sums[:-1], exposed[1:] + exposed[:-1])
    return sums / exposed, worth[1:] + worth[:-1] - joined
