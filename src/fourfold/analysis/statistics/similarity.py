"""How alike areas are by several features at once."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Distances:
    """total : shape (areas,); parts : shape (areas, features), standard deviations"""

    total: Floats
    parts: Floats


def distances_from(features: ArrayLike, *, position: int) -> Distances:
    """Distance of every area from one of them, in standard deviations.

    Parameters
    ----------
    features : array, shape (areas, features), any units; NaN where not known
    position : row of the area that the distances are from

    Returns
    -------
    Distances; 0 for the area itself
        NaN in total for an area with a feature that is not known. A feature that
        is the same everywhere adds nothing.

    Raises
    ------
    ValueError
        If there are not two axes, or a feature of the area itself is not known.

    Notes
    -----
    Each feature is divided by its standard deviation over the areas, so that units
    do not matter; the distance is the root of the mean of the squares, so that 1 is
    as unlike as two areas one standard deviation apart in everything.

    Source: standardised Euclidean distance, as in the nearest neighbours models of
    CIPFA and the most similar groups of the Home Office; the features are ours.
    """
    given = np.asarray(features, dtype=np.float64)
    if given.ndim != 2:
        raise ValueError("features must have one row an area and one column a feature")
    if np.isnan(given[position]).any():
        raise ValueError(f"a feature of the area in row {position} is not known")
    known = ~np.isnan(given)
    middle = np.where(known, given, 0).sum(axis=0) / known.sum(axis=0)
    squares = np.where(known, (given - middle) ** 2, 0).sum(axis=0)
    scale = np.sqrt(squares / known.sum(axis=0))
    # Rounding alone makes no feature of one that is the same everywhere.
    flat = scale <= 1e-12 * np.abs(middle)
    parts = np.where(
        flat, 0 * given, (given - given[position]) / np.where(flat, 1, scale)
    )
    return Distances(np.sqrt((parts**2).mean(axis=1)), parts)
