"""Scores of a map place by place, in fractions."""

from fractions import Fraction
from math import exp, factorial, log


def hit_curve(predicted, observed, areas):
    """Lists of (share of area, hit rate, accuracy, efficiency, recapture)."""
    places = [
        (Fraction(p), Fraction(o), Fraction(a))
        for p, o, a in zip(predicted, observed, areas, strict=True)
    ]
    ranked = sorted(places, key=lambda each: (-each[0] / each[2], each[1] / each[2]))
    every, ground = sum(o for _, o, _ in places), sum(a for _, _, a in places)
    told = hits = area = Fraction(0)
    found = []
    for p, o, a in ranked:
        told, hits, area = told + p, hits + o, area + a
        share = area / ground
        rate = hits / every if every else None
        most = best(places, area)
        found.append(
            (
                share,
                rate,
                None if rate is None else rate / share,
                hits / most if most else None,
                told / hits if hits else None,
            )
        )
    return found


def best(places, area):
    """Crimes in so much area, densest first, the last place in part."""
    held = Fraction(0)
    for _, o, a in sorted(places, key=lambda each: -each[1] / each[2]):
        part = min(a, area)
        held, area = held + o * part / a, area - part
    return held


def log_score(expected, observed):
    return sum(
        log(exp(-mean) * mean**came / factorial(came))
        for mean, came in zip(expected, observed, strict=True)
    ) / len(expected)
