"""Kernel density at a place, one crime at a time."""

from math import exp, hypot, pi

SQUARE_KILOMETRE = 1_000_000


def kernel(apart, bandwidth, name):
    if name == "gaussian":
        return exp(-((apart / bandwidth) ** 2) / 2) / (2 * pi * bandwidth**2)
    if apart >= bandwidth:
        return 0.0
    return 3 / (pi * bandwidth**2) * (1 - (apart / bandwidth) ** 2) ** 2


def density(place, points, bandwidth, *, name="quartic", weights=None):
    """For every square kilometre, at one place."""
    each = weights or [1] * len(points)
    return SQUARE_KILOMETRE * sum(
        weight * kernel(hypot(place[0] - x, place[1] - y), bandwidth, name)
        for (x, y), weight in zip(points, each, strict=True)
    )
