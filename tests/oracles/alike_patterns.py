"""Andresen's test by every way of taking events, in fractions."""

from fractions import Fraction
from math import comb


def cumulative(chances):
    total, found = Fraction(0), []
    for each in chances:
        total += each
        found.append(total)
    return found


def quantile(chances, share):
    """The lowest number that is not exceeded with at least this chance."""
    return next(at for at, each in enumerate(cumulative(chances)) if each >= share)


def limits(count, events, resample, tail):
    """Shares of an area that has this many of the events."""
    if resample == "part":
        size = max(round(0.85 * events), 1)
        ways = comb(events, size)
        chances = [
            Fraction(comb(count, at) * comb(events - count, size - at), ways)
            for at in range(min(count, size) + 1)
        ]
    else:
        size, share = events, Fraction(count, events)
        chances = [
            comb(size, at) * share**at * (1 - share) ** (size - at)
            for at in range(size + 1)
        ]
    return [Fraction(quantile(chances, each), size) for each in (tail, 1 - tail)]


def directions(first, second, resample, tail=Fraction(1, 40)):
    found = []
    for base, test in zip(first, second, strict=True):
        lower, upper = limits(test, sum(second), resample, tail)
        share = Fraction(base, sum(first))
        found.append(1 if share < lower else -1 if share > upper else 0)
    return found


def fisher(first, second):
    """Twice the smaller tail of each area against all others."""
    found = []
    for base, test in zip(first, second, strict=True):
        every, here, drawn = sum(first) + sum(second), base + test, sum(second)
        chances = [
            Fraction(
                comb(here, at) * comb(every - here, drawn - at), comb(every, drawn)
            )
            if at <= drawn
            else Fraction(0)
            for at in range(here + 1)
        ]
        tails = sum(chances[: test + 1]), sum(chances[test:])
        found.append(min(Fraction(1), 2 * min(tails)))
    return found
