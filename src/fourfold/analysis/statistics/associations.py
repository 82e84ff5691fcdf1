"""Whether two things go together over areas, and how closely."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy.special import ndtri, stdtr

from fourfold.analysis.statistics.arguments import (
    positive_base,
    tail_of,
    whole_counts,
)
from fourfold.analysis.statistics.ranks import mean_ranks

Floats = NDArray[np.float64]

# Fewer areas than this give limits that hold nearly everything.
FEWEST = 10


@dataclass(frozen=True, slots=True)
class Association:
    """Spearman's coefficient, -1 to 1, with limits and p-value; areas : how many"""

    value: float
    lower: float
    upper: float
    p_value: float
    areas: int


@dataclass(frozen=True, slots=True)
class Fifths:
    """Rates of five groups of areas, and how the last stands to the first.

    rates, counts, people : shape (5,), lowest fifth of the indicator first
    ratio, lower, upper : rate of the highest fifth over that of the lowest
    dispersion : how many times as much as chance the areas of a fifth vary
    """

    rates: Floats
    counts: Floats
    people: Floats
    ratio: float
    lower: float
    upper: float
    dispersion: float


def spearman(
    one: ArrayLike, other: ArrayLike, *, confidence: float = 0.95
) -> Association:
    """How far the order of areas by one thing is their order by the other.

    Parameters
    ----------
    one, other : arrays, shape (areas,), any units; an area with a NaN is left out
    confidence : probability, 0.5 to 0.999

    Returns
    -------
    Association; NaN with fewer than 10 areas, or where one thing is the same in all

    Raises
    ------
    ValueError
        If the arrays are not of one length.

    Notes
    -----
    Ties share their mean rank. Limits on Fisher's scale with Bonett and Wright's
    variance (1 + r²/2) / (n − 3). Areas beside each other are alike, so true limits
    are wider and the p-value is too small. Of areas, it says nothing of people.

    Source: Spearman, American Journal of Psychology 15, 1904; Bonett and Wright,
    Psychometrika 65, 2000; Robinson, American Sociological Review 15, 1950.
    """
    first = np.asarray(one, dtype=np.float64)
    second = np.asarray(other, dtype=np.float64)
    if first.ndim != 1 or first.shape != second.shape:
        raise ValueError("one and other must be two lists of one length")
    known = ~np.isnan(first + second)
    size = int(known.sum())
    nothing = Association(np.nan, np.nan, np.nan, np.nan, size)
    if size < FEWEST:
        return nothing
    ranks = mean_ranks(first[known]), mean_ranks(second[known])
    if min(np.ptp(each) for each in ranks) == 0:
        return nothing
    # Rounding alone keeps two equal orders from a coefficient of 1.
    value = np.clip(np.round(np.corrcoef(*ranks)[0, 1], 12), -1, 1)
    reach = -ndtri(tail_of(confidence)) * np.sqrt((1 + value**2 / 2) / (size - 3))
    with np.errstate(divide="ignore"):
        middle = np.arctanh(value)
        statistic = value * np.sqrt((size - 2) / (1 - value**2))
    return Association(
        float(value),
        float(np.tanh(middle - reach)),
        float(np.tanh(middle + reach)),
        float(2 * stdtr(size - 2, -abs(statistic))),
        size,
    )


def extreme_fifths(
    counts: ArrayLike,
    people: ArrayLike,
    indicator: ArrayLike,
    *,
    confidence: float = 0.95,
) -> Fifths:
    """Rate where an indicator is highest over the rate where it is lowest.

    Parameters
    ----------
    counts : array, shape (areas,), whole numbers >= 0; NaN leaves the area out
    people : array, shape (areas,); 0 or NaN leaves the area out
    indicator : array, shape (areas,), any unit; NaN leaves the area out
    confidence : probability, 0.5 to 0.999

    Returns
    -------
    Fifths; NaN in all with fewer than 10 areas
        Each fifth has about a fifth of the people: areas are taken in order of the
        indicator, and each goes where the middle of its people falls.

    Raises
    ------
    ValueError
        If a count is negative or not whole, or the arrays are not of one length.

    Notes
    -----
    Limits are those of a ratio of two Poisson rates on the log scale, widened by the
    square root of the dispersion of areas about the rate of their fifth.

    Source: quintile ratio of OHID, Fingertips Public Health Technical Guidance,
    "Inequalities"; dispersion as in McCullagh and Nelder, 1989, section 6.2.
    """
    tail_of(confidence)
    events = whole_counts(counts, name="counts")
    base = positive_base(people, name="people")
    order = np.asarray(indicator, dtype=np.float64)
    if events.ndim != 1 or not events.shape == base.shape == order.shape:
        raise ValueError("counts, people and indicator must be lists of one length")
    known = ~np.isnan(events + base + order)
    if known.sum() < FEWEST:
        empty = np.full(5, np.nan)
        return Fifths(empty, empty, empty, np.nan, np.nan, np.nan, np.nan)
    events, base, order = events[known], base[known], order[known]
    return _compared(events, base, _fifths(base, order), tail=tail_of(confidence))


def _compared(
    events: Floats, people: Floats, fifth: NDArray[np.int64], *, tail: float
) -> Fifths:
    """Rates of the fifths, and the last over the first."""
    found = np.array([events[fifth == each].sum() for each in range(5)])
    whole = np.array([people[fifth == each].sum() for each in range(5)])
    with np.errstate(divide="ignore", invalid="ignore"):
        # An area with many residents may leave the fifth beside it empty.
        rates = found / whole
        expected = rates[fifth] * people
        misfit = np.where(expected > 0, (events - expected) ** 2 / expected, 0).sum()
        dispersion = float(max(1.0, misfit / (len(events) - 5)))
        error = np.sqrt(dispersion * (1 / found[0] + 1 / found[4]))
        ratio = float(rates[4] / rates[0])
    reach = float(np.exp(-ndtri(tail) * error))
    return Fifths(rates, found, whole, ratio, ratio / reach, ratio * reach, dispersion)


def _fifths(people: Floats, indicator: Floats) -> NDArray[np.int64]:
    """Which fifth of the people an area is in, 0 to 4, by the order of a number."""
    order = np.argsort(indicator, kind="stable")
    middles = np.cumsum(people[order]) - people[order] / 2
    fifth = np.empty(len(people), dtype=np.int64)
    fifth[order] = np.minimum(5 * middles / people.sum(), 4).astype(np.int64)
    return fifth
