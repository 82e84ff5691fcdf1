"""Maximum coverage by trying every choice."""

from itertools import combinations


def reached(covers, weights, sites):
    return sum(
        weight
        for place, weight in enumerate(weights)
        if any(covers[site][place] for site in sites)
    )


def best(covers, weights, number, kept=()):
    """The most that any choice with those that are kept reaches."""
    return max(
        reached(covers, weights, sites)
        for sites in combinations(range(len(covers)), number)
        if set(kept) <= set(sites)
    )
