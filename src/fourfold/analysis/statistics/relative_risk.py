"""Where crimes are denser than the people, or the other crimes, around them."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from fourfold.analysis.statistics.arguments import metres_of, weights_of
from fourfold.analysis.statistics.grids import Grid
from fourfold.analysis.statistics.kernel_density import bandwidth_for, density_of

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
    places: Floats
    weights: Floats


def relative_risk(
    grid: Grid,
    cases: ArrayLike,
    others: ArrayLike,
    *,
    null: str = "labels",
    bandwidth: float | None = None,
    kernel: str = "quartic",
    case_weights: ArrayLike = 1.0,
    other_weights: ArrayLike = 1.0,
    draws: int = 199,
    seed: int = 0,
) -> RelativeRisk:
    """Two kernel densities, one over the other, with what chance makes of it.

    Parameters
    ----------
    grid : the cells
    cases : array, shape (cases, 2), metres east and north
    others : array, shape (others, 2): other crimes, an earlier period, or where people
        live, weighed by how many
    null : what is true by chance. labels: which points are cases is dealt anew among
        all points; people: cases fall on the others, as likely as these weigh
    bandwidth : metres, of both; chosen by `bandwidth_for` all points if none is given
    kernel : as of `density_of`
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
        If points or weights are none, either weighs nothing, there is no such null or
        kernel, draws are below 19, or the bandwidth does not fit the grid.

    Notes
    -----
    One bandwidth for both, so that what the edge takes of one it takes of the other:
    both corrections are the same and cancel out. p = (1 + draws that reach) ÷
    (1 + draws); where a draw has nobody it counts as reaching. Thousands of cells are
    thousands of tests: see `beyond_chance`.

    Source: Bithell, Statistics in Medicine 9, 1990; Kelsall and Diggle, Statistics in
    Medicine 14, 1995 (tolerance by dealing labels anew).
    """
    if null not in NULLS:
        raise ValueError(f"null must be one of {', '.join(NULLS)}, not {null!r}")
    if draws < FEWEST_DRAWS:
        raise ValueError(f"draws must be {FEWEST_DRAWS} or more, not {draws}")
    first = _points(cases, case_weights, "cases")
    second = _points(others, other_weights, "others")
    every = np.concatenate([first.places, second.places])
    reach = bandwidth_for(every, kernel=kernel) if bandwidth is None else bandwidth
    smooth = _Smooth(grid, reach, kernel)
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
        _left_out(grid, first, known),
    )


@dataclass(frozen=True, slots=True)
class _Smooth:
    grid: Grid
    bandwidth: float
    kernel: str

    def ratio(self, first: _Points, second: _Points) -> Floats:
        """Share of the first over share of the second; NaN where nobody is."""
        one, other = (self._share(each) for each in (first, second))
        somebody = other > NOBODY * np.nanmax(other)
        found = np.full(one.shape, np.nan)
        np.divide(one, other, out=found, where=somebody)
        return found

    def _share(self, points: _Points) -> Floats:
        density = density_of(
            self.grid,
            points.places,
            bandwidth=self.bandwidth,
            kernel=self.kernel,
            weights=points.weights / points.weights.sum(),
            corrects_edges=False,
        )
        return density.values


def _points(places: ArrayLike, weights: ArrayLike, name: str) -> _Points:
    given = metres_of(places)
    each = weights_of(weights, len(given), of="point")
    if not each.sum() > 0:
        raise ValueError(f"{name} must weigh something")
    return _Points(given, each)


def _dealt(
    first: _Points, second: _Points, *, null: str, chance: np.random.Generator
) -> tuple[_Points, _Points]:
    """Cases and others as chance would have them."""
    number = len(first.places)
    if null == "people":
        likely = second.weights / second.weights.sum()
        fallen = chance.choice(len(second.places), number, p=likely)
        return _Points(second.places[fallen], first.weights), second
    places = np.concatenate([first.places, second.places])
    weights = np.concatenate([first.weights, second.weights])
    order = chance.permutation(len(places))
    cases, rest = order[:number], order[number:]
    return _Points(places[cases], weights[cases]), _Points(places[rest], weights[rest])


def _left_out(grid: Grid, cases: _Points, known: NDArray[np.bool_]) -> float:
    places = grid.places_of(cases.places)
    inside = places >= 0
    lost = ~known.ravel()[places[inside]]
    return float(cases.weights[inside][lost].sum() / cases.weights.sum())
