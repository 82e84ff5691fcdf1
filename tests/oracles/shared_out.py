"""Visits and shifts by trying every way."""

from itertools import combinations, product


def most_taken(weights, number, left, most):
    """The most that so many visits can take away."""
    least = sum(weights)
    for visits in product(range(min(number, most) + 1), repeat=len(weights)):
        if sum(visits) <= number:
            kept = sum(w * left**v for w, v in zip(weights, visits, strict=True))
            least = min(least, kept)
    return sum(weights) - least


def most_held(weights, length, shifts):
    """The most that shifts without an hour in common can hold."""
    number = len(weights)
    best = 0.0
    for starts in combinations(range(number), shifts):
        hours = [(start + at) % number for start in starts for at in range(length)]
        if len(set(hours)) == len(hours):
            best = max(best, sum(weights[hour] for hour in hours))
    return best
