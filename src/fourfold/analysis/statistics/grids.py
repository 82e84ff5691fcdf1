"""Grids of squares over a study area, and how much lies in each."""

from dataclasses import dataclass
from typing import Protocol, Self

import numpy as np
import shapely
from numpy.typing import ArrayLike, NDArray
from shapely.geometry.base import BaseGeometry

from fourfold.analysis.statistics.arguments import metres_of, weights_of

Floats = NDArray[np.float64]
Bools = NDArray[np.bool_]

# Eight bytes a cell and a dozen such arrays at work: 800 MB.
MOST_CELLS = 8_000_000


class Cells(Protocol):
    """Cells of any shape over a study area."""

    @property
    def inside(self) -> Bools:
        """Cells that touch the study area, in rows and columns."""

    def places_of(self, points: ArrayLike) -> NDArray[np.intp]:
        """The cell of each point, counted along rows; -1 outside of the study area."""


@dataclass(frozen=True)
class Grid:
    """Squares in rows from south to north and columns from west to east.

    west, south : of the corner of the first cell, metres
    size : of a side, metres
    inside : bool, shape (rows, columns): cells that touch the study area
    """

    west: float
    south: float
    size: float
    inside: Bools

    @classmethod
    def over(cls, area: BaseGeometry, size: float) -> Self:
        """The squares that touch a study area.

        area : polygon or polygons, metres east and north
        size : of a side, metres, above 0

        Raises
        ------
        ValueError
            If the area has no extent or is in degrees, the size is not above 0, or
            there would be more cells than memory is kept for.

        Notes
        -----
        Corners lie at whole multiples of the size, so that grids of one size over
        neighbouring areas have the same cells where they meet.
        """
        rows, columns = cells_needed(area, size)
        if rows * columns > MOST_CELLS:
            raise ValueError(
                f"size of {size:g} metres makes {rows * columns:,} cells, more than"
                f" {MOST_CELLS:,}: take larger cells, or see whether one stray place"
                " makes the area so large"
            )
        west, south, _, _ = area.bounds
        west, south = np.floor(west / size) * size, np.floor(south / size) * size
        x = west + size * np.arange(columns)
        y = (south + size * np.arange(rows))[:, np.newaxis]
        squares = shapely.box(x, y, x + size, y + size)
        shapely.prepare(area)
        # To touch at a corner is not to share any of the area.
        inside = shapely.intersects(area, squares) & ~shapely.touches(area, squares)
        return cls(float(west), float(south), float(size), inside)

    @property
    def shape(self) -> tuple[int, int]:
        """Rows and columns."""
        rows, columns = self.inside.shape
        return rows, columns

    def places_of(self, points: ArrayLike) -> NDArray[np.intp]:
        """The cell of each point, counted along rows; -1 outside of the study area.

        points : array, shape (points, 2), metres east and north

        A point on an edge lies in the cell to its east or north, and in no other.
        Raises ValueError as `metres_of` does.
        """
        given = metres_of(points)
        at = np.floor((given - (self.west, self.south)) / self.size)
        rows, columns = self.shape
        within = np.asarray(((at >= 0) & (at < (columns, rows))).all(axis=1))
        column, row = np.where(within[:, np.newaxis], at, 0).astype(np.intp).T
        found: NDArray[np.intp] = np.where(
            within & self.inside[row, column], row * columns + column, -1
        )
        return found


@dataclass(frozen=True, slots=True)
class Counted:
    """How much lies in each cell.

    values : float64, shape (rows, columns); NaN in cells outside of the study area
    outside : weight of points in no cell of the study area
    """

    values: Floats
    outside: float


def cells_needed(area: BaseGeometry, size: float) -> tuple[int, int]:
    """Rows and columns of the grid over an area, to know before any work is done.

    Raises ValueError as `Grid.over` does, but for the number of cells.
    """
    if not (np.isfinite(size) and size > 0):
        raise ValueError(f"size must be above 0 metres, not {size:g}")
    if area.is_empty or area.area == 0:
        raise ValueError("area must have an extent: give polygons")
    west, south, east, north = area.bounds
    metres_of([(west, south), (east, north)])
    columns = int(np.ceil(east / size) - np.floor(west / size))
    rows = int(np.ceil(north / size) - np.floor(south / size))
    return rows, columns


def counts_of(grid: Cells, points: ArrayLike, *, weights: ArrayLike = 1.0) -> Counted:
    """Add up what lies in each cell.

    Parameters
    ----------
    grid : the cells: squares, or hexagons
    points : array, shape (points, 2), metres east and north
    weights : array, broadcastable, finite numbers of 0 or more; 1, or days of harm

    Returns
    -------
    Counted

    Raises ValueError for points or weights that are none.
    """
    places = grid.places_of(points)
    each = weights_of(weights, len(places), of="point")
    here = places >= 0
    cells = np.bincount(places[here], each[here], grid.inside.size)
    values = np.where(grid.inside, cells.reshape(grid.inside.shape), np.nan)
    return Counted(values, float(each[~here].sum()))
