"""Shares of a whole with their limits."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy.special import ndtri

from fourfold.analysis.statistics.arguments import (
    positive_base,
    tail_of,
    whole_counts,
)

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Proportion:
    """Shares from 0 to 1 with their limits; float64, one shape."""

    value: Floats
    lower: Floats
    upper: Floats


def proportion_interval(
    numerators: ArrayLike, denominators: ArrayLike, *, confidence: float = 0.95
) -> Proportion:
    """Share of each whole, with Wilson's limits.

    Parameters
    ----------
    numerators : array, shape (...), whole numbers >= 0, not above the denominator
    denominators : array, broadcastable; 0 or NaN gives NaN
    confidence : probability, 0.5 to 0.999

    Returns
    -------
    Proportion, shape (...), from 0 to 1

    Raises
    ------
    ValueError
        If a numerator is negative, not whole, or above its denominator.

    Notes
    -----
    Never below 0 or above 1, and right for shares of nought, where the usual
    limits (share ± 1.96 standard errors) have no width. Agrees with the published
    test values to 6 digits.

    Source: Wilson, Journal of the American Statistical Association 22, 1927; OHID,
    Fingertips Public Health Technical Guidance, "Proportions".
    """
    z = -ndtri(tail_of(confidence))
    events = whole_counts(numerators, name="numerators")
    total = positive_base(denominators, name="denominators")
    if np.any(events > total):
        raise ValueError("numerators must not be above their denominators")
    share = events / total
    middle = events + z**2 / 2
    spread = z * np.sqrt(events * (1 - share) + z**2 / 4)
    # Rounding alone must not put a limit of a share of 0 or 1 outside of it.
    lower = np.clip((middle - spread) / (total + z**2), 0, share)
    upper = np.clip((middle + spread) / (total + z**2), share, 1)
    return Proportion(share, lower, upper)
