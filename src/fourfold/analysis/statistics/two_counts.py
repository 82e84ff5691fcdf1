"""Whether two counts differ by more than chance, where they are small."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy.special import gammaln

from fourfold.analysis.statistics.arguments import positive_base, whole_counts

Floats = NDArray[np.float64]
Pair = tuple[Floats, Floats]
Places = NDArray[np.intp]

# Of a Poisson count so little lies further out that it does not show in float64.
REACH = 7.0
# Two outcomes whose statistics differ by rounding only are equally far out.
TIE = 1e-9
# Cells of work at once, so that memory does not grow with the number of areas.
AT_ONCE = 1_000_000


@dataclass(frozen=True, slots=True)
class TwoCounts:
    """How far two counts lie apart; float64, one shape.

    statistic : difference of the rates over its own standard error
    p_value : of as great a difference, either way, where the rates are equal
    """

    statistic: Floats
    p_value: Floats


def e_test(
    before: ArrayLike,
    after: ArrayLike,
    *,
    exposure_before: ArrayLike = 1.0,
    exposure_after: ArrayLike = 1.0,
) -> TwoCounts:
    """The E-test of two Poisson counts: after beside before.

    Parameters
    ----------
    before, after : arrays, broadcastable, whole numbers >= 0; NaN where not known
    exposure_before, exposure_after : arrays, broadcastable, people or months
        What each count is out of, in one unit. Zero or NaN gives NaN.

    Returns
    -------
    TwoCounts, shape (...); statistic above 0 is more after than before
        None before and none after: NaN, as nothing tells the rate they share.

    Raises
    ------
    ValueError
        If a count is negative or not whole, or an exposure is negative.

    Notes
    -----
    The probability of every pair of counts at least as far apart, at the rate that
    both together show. It finds real differences of small counts more often than the
    exact conditional test, and is seldom wrong more often than it says. One area takes
    time in the square root of its counts, and memory does not grow with areas.

    Source: Krishnamoorthy and Thomson, Journal of Statistical Planning and Inference
    119, 2004.
    """
    one, two, base_one, base_two = np.broadcast_arrays(
        whole_counts(before, name="before"),
        whole_counts(after, name="after"),
        positive_base(exposure_before, name="exposure_before"),
        positive_base(exposure_after, name="exposure_after"),
    )
    rate = (one + two) / (base_one + base_two)
    statistic = _statistic(one / base_one, two / base_two, (base_one, base_two))
    bases = np.ravel(base_one), np.ravel(base_two)
    means = np.ravel(rate) * bases[0], np.ravel(rate) * bases[1]
    far = np.ravel(statistic)
    p_value = np.full(rate.size, np.nan)
    for at in _blocks(np.ravel(rate) > 0, means[0] + means[1]):
        p_value[at] = _as_far_out(
            (means[0][at], means[1][at]), (bases[0][at], bases[1][at]), far[at]
        )
    known = ~np.isnan(rate) & (rate > 0)
    return TwoCounts(
        np.where(known, statistic, np.nan), p_value.reshape(rate.shape)[()]
    )


def _statistic(rate_one: Floats, rate_two: Floats, bases: Pair) -> Floats:
    variance = rate_one / bases[0] + rate_two / bases[1]
    apart = rate_two - rate_one
    return np.divide(
        apart, np.sqrt(variance), out=np.zeros_like(apart), where=variance > 0
    )


def _blocks(wanted: NDArray[np.bool_], means: Floats) -> Iterator[Places]:
    """Places of areas with means alike, few enough for the memory of one block."""
    places = np.flatnonzero(wanted)
    places = places[np.argsort(means[places], kind="stable")]
    while places.size:
        # The widest of a block is its last; halve until it fits.
        number = places.size
        while number > 1 and number * _width(means[places[number - 1]]) > AT_ONCE:
            number //= 2
        yield places[:number]
        places = places[number:]


def _width(mean: float) -> int:
    return int(2 * REACH * (np.sqrt(mean) + 1)) + 2


def _as_far_out(means: Pair, bases: Pair, far: Floats) -> Floats:
    """Probability of pairs of counts whose statistic is as great; shape (areas)."""
    start_one, chance_one = _chances(means[0])
    start_two, chance_two = _chances(means[1])
    below = np.concatenate(
        [np.zeros((far.size, 1)), np.cumsum(chance_two, axis=-1)], axis=-1
    )
    counts = start_one[:, np.newaxis] + np.arange(chance_one.shape[-1])
    low, high = _edges(counts, bases, far)
    width = chance_two.shape[-1]
    first = start_two[:, np.newaxis]
    # How many of the second counts lie at or under the lower edge, and under the upper.
    under = np.clip(low - first + 1, 0, width).astype(np.intp)
    until = np.clip(high - first, 0, width).astype(np.intp)
    inside = np.take_along_axis(below, until, axis=-1) - np.take_along_axis(
        below, under, axis=-1
    )
    outside = np.clip(1 - np.maximum(inside, 0), 0, 1)
    summed: Floats = (chance_one * outside).sum(axis=-1)
    return np.where(far == 0, 1.0, np.clip(summed, 0, 1))


def _chances(mean: Floats) -> Pair:
    """The lowest count of each band, and the probability of each count in it."""
    start = np.floor(np.maximum(mean - REACH * (np.sqrt(mean) + 1), 0))
    counts = start[:, np.newaxis] + np.arange(_width(float(mean.max())))
    log = np.log(mean)[:, np.newaxis]
    factorials = gammaln(np.arange(counts.max() + 1) + 1)
    chance = np.exp(
        counts * log - mean[:, np.newaxis] - factorials[counts.astype(np.intp)]
    )
    return start, chance


def _edges(counts: Floats, bases: Pair, far: Floats) -> Pair:
    """Second counts at or below the first edge, or at or above the second, are far out.

    The statistic of a second count beside a fixed first falls to nought and rises
    again, so that its square equals that observed at the two roots of a parabola.
    """
    square = (far**2 * (1 - TIE))[:, np.newaxis]
    one, two = bases[0][:, np.newaxis], bases[1][:, np.newaxis]
    rate = counts / one
    middle = rate + square / (2 * two)
    reach = np.sqrt(np.maximum(middle**2 - rate**2 + square * rate / one, 0))
    low, high = np.floor((middle - reach) * two), np.ceil((middle + reach) * two)
    # None and none are not apart at all, whatever the formula's nought over nought.
    return np.where(counts == 0, -1.0, low), high
