"""Where crimes are denser than the people, or the other crimes, around them."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy.sparse import csr_array
from scipy.spatial import KDTree

from fourfold.analysis.statistics.arguments import metres_of, weights_of
from fourfold.analysis.statistics.grids import Grid
from fourfold.analysis.statistics.kernel_density import (
    bandwidth_for,
    refuse_unless_it_fits,
)

Floats = NDArray[np.float64]

FEWEST_DRAWS = 19
# Densities below this part of the greatest are of nobody, and no risk of theirs.
NOBODY = 1e-9
NULLS = ("labels", "people")


@dataclass(frozen=True, slots=True)
class RelativeRisk:
    """Arrays of the shape of the grid; NaN outside, and where nobody is in reach.

    ratio : share of the cases over share of the others: 1 is usual, 2 twice as dense
    p_upper, p_lower : of as high a ratio by chance, and of as low a one
    p_value : twice the smaller of both, at most 1; for tolerance, where it is 0.05
    bandwidth : metres
    left_out : share of the cases where nobody is in reach
    """

    ratio: Floats
    p_upper: Floats
    p_lower: Floats
    p_value: Floats
    bandwidth: float
    left_out: float


@dataclass(frozen=True, slots=True)
class _Points:
    """Which of the different places each point lies in, and what it weighs."""

    place: NDArray[np.intp]
    weights: Floats


def relative_risk(
    grid: Grid,
    cases: ArrayLike,
    others: ArrayLike,
    *,
    null: str = "labels",
    bandwidth: float | None = None,
    case_weights: ArrayLike = 1.0,
    other_weights: ArrayLike = 1.0,
    draws: int = 999,
    seed: int = 0,
) -> RelativeRisk:
    """Two quartic kernel densities, one over the other, with what chance makes of it.

    Parameters
    ----------
    grid : the cells
    cases : array, shape (cases, 2), metres east and north
    others : array, shape (others, 2): other crimes, an earlier period, or where people
        live, weighed by how many
    null : what is true by chance. labels: which points are cases is dealt anew among
        all points; people: cases fall on the others, as likely as these weigh
    bandwidth : metres, of both; chosen by `bandwidth_for` all points if none is given
    case_weights, other_weights : arrays, broadcastable, 0 or more; ones, days of harm,
        people. They stay with their points under labels; under people the cases keep
        theirs wherever they fall.
    draws : how often cases are dealt anew, 19 or more
    seed : of the draws

    Returns
    -------
    RelativeRisk

    Raises
    ------
    ValueError
        If points or weights are none, either weighs nothing, there is no such null,
        draws are below 19, or the bandwidth does not fit the grid.

    Notes
    -----
    One bandwidth for both, so that what the edge takes of one it takes of the other:
    both corrections are the same and cancel out. p = (1 + draws that reach) ÷
    (1 + draws); where a draw has nobody it counts as reaching. Thousands of cells are
    thousands of tests: see `beyond_chance`.

    Source: Bithell, Statistics in Medicine 9, 1990; Kelsall and Diggle, Statistics in
    Medicine 14, 1995 (tolerance by dealing labels anew).
    """
    _check(null, draws)
    spots = [metres_of(cases), metres_of(others)]
    every = np.concatenate(spots)
    reach = bandwidth_for(every) if bandwidth is None else bandwidth
    refuse_unless_it_fits(grid, reach)
    # Many crimes share one published point: its kernel is worked out once.
    places, which = np.unique(every, axis=0, return_inverse=True)
    smooth = _Smooth(grid, _kernels(grid, places, reach))
    at = np.split(which.ravel(), [len(spots[0])])
    first = _points(at[0], case_weights, "cases")
    second = _points(at[1], other_weights, "others")
    observed = smooth.ratio(first, second)
    known = ~np.isnan(observed)
    reached = np.ones((2, *observed.shape))
    chance = np.random.default_rng(seed)
    for _ in range(draws):
        drawn = smooth.ratio(*_dealt(first, second, null=null, chance=chance))
        reached[0] += ~(drawn < observed * (1 - NOBODY))
        reached[1] += ~(drawn > observed * (1 + NOBODY))
    upper, lower = np.where(known, reached / (1 + draws), np.nan)
    return RelativeRisk(
        observed,
        upper,
        lower,
        np.minimum(2 * np.minimum(upper, lower), 1),
        float(reach),
        _left_out(grid, spots[0], first.weights, known=known),
    )


def _check(null: str, draws: int) -> None:
    if null not in NULLS:
        raise ValueError(f"null must be one of {', '.join(NULLS)}, not {null!r}")
    if draws < FEWEST_DRAWS:
        raise ValueError(f"draws must be {FEWEST_DRAWS} or more, not {draws}")


@dataclass(frozen=True, slots=True)
class _Smooth:
    """kernels : sparse, shape (cells inside, places)"""

    grid: Grid
    kernels: csr_array

    def ratio(self, first: _Points, second: _Points) -> Floats:
        """Share of the first over share of the second; NaN where nobody is."""
        one, other = (self._share(each) for each in (first, second))
        somebody = other > NOBODY * other.max(initial=0)
        inside = np.full(one.shape, np.nan)
        np.divide(one, other, out=inside, where=somebody)
        found = np.full(self.grid.shape, np.nan)
        found[self.grid.inside] = inside
        return found

    def _share(self, points: _Points) -> Floats:
        weight = np.bincount(points.place, points.weights, self.kernels.shape[1])
        share: Floats = self.kernels @ (weight / weight.sum())
        return share


def _kernels(grid: Grid, places: Floats, reach: float) -> csr_array:
    """What each place adds to each cell; a common factor cancels out."""
    row, column = np.nonzero(grid.inside)
    corner = np.array((grid.west, grid.south))
    middles = corner + (np.column_stack([column, row]) + 0.5) * grid.size
    near = KDTree(middles).sparse_distance_matrix(
        KDTree(places), reach, output_type="ndarray"
    )
    share = (1 - (near["v"] / reach) ** 2) ** 2
    return csr_array((share, (near["i"], near["j"])), (len(middles), len(places)))


def _points(place: NDArray[np.intp], weights: ArrayLike, name: str) -> _Points:
    each = weights_of(weights, place.size, of="point")
    if not each.sum() > 0:
        raise ValueError(f"{name} must weigh something")
    return _Points(place, each)


def _dealt(
    first: _Points, second: _Points, *, null: str, chance: np.random.Generator
) -> tuple[_Points, _Points]:
    """Cases and others as chance would have them."""
    number = first.place.size
    if null == "people":
        likely = second.weights / second.weights.sum()
        fallen = chance.choice(second.place.size, number, p=likely)
        return _Points(second.place[fallen], first.weights), second
    place = np.concatenate([first.place, second.place])
    weights = np.concatenate([first.weights, second.weights])
    order = chance.permutation(place.size)
    cases, rest = order[:number], order[number:]
    return _Points(place[cases], weights[cases]), _Points(place[rest], weights[rest])


def _left_out(
    grid: Grid, cases: Floats, weights: Floats, *, known: NDArray[np.bool_]
) -> float:
    places = grid.places_of(cases)
    inside = places >= 0
    lost = ~known.ravel()[places[inside]]
    return float(weights[inside][lost].sum() / weights.sum())
