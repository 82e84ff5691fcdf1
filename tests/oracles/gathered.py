"""Slow second implementations of how unevenly things are spread: loops."""

import math


def gini(counts):
    """Half the mean difference of all pairs over the mean."""
    size, mean = len(counts), sum(counts) / len(counts)
    pairs = sum(abs(one - other) for one in counts for other in counts)
    return pairs / (2 * size**2 * mean)


def most_even(events, places):
    """The counts of the most even spread that whole events allow."""
    each, left = divmod(events, places)
    return [each + 1] * left + [each] * (places - left)


def share_in_top(counts, share):
    taken = math.ceil(share * len(counts) - 1e-9)
    return sum(sorted(counts, reverse=True)[:taken]) / sum(counts)


def fewest(counts, share):
    found = 0
    for number, count in enumerate(sorted(counts, reverse=True), start=1):
        found += count
        if found >= share * sum(counts) - 1e-9:
            return number
    return 0


def rank_correlation(one, other):
    """Pearson's coefficient of mean ranks."""
    first, second = ranks(one), ranks(other)
    size = len(one)
    means = sum(first) / size, sum(second) / size
    above = sum(
        (a - means[0]) * (b - means[1]) for a, b in zip(first, second, strict=True)
    )
    spreads = [
        sum((value - mean) ** 2 for value in values)
        for values, mean in zip((first, second), means, strict=True)
    ]
    return above / math.sqrt(spreads[0] * spreads[1])


def ranks(values):
    return [
        sum(other < value for other in values)
        + (sum(other == value for other in values) + 1) / 2
        for value in values
    ]


def fifths(counts, people, indicator):
    """Rates of five groups of areas with about as many people each."""
    order = sorted(range(len(counts)), key=lambda at: (indicator[at], at))
    total, before = sum(people), 0
    sums = [[0, 0] for _ in range(5)]
    for at in order:
        middle = before + people[at] / 2
        group = min(4, int(5 * middle / total))
        sums[group][0] += counts[at]
        sums[group][1] += people[at]
        before += people[at]
    return sums
