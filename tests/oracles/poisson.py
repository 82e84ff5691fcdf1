"""Limits of a Poisson count, found the slow way: by searching for the mean."""

from collections.abc import Callable
from math import exp, fsum, lgamma, log


def exact_limits(count: int, confidence: float) -> tuple[float, float]:
    """The two means at which a count so high, or so low, has the tail's chance."""
    tail = (1 - confidence) / 2
    far = 10 * count + 100
    upper = _search(lambda mean: at_most(count, mean) > tail, 0, far)
    if count == 0:
        return 0.0, upper
    lower = _search(lambda mean: 1 - at_most(count - 1, mean) < tail, 0, far)
    return lower, upper


def at_most(count: int, mean: float) -> float:
    if mean == 0:
        return 1.0
    return fsum(exp(k * log(mean) - mean - lgamma(k + 1)) for k in range(count + 1))


def _search(still_below: Callable[[float], bool], low: float, high: float) -> float:
    for _ in range(100):
        middle = (low + high) / 2
        low, high = (middle, high) if still_below(middle) else (low, middle)
    return low
