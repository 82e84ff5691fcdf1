"""Months of two levels as a quasi-Poisson model, fitted step by step.

One level and one step up or down, with the season as a known factor of each month;
Newton's steps find the two, and nothing is taken from totals.
"""

import numpy as np
from scipy.stats import norm, t

STEPS = 60


def ratio_with_limits(usual, last, *, seasons, error=0.0, confidence=0.95):
    """Ratio, lower, upper, p-value and dispersion of two lists of counts."""
    counts = np.array([*usual, *last], dtype=float)
    factors = np.array([*seasons[0], *seasons[1]], dtype=float)
    is_last = np.array([0.0] * len(usual) + [1.0] * len(last))
    design = np.column_stack([np.ones_like(counts), is_last])
    effects = np.array([np.log(counts.sum() / factors.sum()), 0.0])
    for _ in range(STEPS):
        fitted = factors * np.exp(design @ effects)
        information = design.T @ (fitted[:, None] * design)
        step = np.linalg.solve(information, design.T @ (counts - fitted))
        effects = effects + np.clip(step, -2, 2)

    freedom = len(counts) - 2
    spread = sum((c - f) ** 2 / f for c, f in zip(counts, fitted, strict=True))
    spread /= freedom
    variance = np.linalg.inv(information)[1, 1]
    narrow = (variance + error**2) ** 0.5
    wide = (spread * variance + error**2) ** 0.5
    tail = (1 - confidence) / 2
    reach = max(norm.ppf(1 - tail) * narrow, t.ppf(1 - tail, freedom) * wide)
    p_value = 2 * norm.sf(abs(effects[1]) / narrow)
    if wide > 0:
        p_value = max(p_value, 2 * t.sf(abs(effects[1]) / wide, freedom))
    limits = np.exp([effects[1], effects[1] - reach, effects[1] + reach])
    return (*limits, p_value, max(spread, 1))
