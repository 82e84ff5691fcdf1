"""The mixture nearest to what is wanted: every set of areas is tried."""

from itertools import combinations

from tests.oracles.hanging_together import inverse


def gap(donors, weights, wanted):
    """Sum of squares between the mixture and what is wanted."""
    made = [
        sum(weight * donor[at] for weight, donor in zip(weights, donors, strict=True))
        for at in range(len(wanted))
    ]
    return sum((one - other) ** 2 for one, other in zip(made, wanted, strict=True))


def best_of(donors, wanted):
    """Weights that add up to 1, of any sign, by Lagrange; None where none is best."""
    size = len(donors)
    away = [[d - w for d, w in zip(row, wanted, strict=True)] for row in donors]
    matrix = [
        [sum(a * b for a, b in zip(one, other, strict=True)) for other in away] + [1.0]
        for one in away
    ] + [[1.0] * size + [0.0]]
    try:
        return [row[size] for row in inverse(matrix)][:size]
    except ZeroDivisionError:
        return None


def nearest(donors, wanted):
    """The least gap of all mixtures with weights of 0 or more."""
    least = float("inf")
    for size in range(1, len(donors) + 1):
        for chosen in combinations(range(len(donors)), size):
            rows = [donors[place] for place in chosen]
            weights = best_of(rows, wanted)
            if weights is not None and min(weights) >= -1e-9:
                least = min(least, gap(rows, weights, wanted))
    return least
