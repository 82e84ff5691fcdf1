"""Every way of cutting a series, one after the other."""

from itertools import combinations, pairwise
from math import log


def misfit(events, base):
    """Minus twice the Poisson log-likelihood of one level, without constants."""
    total, exposed = sum(events), sum(base)
    return 2 * (total - total * log(total / exposed)) if total else 0.0


def best(events, base, shortest, penalty):
    """(least misfit with penalties, cuts) over all ways of cutting."""
    number = len(events)
    found = []
    for changes in range(number):
        for cuts in combinations(range(1, number), changes):
            ends = [0, *cuts, number]
            parts = list(pairwise(ends))
            if all(end - begin >= shortest for begin, end in parts):
                cost = sum(misfit(events[b:e], base[b:e]) for b, e in parts)
                found.append((cost + penalty * changes, list(cuts)))
    return min(found, key=lambda each: each[0])
