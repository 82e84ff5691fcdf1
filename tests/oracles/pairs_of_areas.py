"""Controls by trying every way to share them out."""

from itertools import permutations
from statistics import stdev


def distances(features, treated, others):
    """In standard deviations over all of them, as the root of the mean square."""
    rows = [features[place] for place in sorted({*treated, *others})]
    scales = [stdev(column) for column in zip(*rows, strict=True)]
    return {
        (one, other): (
            sum(
                ((a - b) / scale) ** 2 if scale else 0.0
                for a, b, scale in zip(
                    features[one], features[other], scales, strict=True
                )
            )
            / len(scales)
        )
        ** 0.5
        for one in treated
        for other in others
    }


def least_total(features, treated, others):
    apart = distances(features, treated, others)
    return min(
        sum(apart[pair] for pair in zip(treated, chosen, strict=True))
        for chosen in permutations(others, len(treated))
    )
