"""Two sums of kernels, one over the other, cell by cell."""

from itertools import combinations
from math import hypot


def quartic(distance, bandwidth):
    part = distance / bandwidth
    return (1 - part**2) ** 2 if part < 1 else 0.0


def density(middle, points, weights, bandwidth):
    x, y = middle
    total = sum(weights)
    return sum(
        weight / total * quartic(hypot(x - a, y - b), bandwidth)
        for (a, b), weight in zip(points, weights, strict=True)
    )


def ratio(middle, cases, others, bandwidth):
    """Cases and others are lists of (point, weight); None where nobody is."""
    one, other = (
        density(middle, [p for p, _ in each], [w for _, w in each], bandwidth)
        for each in (cases, others)
    )
    return one / other if other > 0 else None


def shares_of_labels(middle, cases, others, bandwidth):
    """Shares of all ways of dealing the labels with as high a ratio, and as low."""
    every = [*cases, *others]
    observed = ratio(middle, cases, others, bandwidth)
    ways = list(combinations(range(len(every)), len(cases)))
    high = low = 0
    for chosen in ways:
        rest = [each for at, each in enumerate(every) if at not in chosen]
        drawn = ratio(middle, [every[at] for at in chosen], rest, bandwidth)
        high += drawn is None or drawn >= observed - 1e-9
        low += drawn is None or drawn <= observed + 1e-9
    return high / len(ways), low / len(ways)
