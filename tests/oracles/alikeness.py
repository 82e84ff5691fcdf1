"""Slow second implementations of distances between areas: loops over plain numbers."""

import math


def distance(rows, one, other):
    """Root mean square of differences in standard deviations."""
    squares = []
    for column in zip(*rows, strict=True):
        mean = sum(column) / len(column)
        deviation = math.sqrt(sum((x - mean) ** 2 for x in column) / len(column))
        if deviation <= 1e-12 * abs(mean):
            squares.append(0.0)
        else:
            squares.append(((column[other] - column[one]) / deviation) ** 2)
    return math.sqrt(sum(squares) / len(squares))


def silhouette(rows, groups):
    scores = []
    for at, own in enumerate(groups):
        by_group = {}
        for other, name in enumerate(groups):
            if other != at:
                by_group.setdefault(name, []).append(math.dist(rows[at], rows[other]))
        if own not in by_group or len(set(groups)) == 1:
            scores.append(0.0)
            continue
        inside = sum(by_group[own]) / len(by_group[own])
        outside = min(
            sum(each) / len(each) for name, each in by_group.items() if name != own
        )
        scores.append((outside - inside) / max(inside, outside))
    return sum(scores) / len(scores)
