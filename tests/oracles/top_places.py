"""Places in order of what happens there, one at a time."""

from fractions import Fraction
from math import ceil, comb


def listed(counts, amounts, fewest):
    """(place, events, amount, share, periods) of each, the most first."""
    rows = [
        (at, sum(row), sum(amounts[at]), sum(1 for each in row if each))
        for at, row in enumerate(counts)
    ]
    every = sum(amount for _, _, amount, _ in rows)
    rows.sort(key=lambda row: (-row[2], -row[1], row[0]))
    return [
        (at, events, amount, amount / every if every else 0, periods)
        for at, events, amount, periods in rows
        if events >= fewest
    ]


def top(column, number):
    order = sorted(range(len(column)), key=lambda at: (-column[at], at))
    return order[:number]


def by_period(counts, share):
    """(share, stayed) of each period, None of nothing."""
    number = ceil(Fraction(str(share)) * len(counts))
    columns = [list(column) for column in zip(*counts, strict=True)]
    found = []
    for at, column in enumerate(columns):
        every = sum(column)
        own = sum(column[place] for place in top(column, number))
        stayed = None
        if at and every:
            before = top(columns[at - 1], number)
            stayed = sum(column[place] for place in before) / every
        found.append((own / every if every else None, stayed))
    return found


def at_least(part, whole, share):
    """Chance of this part or more if the share is true."""
    return sum(
        comb(whole, at) * share**at * (1 - share) ** (whole - at)
        for at in range(part, whole + 1)
    )
