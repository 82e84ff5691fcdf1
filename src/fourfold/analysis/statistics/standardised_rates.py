"""Rates as they would be if every area had people of the same ages."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from fourfold.analysis.statistics.arguments import positive_base, whole_counts
from fourfold.analysis.statistics.rates import count_limits

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class StandardisedRate:
    """Standardised rates with their limits; float64, shape (...)."""

    rate: Floats
    lower: Floats
    upper: Floats


def standardised_rate(
    counts: ArrayLike,
    populations: ArrayLike,
    standard: ArrayLike,
    *,
    per: float = 100_000,
    confidence: float = 0.95,
) -> StandardisedRate:
    """Directly standardised rate of each area, with Dobson's limits.

    Parameters
    ----------
    counts : array, shape (..., bands), whole numbers >= 0; NaN where not known
    populations : array, shape (..., bands), people; 0 or NaN gives NaN
    standard : array, shape (bands,), people of the standard population, above 0
    per : people
    confidence : probability, 0.5 to 0.999

    Returns
    -------
    StandardisedRate, shape (...), events per `per` people of the standard

    Raises
    ------
    ValueError
        If a count is negative or not whole, or the standard has a band of none.

    Notes
    -----
    Limits rest on those of the total count (exact below 10, Byar's from 10), moved
    and scaled. OHID publishes no such rate below a total of 10 events.

    Source: Dobson, Kuulasmaa, Eberle and Scherer, Statistics in Medicine 10, 1991;
    OHID, Fingertips Public Health Technical Guidance, "Directly standardised rates".
    """
    events = whole_counts(counts, name="counts")
    people = positive_base(populations, name="populations")
    weights = np.asarray(standard, dtype=np.float64)
    if not np.all(weights > 0):
        raise ValueError("standard must be above 0 in every band")
    weights = weights / weights.sum()
    rate = np.sum(weights * events / people, axis=-1)
    variance = np.sum(weights**2 * events / people**2, axis=-1)
    total = np.where(np.isnan(rate), np.nan, events.sum(axis=-1))
    low, high = count_limits(total, confidence=confidence)
    with np.errstate(divide="ignore", invalid="ignore"):
        scale = np.sqrt(variance / total)
    # Of none there is no variance to scale by: the widest band's rate stands in.
    widest = np.max(weights / people, axis=-1)
    scale = np.where(total == 0, widest, scale)
    return StandardisedRate(
        rate * per,
        (rate + scale * (low - total)) * per,
        (rate + scale * (high - total)) * per,
    )
