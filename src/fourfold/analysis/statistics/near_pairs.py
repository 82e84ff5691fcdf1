"""Pairs of crimes that are near each other."""

import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy.spatial import KDTree

from fourfold.analysis.statistics.arguments import metres_of
from fourfold.analysis.statistics.event_times import days_of

Floats = NDArray[np.float64]
Places = NDArray[np.intp]

METRICS = {"manhattan": 1, "euclidean": 2}
# Two columns of places in a list, eight bytes each: 3 GB.
MOST_PAIRS = 200_000_000


def norm_of(metric: str) -> int:
    """How distances add up. Raises ValueError for a metric that is none."""
    if metric not in METRICS:
        raise ValueError(f"metric must be one of {', '.join(METRICS)}, not {metric!r}")
    return METRICS[metric]


def crimes_of(points: ArrayLike, when: ArrayLike) -> tuple[Floats, Floats]:
    """Where and when crimes happened: metres, shape (crimes, 2), and days.

    Raises ValueError for what is neither, and for fewer than two crimes.
    """
    places, days = metres_of(points), days_of(when)
    if len(places) != len(days):
        raise ValueError(
            f"points are {len(places)} and times {len(days)}: each crime needs one"
        )
    if len(days) < 2:
        raise ValueError("points must be of two crimes or more")
    return places, days


def near(places: Floats, distance: float, norm: int) -> tuple[Places, Places]:
    """Each pair no further apart than this, once: two lists of places in the array.

    norm : 1 along streets, 2 as the crow flies

    Raises ValueError where there are more than memory is kept for.
    """
    tree = KDTree(places)
    number = (tree.count_neighbors(tree, distance, p=norm) - len(places)) // 2
    if number > MOST_PAIRS:
        raise ValueError(
            f"points make {number:,.0f} pairs within {distance:g} metres, more than"
            f" the {MOST_PAIRS:,} that memory is kept for: take a shorter distance,"
            " or fewer crimes at a time"
        )
    pairs = tree.query_pairs(distance, p=norm, output_type="ndarray")
    return pairs[:, 0], pairs[:, 1]
