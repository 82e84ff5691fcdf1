"""A grid that knows, away from every outline, in which area its cells lie."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Self

import numpy as np
import shapely
from numpy.typing import NDArray
from scipy.ndimage import label

Floats = NDArray[np.float64]
Index = NDArray[np.intp]
Areas = NDArray[np.int32]
Locate = Callable[[Floats, Floats], Areas]

MOST_CELLS = 4_000_000
# In cells: far more than rounding moves an outline, far less than anybody would see.
SLACK = 1e-6


@dataclass(frozen=True, slots=True)
class CellsOfOutlines:
    """Squares that no outline passes through have one answer for all their points.

    west, south, size : of the squares, metres
    patch : int32, shape (rows, columns): which patch of squares that join, 0 for those
        that an outline may pass through
    areas : int32, shape (patches): the area of each; that of 0 is never asked
    """

    west: float
    south: float
    size: float
    patch: Areas
    areas: Areas

    @classmethod
    def over(cls, outlines: NDArray[np.object_], locate: Locate, number: int) -> Self:
        """The squares over all outlines.

        outlines : polygons, metres
        locate : the area of each of some points, worked out exactly
        number : of points that will be asked, which says how fine it may be
        """
        west, south, east, north = shapely.total_bounds(outlines)
        cells = min(max(4 * number, 1), MOST_CELLS)
        size = max(float(np.sqrt((east - west) * (north - south) / cells)), SLACK)
        # One more around, so that no outline lies on the edge.
        west, south = west - size, south - size
        shape = int((north - south) / size) + 2, int((east - west) / size) + 2
        crossed = _crossed(outlines, (west, south, size), shape)
        patch, patches = label(~crossed)
        one_of = np.zeros(patches + 1, np.intp)
        one_of[patch.ravel()] = np.arange(patch.size)
        row, column = np.divmod(one_of, shape[1])
        areas = locate(west + (column + 0.5) * size, south + (row + 0.5) * size)
        return cls(float(west), float(south), size, patch.astype(np.int32), areas)

    def known(
        self, eastings: Floats, northings: Floats
    ) -> tuple[NDArray[np.bool_], Areas]:
        """Which points lie in a square with one answer, and the answer of those."""
        rows, columns = self.patch.shape
        column = np.floor((eastings - self.west) / self.size)
        row = np.floor((northings - self.south) / self.size)
        within = (column >= 0) & (column < columns) & (row >= 0) & (row < rows)
        cell = np.where(within, row * columns + column, 0).astype(np.intp)
        patch = self.patch.reshape(-1)[cell]
        is_known = within & (patch > 0)
        return is_known, self.areas[patch[is_known]]


def _crossed(
    outlines: NDArray[np.object_],
    grid: tuple[float, float, float],
    shape: tuple[int, int],
) -> NDArray[np.bool_]:
    """Squares that an outline passes through, or nearly."""
    west, south, size = grid
    begins, ends = _edges(outlines, np.array((west, south)), size)
    low = np.floor(np.minimum(begins, ends) - SLACK).astype(np.intp)
    high = np.floor(np.maximum(begins, ends) + SLACK).astype(np.intp)
    found = np.zeros(shape, dtype=bool)
    # Pieces are shorter than a square, so they lie in two rows and columns at most.
    for column in (low[:, 0], high[:, 0]):
        for row in (low[:, 1], high[:, 1]):
            found[row, column] = True
    return found


def _edges(
    outlines: NDArray[np.object_], corner: Floats, size: float
) -> tuple[Floats, Floats]:
    """Where pieces of outlines begin and end, in squares; none longer than a half."""
    corners, ring = shapely.get_coordinates(
        shapely.get_rings(outlines), return_index=True
    )
    at = (corners - corner) / size
    same = ring[1:] == ring[:-1]
    begins, ends = at[:-1][same], at[1:][same]
    pieces = np.ceil(np.abs(ends - begins).max(axis=1) * 2).clip(1).astype(np.intp)
    of = np.repeat(np.arange(pieces.size), pieces)
    first = np.concatenate([[0], pieces.cumsum()[:-1]])
    part = (np.arange(of.size) - first[of]) / pieces[of]
    step = (ends - begins) / pieces[:, np.newaxis]
    starts = begins[of] + part[:, np.newaxis] * (ends - begins)[of]
    return starts, starts + step[of]
