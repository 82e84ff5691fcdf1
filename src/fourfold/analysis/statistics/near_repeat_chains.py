"""Crimes that follow one another from place to place."""

import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy.sparse import coo_array
from scipy.sparse.csgraph import connected_components

from fourfold.analysis.statistics.near_pairs import crimes_of, near, norm_of

Whole = NDArray[np.int64]


def chains(
    points: ArrayLike,
    when: ArrayLike,
    *,
    distance: float,
    time: float,
    metric: str = "manhattan",
) -> Whole:
    """Crimes that hang together: each near another in both place and time.

    Parameters
    ----------
    points, when : as for `near_repeats`
    distance, time : how far apart two may be, in metres and in days, 0 or more

    Returns
    -------
    int64, shape (crimes): number of the chain, 0 for the first, by its first crime;
        -1 for a crime that stands alone

    Raises ValueError as `near_repeats` does.
    """
    places, days = crimes_of(points, when)
    if not (0 <= distance < np.inf and 0 <= time < np.inf):
        raise ValueError("distance and time must be finite and 0 or more")
    first, second = near(places, distance, norm_of(metric))
    soon = np.abs(days[first] - days[second]) <= time
    links = coo_array(
        (np.ones(soon.sum()), (first[soon], second[soon])), shape=(len(days),) * 2
    )
    _, groups = connected_components(links, directed=False)
    alone = np.bincount(groups)[groups] == 1
    # Numbered in the order in which the first of each comes.
    _, begins = np.unique(groups[~alone], return_index=True)
    numbers = np.full(groups.max() + 1, -1)
    numbers[groups[~alone][np.sort(begins)]] = np.arange(begins.size)
    found: Whole = numbers[groups].astype(np.int64)
    return found
