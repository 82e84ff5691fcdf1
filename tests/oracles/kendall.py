"""Kendall's trend test pair by pair, in whole numbers and fractions.

A gap is None. Chance is worked out from every order the values could come in.
"""

from collections import Counter
from fractions import Fraction
from itertools import combinations, permutations
from statistics import median


def score(values):
    """Rises less falls among all pairs."""
    known = [value for value in values if value is not None]
    return sum((b > a) - (b < a) for a, b in combinations(known, 2))


def variance(values):
    known = [value for value in values if value is not None]

    def part(n):
        return n * (n - 1) * (2 * n + 5)

    ties = sum(part(times) for times in Counter(known).values())
    return Fraction(part(len(known)) - ties, 18)


def variance_by_every_order(values):
    """Mean square of the score over all orders; its mean is nought."""
    scores = [score(order) for order in permutations(values)]
    return Fraction(sum(s * s for s in scores), len(scores))


def slopes(values):
    known = [(time, value) for time, value in enumerate(values) if value is not None]
    pairs = combinations(known, 2)
    return sorted(Fraction(b - a) / (later - time) for (time, a), (later, b) in pairs)


def middle(values):
    found = slopes(values)
    return None if not found else median(found)


def by_season(values, period):
    return [values[season::period] for season in range(period)]
