"""Places to which crime comes back, and how far it gathers there year after year."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy.special import betaincinv

from fourfold.analysis.statistics.arguments import tail_of, whole_counts
from fourfold.analysis.statistics.smoothing import smoothed_rates

Floats = NDArray[np.float64]
Index = NDArray[np.intp]


@dataclass(frozen=True, slots=True)
class RepeatPlaces:
    """Places with the most first; arrays of shape (places with any).

    place : position in what was given
    events : in all known periods; amount : of harm, or the events again
    share, so_far : share of the amount, and that of this place and those before it
    periods : in how many periods there was an event
    expected : events to expect in a period, drawn towards the mean of all places
    """

    place: Index
    events: Floats
    amount: Floats
    share: Floats
    so_far: Floats
    periods: NDArray[np.int64]
    expected: Floats


@dataclass(frozen=True, slots=True)
class TopByPeriod:
    """Share in the top places, period by period; float64, shape (periods).

    places : how many places that is, of those known in all periods
    share : in the places that had most in the period itself
    stayed : in the places that had most in the period before; NaN in the first
    lower, upper : exact limits of `stayed`; NaN where amounts of harm are shared
    """

    places: int
    share: Floats
    stayed: Floats
    lower: Floats
    upper: Floats


def repeat_places(
    counts: ArrayLike, *, amounts: ArrayLike | None = None, fewest: int = 2
) -> RepeatPlaces:
    """Places by how much happens there, with what to expect of them.

    Parameters
    ----------
    counts : array, shape (places, periods), whole numbers >= 0; NaN where not known
    amounts : array of the same shape, 0 or more, such as days of harm
        Then places are in order of it; NaN where not known.
    fewest : events that a place must have to be listed, 1 or more

    Returns
    -------
    RepeatPlaces; equal places in the order in which they were given

    Raises
    ------
    ValueError
        If counts are not whole or have no axes of places and periods, amounts are
        negative or of another shape, or fewest is below 1.

    Notes
    -----
    A place is on top partly by chance, and falls back. `expected` is what is left of
    its number when chance is taken out: Marshall's empirical Bayes mean, with known
    periods for people.

    Source: Marshall, Applied Statistics 40, 1991; for the list, Clarke and Eck, Crime
    Analysis for Problem Solvers, 2005, step 28 (the 80-20 rule).
    """
    events, weight = _tables(counts, amounts)
    if fewest < 1:
        raise ValueError(f"fewest must be 1 event or more, not {fewest}")
    known = ~np.isnan(events) & ~np.isnan(weight)
    total = np.where(known, events, 0).sum(axis=1)
    amount = np.where(known, weight, 0).sum(axis=1)
    expected = smoothed_rates(total, known.sum(axis=1), per=1).rate
    order = np.lexsort((-total, -amount))
    order = order[total[order] >= fewest]
    every = amount.sum()
    share = amount[order] / every if every else np.zeros(order.size)
    return RepeatPlaces(
        place=order,
        events=total[order],
        amount=amount[order],
        share=share,
        so_far=np.cumsum(share),
        periods=(np.where(known, events, 0) > 0).sum(axis=1)[order],
        expected=expected[order],
    )


def top_by_period(
    counts: ArrayLike,
    *,
    share: float = 0.05,
    amounts: ArrayLike | None = None,
    confidence: float = 0.95,
) -> TopByPeriod:
    """How much of each period falls in the top places, and whether these stay.

    Parameters
    ----------
    counts, amounts : as of `repeat_places`
        Places not known in some period are left out of all, so that periods compare.
    share : of the places, above 0 to 1; rounded up to whole places
    confidence : probability, 0.5 to 0.999

    Returns
    -------
    TopByPeriod; shares are NaN in a period with nothing

    Raises
    ------
    ValueError
        As `repeat_places` does, or if share or confidence are out of range.

    Notes
    -----
    Places that had most in a period were chosen for it, so that `share` is high even
    if all places are alike, and no limits are honest for it: see
    `concentration.top_share_by_chance`. Those that had most the period before were
    chosen by something else, so that the limits of `stayed` hold.

    Source: Clopper and Pearson, Biometrika 26, 1934; for stability, Weisburd,
    Criminology 53, 2015.
    """
    events, weight = _tables(counts, amounts)
    if not 0 < share <= 1:
        raise ValueError(f"share must be above 0 and not above 1, not {share:g}")
    tail = tail_of(confidence)
    whole = ~np.isnan(events + weight).any(axis=1)
    events, weight = events[whole], weight[whole]
    places = int(np.ceil(share * len(events) - 1e-9))
    order = np.argsort(-weight, axis=0, kind="stable")[:places]
    total = weight.sum(axis=0)
    own = np.take_along_axis(weight, order, axis=0).sum(axis=0)
    later = np.take_along_axis(weight[:, 1:], order[:, :-1], axis=0).sum(axis=0)
    with np.errstate(invalid="ignore"):
        now, stayed = own / total, np.concatenate([[np.nan], later / total[1:]])
    stayed = stayed[: total.size]
    lower, upper = np.full((2, total.size), np.nan)
    if amounts is None:
        lower[1:], upper[1:] = exact_limits(later, total[1:], tail)
    return TopByPeriod(places, now, stayed, lower, upper)


def exact_limits(part: Floats, whole: Floats, tail: float) -> tuple[Floats, Floats]:
    """Clopper and Pearson's limits of a share; NaN of nothing."""
    some = whole > 0
    lower = np.where(some, 0.0, np.nan)
    upper = np.where(some, 1.0, np.nan)
    above, below = some & (part > 0), some & (part < whole)
    lower[above] = betaincinv(part[above], (whole - part)[above] + 1, tail)
    upper[below] = betaincinv(part[below] + 1, (whole - part)[below], 1 - tail)
    return lower, upper


def _tables(counts: ArrayLike, amounts: ArrayLike | None) -> tuple[Floats, Floats]:
    events = whole_counts(counts, name="counts")
    if events.ndim != 2:
        raise ValueError("counts must have a row for each place, a column a period")
    weight = events if amounts is None else np.asarray(amounts, dtype=np.float64)
    if weight.shape != events.shape:
        raise ValueError("amounts must have the shape of counts")
    if np.any((weight < 0) | np.isinf(weight)):
        raise ValueError("amounts must be 0 or more, or NaN")
    return events, weight
