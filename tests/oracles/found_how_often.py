"""Power by trying it out: it is done many times over, and tested each time."""

from math import exp, log, sqrt
from statistics import NormalDist


def ratio_is_found(counts, confidence=0.95):
    """counts: treated before and after, control before and after."""
    if not all(counts):
        return False
    t0, t1, c0, c1 = counts
    error = sqrt(sum(1 / each for each in counts))
    return abs(log(t1 / t0) - log(c1 / c0)) > error * NormalDist().inv_cdf(
        (1 + confidence) / 2
    )


def how_often(means, rng, tries=4_000):
    found = sum(
        ratio_is_found([rng.poisson(mean) for mean in means]) for _ in range(tries)
    )
    return found / tries


def nearest_ratio(fixed, falling, reach, step=0.001):
    """The first fall, from none upwards, that is as far as it must be; or None."""
    fall = 0.0
    while fall < 12:
        if fall >= reach * sqrt(fixed + falling * exp(fall)):
            return exp(-fall)
        fall += step
    return None
