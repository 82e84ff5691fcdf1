"""Grids of hexagons over a study area: each neighbour is as near as any other."""

from dataclasses import dataclass
from typing import Self

import numpy as np
import shapely
from numpy.typing import ArrayLike, NDArray
from scipy.sparse import csr_array
from shapely.geometry.base import BaseGeometry

from fourfold.analysis.statistics.arguments import metres_of

Floats = NDArray[np.float64]
Bools = NDArray[np.bool_]
Index = NDArray[np.intp]

# A hexagon has six corners where a square has four.
MOST_HEXAGONS = 4_000_000
# From row to row, in widths; and from the middle to a corner.
RISE, REACH = 3**0.5 / 2, 3**-0.5
# Corners from the top one clockwise, in widths.
CORNERS = np.array(
    [(0, 1), (0.5, 0.5), (0.5, -0.5), (0, -1), (-0.5, -0.5), (-0.5, 0.5)]
) * (1, REACH)


@dataclass(frozen=True)
class HexagonGrid:
    """Hexagons with a corner to the north, in rows from south to north.

    across : metres from side to side, east to west
    first_row, first_column : of all hexagons of this size, counted from the origin
        Rows of an odd number lie half a hexagon further east.
    inside : bool, shape (rows, columns): hexagons that share any of the study area
    """

    across: float
    first_row: int
    first_column: int
    inside: Bools

    @classmethod
    def over(cls, area: BaseGeometry, across: float) -> Self:
        """The hexagons that share any of a study area.

        area : polygon or polygons, metres east and north
        across : metres from side to side, above 0

        Raises
        ------
        ValueError
            If the area has no extent or is in degrees, across is not above 0, or there
            would be more hexagons than memory is kept for.

        Notes
        -----
        Middles lie on one lattice for each size, wherever the area is, so that grids
        over neighbouring areas have the same hexagons where they meet.
        """
        needed = hexagons_needed(area, across)
        if needed.rows * needed.columns > MOST_HEXAGONS:
            raise ValueError(
                f"across of {across:g} metres makes"
                f" {needed.rows * needed.columns:,} hexagons, more than"
                f" {MOST_HEXAGONS:,}: take larger ones, or see whether one stray place"
                " makes the area so large"
            )
        every = np.ones((needed.rows, needed.columns), dtype=bool)
        whole = cls(float(across), needed.first_row, needed.first_column, every)
        outlines = whole.outlines()
        shapely.prepare(area)
        # To touch at a corner is not to share any of the area.
        shares = shapely.intersects(area, outlines) & ~shapely.touches(area, outlines)
        return cls(
            whole.across,
            whole.first_row,
            whole.first_column,
            shares.reshape(every.shape),
        )

    @property
    def shape(self) -> tuple[int, int]:
        """Rows and columns."""
        rows, columns = self.inside.shape
        return rows, columns

    def middles(self) -> Floats:
        """Middles of the hexagons inside, shape (hexagons, 2), metres."""
        row, column = np.nonzero(self.inside)
        return _middle(row + self.first_row, column + self.first_column) * self.across

    def outlines(self) -> NDArray[np.object_]:
        """Polygons of the hexagons inside, in the order of `values[inside]`."""
        corners = self.middles()[:, np.newaxis] + CORNERS * self.across
        polygons: NDArray[np.object_] = shapely.polygons(corners)
        return polygons

    def places_of(self, points: ArrayLike) -> Index:
        """The hexagon of each point, counted along rows; -1 outside of the study area.

        points : array, shape (points, 2), metres east and north

        It is the one whose middle is nearest; a point on a side lies in one alone.
        Raises ValueError as `metres_of` does.
        """
        given = metres_of(points) / self.across
        low = np.floor(given[:, 1] / RISE)
        row, column, best = low, np.zeros(len(given)), np.full(len(given), np.inf)
        for candidate in (low, low + 1):
            along = np.floor(given[:, 0] - 0.5 * (candidate % 2) + 0.5)
            away = ((given - _middle(candidate, along)) ** 2).sum(axis=1)
            nearer = away < best
            row = np.where(nearer, candidate, row)
            column, best = np.where(nearer, along, column), np.minimum(away, best)
        at = np.column_stack([row - self.first_row, column - self.first_column])
        within = np.asarray(((at >= 0) & (at < self.shape)).all(axis=1))
        north, east = np.where(within[:, np.newaxis], at, 0).astype(np.intp).T
        found: Index = np.where(
            within & self.inside[north, east], north * self.shape[1] + east, -1
        )
        return found

    def neighbours(self) -> csr_array:
        """The six around each hexagon, of those inside, for statistics of neighbours.

        Sparse array of ones in the order of `values[inside]`; see `neighbours`.
        """
        rows, columns = self.shape
        number = np.full((rows + 1, columns + 2), -1)
        number[:rows, 1:-1][self.inside] = np.arange(self.inside.sum())
        row, column = np.nonzero(self.inside)
        # Which of those above lies to the west hangs on which row is further east.
        shift = (row + self.first_row) % 2
        others = [
            number[row, column + 2],
            number[row + 1, column + shift],
            number[row + 1, column + 1 + shift],
        ]
        pairs = [(np.flatnonzero(other >= 0), other[other >= 0]) for other in others]
        first, second = (np.concatenate(each) for each in zip(*pairs, strict=True))
        ends = np.concatenate([first, second]), np.concatenate([second, first])
        return csr_array((np.ones(ends[0].size), ends), (row.size, row.size))


@dataclass(frozen=True, slots=True)
class HexagonsNeeded:
    """What a size asks for, before any work is done.

    rows, columns : of the rectangle around the area
    first_row, first_column : its corner
    about : how many hexagons will lie in the area, edges left out of account
    """

    rows: int
    columns: int
    first_row: int
    first_column: int
    about: int


def hexagons_needed(area: BaseGeometry, across: float) -> HexagonsNeeded:
    """How many hexagons a size makes.

    Raises ValueError as `HexagonGrid.over` does, but for the number of hexagons.
    """
    if not (np.isfinite(across) and across > 0):
        raise ValueError(f"across must be above 0 metres, not {across:g}")
    if area.is_empty or area.area == 0:
        raise ValueError("area must have an extent: give polygons")
    west, south, east, north = area.bounds
    metres_of([(west, south), (east, north)])
    # One that lies outside with its middle may still share some of the area.
    first_row = int(np.floor((south / across - REACH) / RISE))
    last_row = int(np.ceil((north / across + REACH) / RISE))
    first_column = int(np.floor(west / across)) - 1
    last_column = int(np.ceil(east / across)) + 1
    return HexagonsNeeded(
        last_row - first_row + 1,
        last_column - first_column + 1,
        first_row,
        first_column,
        int(np.ceil(area.area / (RISE * across**2))),
    )


def _middle(row: ArrayLike, column: ArrayLike) -> Floats:
    """Middles by number of row and column, in widths; shape (hexagons, 2)."""
    rows = np.asarray(row, dtype=np.float64)
    return np.column_stack([np.asarray(column) + 0.5 * (rows % 2), rows * RISE])
