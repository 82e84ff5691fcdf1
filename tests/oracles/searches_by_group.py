"""Rates of groups by counting people, and limits by halving over exact tails.

Nothing is shared with the program: the odds of two rates come from fractions and
sums of binomial probabilities.
"""

from fractions import Fraction
from math import comb


def rate_ratio(
    counts: list[int], residents: list[int], group: int, other: int
) -> float:
    """How many times as often, person by person, as the other group."""
    return float(
        Fraction(counts[group], residents[group])
        / Fraction(counts[other], residents[other])
    )


def lower_limit(
    count: int, residents: int, *, other_count: int, other_residents: int
) -> float:
    """The least ratio at which so many, or more, of both together is one in 40."""
    both = count + other_count
    low, high = Fraction(0), Fraction(10**6)
    for _ in range(90):
        ratio = (low + high) / 2
        weight = ratio * residents
        share = weight / (weight + other_residents)
        if _at_least(count, both, share) < Fraction(1, 40):
            low = ratio
        else:
            high = ratio
    return float(low)


def _at_least(count: int, both: int, share: Fraction) -> Fraction:
    # In floats the sums of a few small terms would do; fractions leave no doubt.
    rest = 1 - share.limit_denominator(10**12)
    share = 1 - rest
    return sum(
        (comb(both, k) * share**k * rest ** (both - k) for k in range(count, both + 1)),
        Fraction(0),
    )
