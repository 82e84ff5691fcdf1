"""Gi* place by place, and a grid cell by cell, with no arrays."""

from itertools import combinations
from math import floor, sqrt


def gi_star(values, weights):
    """values: numbers or None; weights: rows of numbers. None where nothing is told."""
    known = [at for at, value in enumerate(values) if value is not None]
    number = len(known)
    found = [None] * len(values)
    if number < 2:
        return found
    mean = sum(values[at] for at in known) / number
    spread = sum(values[at] ** 2 for at in known) / number - mean**2
    if spread <= 1e-12:
        return found
    for at in known:
        own = [(weights[at][other], values[other]) for other in known]
        total = sum(weight for weight, _ in own)
        squares = sum(weight**2 for weight, _ in own)
        by_chance = (number * squares - total**2) / (number - 1)
        if by_chance > 1e-12:
            above = sum(weight * value for weight, value in own) - mean * total
            found[at] = above / (sqrt(spread) * sqrt(by_chance))
    return found


def shares_of_others(values, weights):
    """For each place: shares of sets of others that add up to as much, and as little.

    Neighbours weigh alike, and stand in rows with 1 for the place itself.
    """
    found = []
    for at, row in enumerate(weights):
        own = [values[other] for other in range(len(values)) if row[other]]
        others = [value for other, value in enumerate(values) if other != at]
        around = sum(own) - values[at]
        sums = [sum(each) for each in combinations(others, len(own) - 1)]
        found.append(
            (
                sum(each >= around for each in sums) / len(sums),
                sum(each <= around for each in sums) / len(sums),
            )
        )
    return found


def around(cells, row, column, reach):
    """Cells of the neighbourhood, as (row, column)."""
    return [
        (r, c)
        for r in range(row - reach, row + reach + 1)
        for c in range(column - reach, column + reach + 1)
        if 0 <= r < len(cells) and 0 <= c < len(cells[0])
    ]


def gi_star_on_grid(cells, reach):
    places = [(r, c) for r in range(len(cells)) for c in range(len(cells[0]))]
    weights = [
        [float(other in around(cells, *place, reach)) for other in places]
        for place in places
    ]
    values = [cells[r][c] for r, c in places]
    return dict(zip(places, gi_star(values, weights), strict=True))


def counted(points, west, south, size):
    found = {}
    for x, y in points:
        cell = floor((y - south) / size), floor((x - west) / size)
        found[cell] = found.get(cell, 0) + 1
    return found


def false_discoveries(p_values, rate):
    """Benjamini and Hochberg by their own words; p-values without gaps."""
    order = sorted(p_values)
    number = len(order)
    passed = [p for rank, p in enumerate(order, 1) if p <= rate * rank / number]
    return [bool(passed) and p <= max(passed) for p in p_values]
