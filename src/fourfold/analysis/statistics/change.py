"""Change between two periods, and whether chance alone could have made it."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy.special import betainc, betaincc, betaincinv, gammaln, xlog1py, xlogy

from fourfold.analysis.statistics.arguments import (
    positive_base,
    tail_of,
    whole_counts,
)

Floats = NDArray[np.float64]

# Two outcomes whose probabilities differ by rounding only count as equally
# likely; the tolerance is that of R's binom.test, so that p-values agree.
TIE = np.log1p(1e-7)


@dataclass(frozen=True, slots=True)
class Change:
    """A ratio of two rates (after over before), limits and p-value; float64."""

    ratio: Floats
    lower: Floats
    upper: Floats
    p_value: Floats


def change_between(
    before: ArrayLike,
    after: ArrayLike,
    *,
    exposure_before: ArrayLike = 1.0,
    exposure_after: ArrayLike = 1.0,
    confidence: float = 0.95,
) -> Change:
    """Ratio of the rate after to the rate before, with exact limits and test.

    Parameters
    ----------
    before, after : arrays, shape (...), whole numbers >= 0
        Offences recorded in each period. NaN (not known) gives NaN.
    exposure_before, exposure_after : arrays, broadcastable, people or months
        What each count is out of, in one unit. Zero or NaN gives NaN.
    confidence : probability, 0.5 to 0.999

    Returns
    -------
    Change, shape (...); ratio 1 is no change, 0.62 is 38% fewer
        None before and some after: ratio and upper limit are infinite. None in
        either: ratio NaN, limits 0 to infinity, p-value 1.

    Raises
    ------
    ValueError
        If a count is negative or not whole, an exposure is negative, or
        confidence is out of range.

    Notes
    -----
    Given the total, the count after is binomial when both counts are Poisson.
    Limits are Clopper and Pearson's, so they hold at least `confidence`. The
    p-value adds up all outcomes not more likely than the one seen. Limits come
    from the tails and the p-value from likelihoods, so near the border one may
    exclude 1 where the other does not. Crimes that come in series vary more
    than Poisson counts: then the limits are too narrow.

    Source: Clopper and Pearson, Biometrika 26, 1934; agrees with `poisson.test`
    of R 4 (stats package).
    """
    tail = tail_of(confidence)
    first, second, base_first, base_second = np.broadcast_arrays(
        whole_counts(before, name="before"),
        whole_counts(after, name="after"),
        positive_base(exposure_before, name="exposure_before"),
        positive_base(exposure_after, name="exposure_after"),
    )
    known = ~np.isnan(first + second + base_first + base_second)
    first, second = np.where(known, first, 0), np.where(known, second, 0)
    base_first = np.where(known, base_first, 1)
    base_second = np.where(known, base_second, 1)

    scale = base_first / base_second
    share = base_second / (base_first + base_second)
    with np.errstate(divide="ignore", invalid="ignore"):
        ratio = second / first * scale
        upper = scale / _lower_odds(first, second, tail)
    lower = scale * _lower_odds(second, first, tail)
    p_value = _two_sided_p(second, first + second, share)
    return Change(*(_if_known(known, part) for part in (ratio, lower, upper, p_value)))


def _if_known(known: NDArray[np.bool_], values: Floats) -> Floats:
    return np.where(known, values, np.nan)


def _lower_odds(events: Floats, others: Floats, tail: float) -> Floats:
    """Clopper-Pearson lower limit of the odds that an event is of this kind.

    The upper limit is one over the lower limit of the other kind, which keeps
    its precision where the share is almost 1.
    """
    share = np.where(events > 0, betaincinv(np.maximum(events, 1), others + 1, tail), 0)
    odds: Floats = share / (1 - share)
    return odds


def _two_sided_p(events: Floats, total: Floats, share: Floats) -> Floats:
    """Probability of an outcome not more likely than the one seen."""
    mirrored = events > total * share
    events = np.where(mirrored, total - events, events)
    share = np.where(mirrored, 1 - share, share)
    other_tail = _first_as_unlikely(events, total, share)
    p_value: Floats = np.minimum(
        1.0,
        _up_to(events, total, share) + _from(other_tail, total, share),
    )
    return p_value


def _first_as_unlikely(events: Floats, total: Floats, share: Floats) -> Floats:
    """Least outcome above the expected that is not more likely than `events`.

    Above its mean the binomial only falls, so halving finds it: 17 steps for
    100,000 events, all areas at once. `total` + 1 where there is none.
    """
    ceiling = _log_likelihood(events, total, share) + TIE
    low = np.maximum(np.ceil(total * share), events + 1)
    high = total + 1
    while np.any(low < high):
        middle = np.floor((low + high) / 2)
        unlikely = _log_likelihood(middle, total, share) <= ceiling
        low = np.where(unlikely, low, np.minimum(middle + 1, high))
        high = np.where(unlikely, middle, high)
    return high


# The binomial from its special functions: scipy.stats would give the same and
# take longer to import than an assessment takes to work out.


def _up_to(events: Floats, total: Floats, share: Floats) -> Floats:
    """Probability of this many events or fewer."""
    all_of_them = events >= total
    others = np.where(all_of_them, 1, total - events)
    return np.where(all_of_them, 1, betaincc(events + 1, others, share))


def _from(events: Floats, total: Floats, share: Floats) -> Floats:
    """Probability of this many events or more."""
    beyond = events > total
    others = np.where(beyond, 1, total - events + 1)
    found = np.where(events <= 0, 1, betainc(np.maximum(events, 1), others, share))
    return np.where(beyond, 0, found)


def _log_likelihood(events: Floats, total: Floats, share: Floats) -> Floats:
    """Logarithm of the probability of exactly this many; -inf beyond the total."""
    beyond = events > total
    others = np.where(beyond, 0, total - events)
    ways: Floats = gammaln(total + 1) - gammaln(events + 1) - gammaln(others + 1)
    value = ways + xlogy(events, share) + xlog1py(others, -share)
    return np.where(beyond, -np.inf, value)
