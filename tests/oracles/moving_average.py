"""The season by ratio to the moving average, month by month in fractions.

A gap is None. The year around a month is six months each side, the outer two by
half.
"""

from fractions import Fraction
from itertools import pairwise


def ratios(values, start, period):
    """Place in the year -> ratios of its months to the year around them."""
    found = {place: [] for place in range(period)}
    half = period // 2
    for month in range(half, len(values) - half):
        around = values[month - half : month + half + 1]
        if any(value is None for value in around):
            continue
        level = sum(Fraction(a + b, 2) for a, b in pairwise(around)) / period
        if level > 0:
            found[(start + month) % period].append(values[month] / level)
    return found


def indices(values, start, period):
    """Mean ratio of each place, over the mean of these; None where one has none."""
    found = ratios(values, start, period)
    if not all(found.values()):
        return None
    means = [sum(found[place]) / len(found[place]) for place in range(period)]
    return [mean * period / sum(means) if sum(means) else None for mean in means]


def spread(values, start, period):
    """Sums of squares between and within places, and the degrees within."""
    found = ratios(values, start, period)
    all_ratios = [ratio for group in found.values() for ratio in group]
    middle = sum(all_ratios) / len(all_ratios)
    between = within = Fraction(0)
    for group in found.values():
        mean = sum(group) / len(group)
        between += len(group) * (mean - middle) ** 2
        within += sum((ratio - mean) ** 2 for ratio in group)
    degrees = Fraction(len(all_ratios) - period, period) * (period - 1)
    return between, within, degrees
