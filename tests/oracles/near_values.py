"""Neighbours pair by pair, and statistics of near values by trying every order."""

from itertools import permutations
from math import hypot, prod
from statistics import fmean


def touching(inside, corners):
    """inside: rows of booleans. Pairs (place, place) counted along the cells inside."""
    cells = [
        (r, c) for r, row in enumerate(inside) for c, here in enumerate(row) if here
    ]
    found = set()
    for at, (row, column) in enumerate(cells):
        for other, (r, c) in enumerate(cells):
            steps = sorted((abs(row - r), abs(column - c)))
            if steps == [0, 1] or (corners and steps == [1, 1]):
                found.add((at, other))
    return found


def within(points, distance, power):
    """{(place, place): weight}"""
    found = {}
    for at, (x, y) in enumerate(points):
        for other, (a, b) in enumerate(points):
            apart = hypot(x - a, y - b)
            if at != other and apart <= distance:
                found[at, other] = 1.0 if power == 0 else 1 / apart**power
    return found


def moran(values, weights):
    """Moran's I; weights are rows of numbers."""
    mean, places = fmean(values), range(len(values))
    above = [value - mean for value in values]
    between = sum(weights[i][j] * above[i] * above[j] for i in places for j in places)
    every = sum(map(sum, weights))
    return len(values) / every * between / sum(each**2 for each in above)


def moran_of_all_orders(values, weights):
    return [moran(order, weights) for order in permutations(values)]


def local_moran(values, weights, place):
    mean = fmean(values)
    square = fmean((value - mean) ** 2 for value in values)
    around = sum(
        weight * (value - mean)
        for weight, value in zip(weights[place], values, strict=True)
    )
    return (values[place] - mean) / square * around


def sums_of_others(values, weights, place):
    """The sum over the neighbours, for every order of all other values."""
    others = [value for at, value in enumerate(values) if at != place]
    own = [weight for at, weight in enumerate(weights[place]) if at != place]
    return [
        sum(weight * value for weight, value in zip(own, order, strict=True))
        for order in permutations(others)
    ]


def tails(values, weights, place):
    """Shares of orders with as great a sum, and with as small a one."""
    sums = sums_of_others(values, weights, place)
    observed = sum(
        weight * value for weight, value in zip(weights[place], values, strict=True)
    )
    return (
        fmean(each >= observed - 1e-9 for each in sums),
        fmean(each <= observed + 1e-9 for each in sums),
    )


def stopped(reached, enough):
    """p-value and draws of one tail; reached: whether each draw did, in order."""
    count = 0
    for number, each in enumerate(reached, 1):
        count += each
        if enough is not None and count == enough:
            return enough / number, number
    return (1 + count) / (1 + len(reached)), len(reached)


def orders(number, size):
    """How many ways there are of drawing so many one after the other."""
    return prod(range(number - size + 1, number + 1))
