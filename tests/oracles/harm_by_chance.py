"""Chances of a sum of weights, count by count and kind by kind."""

from math import exp, lgamma, log

NOTHING = 1e-15


def chance_of_count(count, rate, dispersion):
    """Poisson, or negative binomial with so many times the variance."""
    if rate == 0:
        return float(count == 0)
    if dispersion == 1:
        return exp(count * log(rate) - rate - lgamma(count + 1))
    size = rate / (dispersion - 1)
    return exp(
        lgamma(count + size)
        - lgamma(size)
        - lgamma(count + 1)
        - size * log(dispersion)
        + count * log(1 - 1 / dispersion)
    )


def chances(rates, weights, dispersion, most=60):
    """{sum: chance}, with at most so many of each kind."""
    found = {0: 1.0}
    for rate, weight in zip(rates, weights, strict=True):
        more = {}
        for harm, chance in found.items():
            for count in range(most):
                total = harm + count * weight
                each = chance * chance_of_count(count, rate, dispersion)
                if each > NOTHING:
                    more[total] = more.get(total, 0.0) + each
        found = more
    return found


def limit(rates, weights, dispersion, tail):
    """The least sum that is exceeded with at most that chance."""
    reached = 0.0
    for harm, chance in sorted(chances(rates, weights, dispersion).items()):
        reached += chance
        if reached >= 1 - tail - 1e-9:
            return harm
    raise AssertionError
