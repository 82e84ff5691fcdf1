"""Rates of small areas, drawn towards the whole as far as chance demands."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from fourfold.analysis.statistics.arguments import positive_base, whole_counts

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class SmoothedRates:
    """Rates drawn together; arrays of shape (areas,).

    rate : per `per` people
    weight : share of the area's own rate in it, 0 to 1
    overall : the rate of all areas together, per `per` people
    """

    rate: Floats
    weight: Floats
    overall: float


def smoothed_rates(
    counts: ArrayLike, populations: ArrayLike, *, per: float = 1_000
) -> SmoothedRates:
    """Empirical Bayes rates: the fewer people, the nearer to the overall rate.

    Parameters
    ----------
    counts : array, shape (areas,), whole numbers >= 0; NaN where not known
    populations : array, shape (areas,), people; 0 or NaN gives NaN
    per : people

    Returns
    -------
    SmoothedRates, shape (areas,)
        Where the areas differ no more than chance makes them, the weight is 0 and
        every area has the overall rate.

    Raises
    ------
    ValueError
        If a count is negative or not whole.

    Notes
    -----
    The spread between areas is estimated by moments, global, without neighbours. It
    makes a map calmer; it is not for testing one area.

    Source: Marshall, Applied Statistics 40, 1991, global estimator.
    """
    events = whole_counts(counts, name="counts")
    people = positive_base(populations, name="populations")
    known = ~np.isnan(events + people)
    if not known.any():
        empty = np.full(events.shape, np.nan)
        return SmoothedRates(empty, empty, np.nan)
    own, base = np.where(known, events, 0), np.where(known, people, 0)
    overall = own.sum() / base.sum()
    crude = events / people
    spread = np.nansum(people * (crude - overall) ** 2) / base.sum()
    between = max(spread - overall / (base.sum() / known.sum()), 0.0)
    with np.errstate(invalid="ignore"):
        weight = between / (between + overall / people)
    weight = np.where(known & np.isnan(weight), 0, weight)
    smoothed = (overall + weight * (crude - overall)) * per
    return SmoothedRates(smoothed, weight, float(overall * per))
