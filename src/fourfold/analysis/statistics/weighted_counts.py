"""Sums of counts that do not weigh the same, such as harm, with limits."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy.special import gammaincinv, ndtr, ndtri, stdtr, stdtrit

from fourfold.analysis.statistics.arguments import tail_of, whole_counts

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class WeightedSum:
    """value, lower, upper : in the unit of the weights; without_one : see below"""

    value: float
    lower: float
    upper: float


@dataclass(frozen=True, slots=True)
class WeightedRatio:
    """ratio of two weighted sums (after over before), its limits, and their p-value"""

    ratio: float
    lower: float
    upper: float
    p_value: float


def weighted_sum(
    counts: ArrayLike, weights: ArrayLike, *, confidence: float = 0.95
) -> WeightedSum:
    """Sum of counts times weights, with gamma limits.

    Parameters
    ----------
    counts : array, shape (kinds,), whole numbers >= 0
    weights : array, shape (kinds,), 0 or more, any unit
    confidence : probability, 0.5 to 0.999

    Returns
    -------
    WeightedSum; NaN where a count is not known

    Raises
    ------
    ValueError
        If a count is negative or not whole, a weight is negative, or the arrays are
        not of one length.

    Notes
    -----
    Each count is Poisson. The limits hold at least their share of the time in all
    cases tried by the authors. With one weight for all they are the exact limits of
    a Poisson count times that weight.

    Source: Fay and Feuer, Statistics in Medicine 16, 1997, equations 3 to 6.
    """
    tail = tail_of(confidence)
    events, given = _checked(counts, weights)
    value = float((events * given).sum())
    variance = float((events * given**2).sum())
    if np.isnan(value):
        return WeightedSum(np.nan, np.nan, np.nan)
    heaviest = float(given.max(initial=0))
    lower = 0.0
    if value > 0:
        lower = variance / value * float(gammaincinv(value**2 / variance, tail))
    above, spread = value + heaviest, variance + heaviest**2
    upper = 0.0
    if above > 0:
        upper = spread / above * float(gammaincinv(above**2 / spread, 1 - tail))
    return WeightedSum(value, lower, upper)


def weighted_ratio(
    before: ArrayLike,
    after: ArrayLike,
    weights: ArrayLike,
    *,
    by_month: tuple[ArrayLike, ArrayLike] | None = None,
    confidence: float = 0.95,
) -> WeightedRatio:
    """Weighted sum after over weighted sum before.

    Parameters
    ----------
    before, after : arrays, shape (kinds,), whole numbers >= 0
    weights : array, shape (kinds,), 0 or more
    by_month : the same counts, shape (kinds, months), before and after; place k is the
        same calendar month in both, NaN is not known. Without it, or with fewer than
        two months known, limits are of chance alone.
    confidence : probability, 0.5 to 0.999

    Returns
    -------
    WeightedRatio; NaN where a count is not known or a sum is nought

    Raises
    ------
    ValueError
        As `weighted_sum`.

    Notes
    -----
    Limits and p-value on the log scale, the wider of two: from the variances of both
    sums (delta method), and Student's with the dispersion of the months' sums, as
    `dispersed_change` has it; with one weight for all they are its limits. With few
    heavy events they are too narrow, which is why harm is shown without one of them.

    Source: ratio of directly standardised rates, Breslow and Day, Statistical
    Methods in Cancer Research II, 1987, section 2.3; for the dispersion McCullagh and
    Nelder, Generalized Linear Models, 2nd edition, 1989, chapter 6.
    """
    tail = tail_of(confidence)
    first, given = _checked(before, weights)
    second, _ = _checked(after, weights)
    sums = np.array([(first * given).sum(), (second * given).sum()])
    variances = np.array([(first * given**2).sum(), (second * given**2).sum()])
    if np.isnan(sums).any() or (sums == 0).any():
        return WeightedRatio(np.nan, np.nan, np.nan, np.nan)
    ratio = float(sums[1] / sums[0])
    error = float(np.sqrt((variances / sums**2).sum()))
    reach, p_value = -ndtri(tail) * error, 2 * ndtr(-abs(np.log(ratio)) / error)
    if by_month is not None:
        earlier, later = (given @ np.asarray(each, np.float64) for each in by_month)
        wider, freedom = _error_of_months(earlier, later, sums=sums)
        if wider > 0:
            far = abs(np.log(ratio)) / wider
            reach = max(reach, -stdtrit(freedom, tail) * wider)
            p_value = max(p_value, 2 * stdtr(freedom, -far))
    wide = float(np.exp(reach))
    return WeightedRatio(ratio, ratio / wide, ratio * wide, float(p_value))


def _error_of_months(
    earlier: Floats, later: Floats, *, sums: Floats
) -> tuple[float, int]:
    """Of the logarithm, from how far months are from changing alike, and its degrees
    of freedom; nought for one month."""
    both = earlier + later
    known = both > 0
    freedom = int(known.sum()) - 1
    if freedom < 1:
        return 0.0, 0
    share = sums[1] / sums.sum()
    misfit = (later - both * share)[known] ** 2 / (both[known] * share * (1 - share))
    spread = misfit.sum() / freedom
    return float(np.sqrt(spread * (1 / sums).sum())), freedom


def _checked(counts: ArrayLike, weights: ArrayLike) -> tuple[Floats, Floats]:
    events = whole_counts(counts, name="counts")
    given = np.asarray(weights, dtype=np.float64)
    if events.ndim != 1 or events.shape != given.shape:
        raise ValueError("counts and weights must be two lists of one length")
    if np.any(~np.isfinite(given) | (given < 0)):
        raise ValueError("weights must be 0 or more")
    return events, given
