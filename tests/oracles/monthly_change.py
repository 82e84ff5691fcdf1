"""The change between two periods as a model of months, fitted step by step.

Poisson counts with one effect for each calendar month and one for the period;
Newton's steps find the effects, and nothing is taken from the totals.
"""

import numpy as np
from scipy.stats import norm, t

STEPS = 50


def ratio_with_limits(before, after, confidence=0.95):
    """Ratio, lower, upper, p-value and dispersion of two lists of counts."""
    kept = [(b, a) for b, a in zip(before, after, strict=True) if b + a > 0]
    counts = np.array([count for pair in kept for count in pair], dtype=float)
    design = np.zeros((len(counts), len(kept) + 1))
    for row in range(len(counts)):
        design[row, row // 2] = 1
        design[row, -1] = row % 2

    effects, error, fitted = _fit(counts, design)

    freedom = len(kept) - 1
    pearson = sum((c - f) ** 2 / f for c, f in zip(counts, fitted, strict=True))
    spread = pearson / freedom
    tail = (1 - confidence) / 2
    reach = max(
        norm.ppf(1 - tail) * error, t.ppf(1 - tail, freedom) * error * spread**0.5
    )
    p_value = 2 * norm.sf(abs(effects[-1]) / error)
    if spread > 0:
        by_spread = 2 * t.sf(abs(effects[-1]) / error / spread**0.5, freedom)
        p_value = max(p_value, by_spread)
    low, high = effects[-1] - reach, effects[-1] + reach
    return np.exp(effects[-1]), np.exp(low), np.exp(high), p_value, max(spread, 1)


def _fit(counts, design):
    """Effects, standard error of the last one, and fitted counts."""
    effects = np.full(design.shape[1], np.log(counts.mean()))
    effects[-1] = 0
    for _ in range(STEPS):
        fitted = np.exp(design @ effects)
        information = design.T @ (fitted[:, None] * design)
        step = np.linalg.solve(information, design.T @ (counts - fitted))
        effects = effects + np.clip(step, -2, 2)
    return effects, np.linalg.inv(information)[-1, -1] ** 0.5, np.exp(design @ effects)
