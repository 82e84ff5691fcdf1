"""Slow second implementations of weighted sums: loops, and events made by chance."""

import math
import random


def total(counts, weights):
    return sum(count * weight for count, weight in zip(counts, weights, strict=True))


def share_held(limits_of, means, weights, *, times, seed=1):
    """Share of made-up sets of counts whose limits hold the true weighted sum."""
    chance = random.Random(seed)
    truth = total(means, weights)
    held = 0
    for _ in range(times):
        lower, upper = limits_of([poisson(chance, mean) for mean in means], weights)
        held += lower <= truth <= upper
    return held / times


def poisson(chance, mean):
    """By counting how many waits of a steady stream fit into one unit of time."""
    limit, product, count = math.exp(-mean), chance.random(), 0
    while product > limit:
        product *= chance.random()
        count += 1
    return count
