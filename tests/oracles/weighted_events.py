"""Slow second implementations of weighted sums: loops, and events made by chance."""

import math
import random


def total(counts, weights):
    return sum(count * weight for count, weight in zip(counts, weights, strict=True))


def reach_of_months(before, after, weights, reach_of_t):
    """Of the log of the ratio, month by month; reach_of_t is by degrees of freedom."""
    months = range(len(before[0]))
    harm = [
        (total([k[m] for k in before], weights), total([k[m] for k in after], weights))
        for m in months
    ]
    one, other = (sum(pair[side] for pair in harm) for side in (0, 1))
    share = other / (one + other)
    chi_squared, pairs = 0, 0
    for early, late in harm:
        if early + late > 0:
            expected = (early + late) * share
            chi_squared += (late - expected) ** 2 / (expected * (1 - share))
            pairs += 1
    spread = chi_squared / (pairs - 1)
    return reach_of_t(pairs - 1) * math.sqrt(spread * (1 / one + 1 / other))


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
