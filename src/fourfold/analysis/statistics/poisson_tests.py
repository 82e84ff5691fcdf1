"""Test of two Poisson counts that keeps more of its power than the exact one."""

import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy.special import gammaln, pdtr, pdtrc, xlogy

from fourfold.analysis.statistics.arguments import positive_base, whole_counts

Floats = NDArray[np.float64]

# Outcomes further than this from the mean are too unlikely to add to a p-value:
# below 1e-22 for any mean.
REACH_IN_SIGMAS = 10
REACH_IN_EVENTS = 50
# Outcomes whose statistics differ by rounding only count as equally far.
TIE = 1e-9


def e_test(
    before: ArrayLike,
    after: ArrayLike,
    *,
    exposure_before: ArrayLike = 1.0,
    exposure_after: ArrayLike = 1.0,
) -> Floats:
    """Chance of a difference of two rates at least as great as the one seen.

    Parameters
    ----------
    before, after : arrays, shape (...), whole numbers >= 0
        Offences recorded in each period. NaN (not known) gives NaN.
    exposure_before, exposure_after : arrays, broadcastable, people or months
        What each count is out of, in one unit. Zero or NaN gives NaN.

    Returns
    -------
    float64, shape (...), two-sided p-value
        None before and none after: NaN, as there is nothing to test.

    Raises
    ------
    ValueError
        If a count is negative or not whole, or an exposure is negative.

    Notes
    -----
    The difference of the rates over its standard error is compared with that of
    all outcomes, weighed by the Poisson chances at the pooled rate. Agrees with
    sums over all outcomes to 1e-9. Rates of 3 to 100 events that do not differ have
    p below 0.05 in 4.3% to 5.2%, where the exact test has 2% to 4%. A test
    takes time in proportion to the root of the count. As every Poisson test it
    finds too much where crimes come in series.

    Source: Krishnamoorthy and Thomson, Journal of Statistical Planning and
    Inference 119, 2004.
    """
    first, second, base_first, base_second = np.broadcast_arrays(
        whole_counts(before, name="before"),
        whole_counts(after, name="after"),
        positive_base(exposure_before, name="exposure_before"),
        positive_base(exposure_after, name="exposure_after"),
    )
    known = ~np.isnan(first + second + base_first + base_second)
    tested = known & (first + second > 0)
    p_value = np.full(first.shape, np.nan)
    p_value[tested] = [
        _p_value((float(a), float(b)), (float(c), float(d)))
        for a, b, c, d in zip(
            *(part[tested] for part in (first, second, base_first, base_second)),
            strict=True,
        )
    ]
    return p_value


def _p_value(counts: tuple[float, float], exposures: tuple[float, float]) -> float:
    """For each first count, add the chance of second counts at least as far."""
    rates = counts[0] / exposures[0], counts[1] / exposures[1]
    noise = counts[0] / exposures[0] ** 2 + counts[1] / exposures[1] ** 2
    square = (rates[0] - rates[1]) ** 2 / noise * (1 - TIE)
    if square == 0:
        return 1.0
    pooled = sum(counts) / sum(exposures)
    first = _likely(pooled * exposures[0])
    low, high = _nearest_as_far(first / exposures[0], square, exposures)
    mean = pooled * exposures[1]
    chances = pdtr(np.floor(low), mean, where=low >= 0, out=np.zeros_like(low))
    chances += np.where(high <= 0, 1, pdtrc(np.maximum(np.ceil(high) - 1, 0), mean))
    return min(1.0, float((_poisson(first, pooled * exposures[0]) * chances).sum()))


def _nearest_as_far(
    rates: Floats, square: float, exposures: tuple[float, float]
) -> tuple[Floats, Floats]:
    """Second counts, below and above, whose squared statistic is `square`.

    (x - y)² = square (x / n + y / m) is a quadratic in the second rate y. Further
    out the statistic only grows.
    """
    half = rates + square / exposures[1] / 2
    root = np.sqrt(half**2 - rates**2 + square * rates / exposures[0])
    # None beside none is no difference, however far none is from the others.
    low = np.where(rates > 0, (half - root) * exposures[1], -1)
    return low, (half + root) * exposures[1]


def _likely(mean: float) -> Floats:
    reach = REACH_IN_SIGMAS * np.sqrt(mean) + REACH_IN_EVENTS
    return np.arange(max(np.floor(mean - reach), 0), np.ceil(mean + reach) + 1)


def _poisson(counts: Floats, mean: float) -> Floats:
    chances: Floats = np.exp(xlogy(counts, mean) - mean - gammaln(counts + 1))
    return chances
