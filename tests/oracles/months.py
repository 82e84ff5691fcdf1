"""Invented months whose truth is known: they vary phi times as much as chance."""

import numpy as np

SUMMER_PEAK = 1 + 0.15 * np.cos(2 * np.pi * (np.arange(12) - 6) / 12)


def drawn(rng, mean, *, dispersion, shape):
    """Whole counts with this mean for each calendar month, season and all.

    Negative binomial with variance `dispersion` times the mean; Poisson at 1.
    """
    means = np.broadcast_to(mean * SUMMER_PEAK, shape)
    if dispersion == 1:
        return rng.poisson(means)
    size = means / (dispersion - 1)
    return rng.negative_binomial(size, 1 / dispersion)


def drifting(rng, mean, *, dispersion, persistence, shape):
    """Months whose level wanders: each keeps a part of the last one's surprise."""
    surprise = rng.normal(size=shape)
    for month in range(1, shape[-1]):
        kept = persistence * surprise[..., month - 1]
        fresh = np.sqrt(1 - persistence**2) * surprise[..., month]
        surprise[..., month] = kept + fresh
    variance = (dispersion - 1) / mean
    level = mean * np.exp(np.sqrt(variance) * surprise - variance / 2)
    season = np.resize(SUMMER_PEAK, shape[-1])
    return rng.poisson(level * season)
