"""Divides points into compact parts, as a boundary commission divides a borough."""

import numpy as np
from numpy.typing import NDArray
from scipy.spatial import cKDTree

_ROUNDS = 8
# How many points, at most, a cut may be away from the even one.
_UNEVEN = 1.5


def divide(
    rng: np.random.Generator,
    points: NDArray[np.float64],
    count: int,
    *,
    weights: NDArray[np.float64],
) -> tuple[NDArray[np.int64], NDArray[np.float64]]:
    """Parts of about equal weight: Lloyd's algorithm.

    Returns
    -------
    (int64 shape (points,), float64 shape (count, 2))
        The part of each point, and the middle of each part.
    """
    first = rng.choice(len(points), count, replace=False, p=weights / weights.sum())
    middles = points[first]
    for _ in range(_ROUNDS):
        _, part = cKDTree(middles).query(points)
        mass = np.bincount(part, weights, minlength=count)
        middles = np.column_stack(
            [np.bincount(part, weights * axis, minlength=count) for axis in points.T]
        )
        middles /= mass[:, None]
    _, part = cKDTree(middles).query(points)
    return part.astype(np.int64), middles


def divide_evenly(
    rng: np.random.Generator, points: NDArray[np.float64], count: int
) -> NDArray[np.int64]:
    """The part of each point, in `count` parts of nearly equal numbers of points.

    Halves the points along their longer side until the parts are counted out, so
    that no part is ever empty. Parts are numbered from north to south.
    """
    part = np.zeros(len(points), dtype=np.int64)
    waiting = [(np.arange(len(points)), count)]
    middles: list[NDArray[np.float64]] = []
    while waiting:
        members, wanted = waiting.pop()
        if wanted == 1:
            part[members] = len(middles)
            middles.append(points[members].mean(axis=0))
            continue
        fewer = wanted // 2
        # Tilted a little, so that borders do not all run along the grid.
        tilt = rng.uniform(-0.35, 0.35)
        spread = points[members] - points[members].mean(axis=0)
        turned = spread @ np.array([[1, -tilt], [tilt, 1]])
        longer = int(np.ptp(turned[:, 1]) > np.ptp(turned[:, 0]))
        order = members[np.argsort(turned[:, longer], kind="stable")]
        at = round(len(order) * fewer / wanted + rng.uniform(-_UNEVEN, _UNEVEN))
        at = min(max(at, fewer), len(order) - (wanted - fewer))
        waiting += [(order[:at], fewer), (order[at:], wanted - fewer)]
    from_north = np.argsort([-middle[1] for middle in middles], kind="stable")
    return np.argsort(from_north)[part]
