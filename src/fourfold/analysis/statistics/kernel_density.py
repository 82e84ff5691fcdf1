"""A smooth map of where crimes are: how many for every square kilometre."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy.ndimage import gaussian_filter
from scipy.sparse import csr_array

from fourfold.analysis.statistics.arguments import metres_of, weights_of
from fourfold.analysis.statistics.grids import Grid

Floats = NDArray[np.float64]
Index = NDArray[np.intp]

SQUARE_KILOMETRE = 1_000_000.0
KERNELS = ("quartic", "gaussian")
# A Gaussian is cut off here, in bandwidths: beyond lies less than a millionth of it.
FURTHEST = 5.0
# Points are shared among the middles of squares this small, in bandwidths, or smaller.
FINEST = 1 / 6
# Points shared out at once, so that what is worked with stays near the processor.
AT_ONCE = 16_384
# The standard deviation of a quartic kernel along one axis, in bandwidths.
QUARTIC_SPREAD = 8**-0.5


@dataclass(frozen=True, slots=True)
class Density:
    """Crimes, or their weight, for every square kilometre.

    values : float64, shape of the grid; NaN outside of the study area
    bandwidth : metres
    """

    values: Floats
    bandwidth: float
    kernel: str


def density_of(
    grid: Grid,
    points: ArrayLike,
    *,
    bandwidth: float | None = None,
    kernel: str = "quartic",
    weights: ArrayLike = 1.0,
    corrects_edges: bool = True,
) -> Density:
    """Kernel density on the cells of a grid.

    Parameters
    ----------
    grid : the cells; a density is that at the middle of each
    points : array, shape (points, 2), metres east and north
    bandwidth : metres, above 0; chosen by `bandwidth_for` where none is given
        Of a quartic kernel, where it ends; of a Gaussian, its standard deviation.
    kernel : quartic, worked out point by point, or gaussian, by small squares
    weights : array, broadcastable, 0 or more; 1, or days of harm
    corrects_edges : whether to divide by the part of the kernel in the study area
        Else what lies near its edge seems safer than it is, as nothing is counted
        beyond.

    Returns
    -------
    Density

    Raises
    ------
    ValueError
        If points or weights are none, bandwidth is not above 0 or less than half a
        cell, or there is no such kernel.

    Source: Silverman, Density Estimation, 1986, chapter 4; edges by Diggle, Applied
    Statistics 34, 1985.
    """
    if kernel not in KERNELS:
        raise ValueError(f"kernel must be one of {', '.join(KERNELS)}, not {kernel!r}")
    places = metres_of(points)
    reach = bandwidth_for(places, kernel=kernel) if bandwidth is None else bandwidth
    refuse_unless_it_fits(grid, reach)
    smooth = _quartic if kernel == "quartic" else _gaussian
    each = weights_of(weights, len(places), of="point")
    found = smooth(grid, places, reach, weights=each)
    if corrects_edges:
        found = found / _inside_of(grid, reach, kernel)
    values = np.where(grid.inside, found * SQUARE_KILOMETRE, np.nan)
    return Density(values, float(reach), kernel)


def bandwidth_for(points: ArrayLike, *, kernel: str = "quartic") -> float:
    """A bandwidth by the rule of thumb, from how far points spread both ways.

    points : array, shape (points, 2), metres east and north

    Raises
    ------
    ValueError
        If there are fewer than two points, or all lie in one place.

    Notes
    -----
    The spread is the root of the mean of both variances, or that of the middle halves
    over 1.349 where it is less, times number^(-1/6). It smooths too much where crimes
    lie in clusters, as they mostly do: it is a start, and not a finding.

    Source: Silverman, Density Estimation, 1986, section 4.3.
    """
    places = metres_of(points)
    if len(places) < 2:
        raise ValueError("points must be two or more to choose a bandwidth from")
    spread = float(np.sqrt(places.var(axis=0, ddof=1).mean()))
    low, high = np.percentile(places, [25, 75], axis=0)
    middle = float(np.sqrt(((high - low) ** 2).mean())) / 1.349
    narrower = min(spread, middle) if middle > 0 else spread
    if narrower == 0:
        raise ValueError("points all lie in one place: give a bandwidth")
    gaussian = narrower * len(places) ** (-1 / 6)
    return float(gaussian / QUARTIC_SPREAD if kernel == "quartic" else gaussian)


def refuse_unless_it_fits(grid: Grid, bandwidth: float) -> None:
    """Raise ValueError if a bandwidth is none, or crimes would fall between cells."""
    if not (np.isfinite(bandwidth) and bandwidth > 0):
        raise ValueError(f"bandwidth must be above 0 metres, not {bandwidth:g}")
    if bandwidth < grid.size / 2:
        raise ValueError(
            f"bandwidth of {bandwidth:g} metres is less than half a cell of"
            f" {grid.size:g}: crimes would fall between the middles of cells"
        )


def _quartic(grid: Grid, places: Floats, reach: float, *, weights: Floats) -> Floats:
    """Point by point, exactly: each adds to the cells whose middle it reaches."""
    # Many crimes share one published point: it is worked out once.
    unique, which = np.unique(places, axis=0, return_inverse=True)
    weight = np.bincount(which.ravel(), weights, len(unique))
    at = (unique - (grid.west, grid.south)) / grid.size - 0.5
    nearest = np.round(at)
    away = (nearest - at) * grid.size
    column, row = nearest.astype(np.int64).T
    rows, columns = grid.shape
    total = np.zeros(grid.inside.size)
    steps = range(-int(reach / grid.size) - 1, int(reach / grid.size) + 2)
    for up in steps:
        north = (away[:, 1] + up * grid.size) ** 2
        for along in steps:
            square = (north + (away[:, 0] + along * grid.size) ** 2) / reach**2
            x, y = column + along, row + up
            here = (square < 1) & (x >= 0) & (x < columns) & (y >= 0) & (y < rows)
            cells = y[here] * columns + x[here]
            share = weight[here] * (1 - square[here]) ** 2
            total += np.bincount(cells, share, total.size)
    return (total * 3 / (np.pi * reach**2)).reshape(grid.shape)


def _gaussian(grid: Grid, places: Floats, reach: float, *, weights: Floats) -> Floats:
    """By squares so small that it hardly matters where in them a point lies."""
    parts = int(np.ceil(grid.size / (reach * FINEST)))
    # An odd number, so that one of them lies in the middle of the cell.
    parts += 1 - parts % 2
    around = int(np.ceil(FURTHEST * reach / grid.size))
    rows, columns = grid.shape
    size = grid.size / parts
    corner = np.array((grid.west, grid.south)) - around * grid.size
    shape = (rows + 2 * around) * parts, (columns + 2 * around) * parts
    shared = np.zeros(shape)
    for begun in range(0, len(places), AT_ONCE):
        some = slice(begun, begun + AT_ONCE)
        x, y = ((places[some, way] - corner[way]) / size - 0.5 for way in (0, 1))
        _share_out(x, y, weights[some], over=shared)
    first = around * parts + parts // 2
    north = _around_middles(first + parts * np.arange(rows), shape[0], reach / size)
    east = _around_middles(first + parts * np.arange(columns), shape[1], reach / size)
    middles: Floats = (east @ (north @ shared).T).T / size**2
    return middles


def _share_out(x: Floats, y: Floats, weights: Floats, *, over: Floats) -> None:
    """Each point shared among the four squares whose middles lie around it.

    x, y : shape (points), columns and rows; those beyond the squares are left out
    over : the squares, to which the points are added
    """
    rows, columns = over.shape
    column, row = np.floor(x), np.floor(y)
    within = (column >= 0) & (row >= 0) & (column < columns - 1) & (row < rows - 1)
    if not within.all():
        x, y, column, row = (part[within] for part in (x, y, column, row))
        weights = weights[within]
    first = (row * columns + column).astype(np.intp)
    east = x - column
    upper = weights * (y - row)
    lower = weights - upper
    upper_east, lower_east = upper * east, lower * east
    cells = over.reshape(-1)
    for step, share in (
        (0, lower - lower_east),
        (1, lower_east),
        (columns, upper - upper_east),
        (columns + 1, upper_east),
    ):
        # The same places in cells that begin later: no list of places is made anew.
        np.add.at(cells[step:], first, share)


def _around_middles(middles: Index, number: int, reach: float) -> csr_array:
    """What each of a row of squares adds to those in the middle of cells.

    middles : which of the squares they are; number : of squares; reach : in squares
    """
    steps = np.arange(-int(FURTHEST * reach + 0.5), int(FURTHEST * reach + 0.5) + 1)
    share = np.exp(-0.5 * (steps / reach) ** 2)
    columns = middles[:, np.newaxis] + steps
    ends = np.arange(0, columns.size + 1, steps.size)
    each = np.tile(share / share.sum(), middles.size)
    return csr_array((each, columns.ravel(), ends), shape=(middles.size, number))


def _smoothed(cells: Floats, reach: float) -> Floats:
    found: Floats = gaussian_filter(
        cells, reach, mode="constant", truncate=FURTHEST, output=np.float64
    )
    return found


def _inside_of(grid: Grid, reach: float, kernel: str) -> Floats:
    """The part of a kernel around the middle of each cell that lies in the area.

    Of the area as its cells make it: a point beyond them is counted nowhere.
    """
    inside = grid.inside.astype(np.float64)
    if kernel == "gaussian":
        part = _smoothed(inside, reach / grid.size)
    else:
        rows, columns = np.nonzero(grid.inside)
        middles = np.column_stack([columns, rows]) * grid.size + grid.size / 2
        corner = Grid(0.0, 0.0, grid.size, grid.inside)
        each: Floats = np.ones(len(middles))
        whole = _quartic(corner, middles.astype(np.float64), reach, weights=each)
        part = whole * grid.size**2 / _of_a_whole_grid(reach / grid.size)
    return np.where(grid.inside, np.clip(part, np.finfo(np.float64).eps, 1), 1)


def _of_a_whole_grid(reach: float) -> float:
    """What the middles of cells make of a kernel that lies in the area whole."""
    steps = np.arange(-int(reach) - 1, int(reach) + 2)
    square = (steps[:, np.newaxis] ** 2 + steps**2) / reach**2
    return float((np.clip(1 - square, 0, None) ** 2).sum() * 3 / (np.pi * reach**2))
