"""Forecasts of places, one place, month and crime at a time."""

from math import dist, exp, floor


def mean(months):
    known = [each for each in months if each is not None]
    return sum(known) / len(known) if known else None


def fading(rows, middles, half_life, bandwidth):
    levels = []
    for row in rows:
        weights = [0.5 ** ((len(row) - 1 - at) / half_life) for at in range(len(row))]
        pairs = [(w, c) for w, c in zip(weights, row, strict=True) if c is not None]
        whole = sum(w for w, _ in pairs)
        levels.append(sum(w * c for w, c in pairs) / whole if pairs else 0.0)
    given = [0.0] * len(rows)
    for level, middle in zip(levels, middles, strict=True):
        shares = [
            exp(-0.5 * (dist(middle, other) / bandwidth) ** 2) for other in middles
        ]
        for place, share in enumerate(shares):
            given[place] += level * share / sum(shares)
    return given


def risk(crimes, place, now, size, reach, weeks):
    """crimes: point, day and weight of each."""
    total = 0.0
    for point, day, weight in crimes:
        passed = floor((now - day) / 7)
        away = dist(point, place)
        if day < now and passed < weeks and away <= reach:
            total += weight / (1 + floor(away / size)) / (1 + passed)
    return total


def caught(expected, came, share):
    """Part of the crimes in the places most expected, taken until the share is full."""
    order = sorted(range(len(came)), key=lambda at: (-expected[at], came[at]))
    number = 0
    while number < share * len(came) - 1e-9:
        number += 1
    return sum(came[at] for at in order[:number]) / sum(came)
