"""The E-test as it is defined: every pair of counts, one at a time."""

from math import exp, lgamma, log


def chance(count, mean):
    return exp(count * log(mean) - mean - lgamma(count + 1))


def statistic(one, two, base_one, base_two):
    variance = one / base_one**2 + two / base_two**2
    return 0.0 if variance == 0 else (two / base_two - one / base_one) / variance**0.5


def p_value(one, two, base_one=1.0, base_two=1.0):
    """None where there are no events at all."""
    if one + two == 0:
        return None
    rate = (one + two) / (base_one + base_two)
    far = abs(statistic(one, two, base_one, base_two)) * (1 - 1e-10)
    most = 30 + 4 * (one + two)
    return sum(
        chance(first, rate * base_one) * chance(second, rate * base_two)
        for first in range(most)
        for second in range(most)
        if abs(statistic(first, second, base_one, base_two)) >= far
    )
