"""Which places are neighbours, and how much each weighs for another."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy.sparse import csr_array, diags_array, eye_array, sparray
from scipy.spatial import KDTree

from fourfold.analysis.statistics.arguments import metres_of

Bools = NDArray[np.bool_]
Index = NDArray[np.intp]

# To the east, the north, the north-east and the north-west; the others are their backs.
SIDES = ((0, 1), (1, 0))
CORNERS = ((1, 1), (1, -1))


def touching(inside: ArrayLike, *, corners: bool = True) -> csr_array:
    """Cells of a grid that share an edge, or a corner too.

    Parameters
    ----------
    inside : bool array, shape (rows, columns): cells of the study area
    corners : whether cells that meet in a corner are neighbours

    Returns
    -------
    sparse array, shape (cells inside, cells inside), of ones
        In the order of `values[inside]`. Nothing stands on the diagonal.

    Raises ValueError if inside is not a grid.
    """
    cells = np.asarray(inside, dtype=bool)
    if cells.ndim != 2:
        raise ValueError("inside must be a grid of rows and columns")
    number = np.full(np.add(cells.shape, 2), -1)
    number[1:-1, 1:-1][cells] = np.arange(cells.sum())
    own = number[1:-1, 1:-1]
    pairs = []
    for up, along in SIDES + (CORNERS if corners else ()):
        other = np.roll(number, (-up, -along), axis=(0, 1))[1:-1, 1:-1]
        both = (own >= 0) & (other >= 0)
        pairs.append((own[both], other[both]))
    first, second = (np.concatenate(each) for each in zip(*pairs, strict=True))
    return _both_ways(first, second, np.ones(first.size), number=int(cells.sum()))


def within(points: ArrayLike, distance: float, *, power: float = 0.0) -> csr_array:
    """Places that lie no further than a distance from each other.

    Parameters
    ----------
    points : array, shape (places, 2), metres east and north
    distance : metres, above 0
    power : 0 or more: a neighbour weighs 1 over its distance to this power
        0 gives each neighbour 1; with 1, one twice as far weighs half.

    Returns
    -------
    sparse array, shape (places, places); nothing stands on the diagonal

    Raises
    ------
    ValueError
        If points are none, distance is not above 0, power is below 0, or it is above 0
        and two places lie in one point.
    """
    places = metres_of(points)
    if not (np.isfinite(distance) and distance > 0):
        raise ValueError(f"distance must be above 0 metres, not {distance:g}")
    if not (np.isfinite(power) and power >= 0):
        raise ValueError(f"power must be 0 or more, not {power:g}")
    if len(places) == 0:
        return csr_array((0, 0))
    first, second = KDTree(places).query_pairs(distance, output_type="ndarray").T
    apart = np.hypot(*(places[first] - places[second]).T)
    if power and (apart == 0).any():
        raise ValueError("power must be 0 where two places lie in one point")
    return _both_ways(first, second, apart**-power, number=len(places))


def of_lists(lists: Sequence[ArrayLike]) -> csr_array:
    """Neighbours as they are listed, of places of any shape.

    Parameters
    ----------
    lists : for each place, the positions of its neighbours from 0 on; empty for none

    Returns
    -------
    sparse array, shape (places, places), of ones

    Raises
    ------
    ValueError
        If a position is none of a place, is listed twice, or is the place's own.
    """
    each = [np.asarray(one, dtype=np.intp).ravel() for one in lists]
    lengths = np.array([one.size for one in each], dtype=np.intp)
    others = np.concatenate([*each, np.empty(0, np.intp)])
    places = np.repeat(np.arange(len(each)), lengths)
    if np.any((others < 0) | (others >= len(each))):
        raise ValueError(f"lists must hold positions of 0 to {len(each) - 1}")
    if np.any(others == places):
        raise ValueError("lists must not hold a place among its own neighbours")
    found = csr_array((np.ones(others.size), (places, others)), (len(each),) * 2)
    if np.any(found.data > 1):
        raise ValueError("lists must hold each neighbour once")
    return found


def shares(neighbours: sparray) -> csr_array:
    """Weights of each place as shares that add up to 1 (row-standardised).

    A place without neighbours keeps none. Raises ValueError as `weights_between` does.
    """
    weights = weights_between(neighbours)
    sums = np.asarray(weights.sum(axis=1))
    scale = np.divide(1, sums, out=np.zeros_like(sums), where=sums > 0)
    return csr_array(diags_array(scale) @ weights)


def with_self(neighbours: sparray, *, weight: float = 1.0) -> csr_array:
    """The same, with each place in its own neighbourhood, as Gi* wants it.

    Raises ValueError if weight is not above 0.
    """
    if not (np.isfinite(weight) and weight > 0):
        raise ValueError(f"weight must be above 0, not {weight:g}")
    weights = weights_between(neighbours)
    own = diags_array(weights.diagonal())
    return csr_array(weights - own + weight * eye_array(weights.shape[0]))


def islands(neighbours: sparray) -> Bools:
    """Places that have no neighbour but themselves; bool, shape (places)."""
    weights = weights_between(neighbours)
    alone: Bools = np.diff(weights.indptr) == (weights.diagonal() > 0)
    return alone


def weights_between(neighbours: sparray, number: int | None = None) -> csr_array:
    """Weights as the statistics take them: one entry a pair, and none of nought.

    Raises
    ------
    ValueError
        If there is not a row and a column for each of `number` places, or a weight is
        negative or not finite.
    """
    weights = csr_array(neighbours, dtype=np.float64, copy=True)
    rows, columns = weights.shape
    if rows != columns or rows != (rows if number is None else number):
        raise ValueError("neighbours must have a row and a column for each of values")
    if not np.all(np.isfinite(weights.data) & (weights.data >= 0)):
        raise ValueError("neighbours must weigh 0 or more")
    weights.sum_duplicates()
    weights.eliminate_zeros()
    return weights


def _both_ways(
    first: Index, second: Index, weight: NDArray[np.float64], *, number: int
) -> csr_array:
    ends = np.concatenate([first, second]), np.concatenate([second, first])
    return csr_array((np.concatenate([weight, weight]), ends), (number, number))
