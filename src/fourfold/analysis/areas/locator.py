"""Which area each point lies in."""

from collections.abc import Sequence

import numpy as np
import shapely
from numpy.typing import ArrayLike, NDArray

from .boundaries import Boundary
from .cells_of_outlines import CellsOfOutlines
from .distinct_points import distinct

Floats = NDArray[np.float64]
Index = NDArray[np.intp]
Areas = NDArray[np.int32]

NOWHERE = -1
# From so many places on it is quicker to draw squares first.
MANY = 50_000


class Locator:
    """Finds the area of many points at once.

    A point on an edge lies in every area that shares it; it is given to the area
    with the lowest code, so that the answer never depends on the order of a file.
    """

    def __init__(self, boundaries: Sequence[Boundary]) -> None:
        """Raises ValueError if two boundaries have one code."""
        ordered = sorted(boundaries, key=lambda boundary: boundary.code)
        self.codes = tuple(boundary.code for boundary in ordered)
        if len(set(self.codes)) < len(self.codes):
            raise ValueError("boundaries must have one outline for each code")
        self._outlines = np.array([b.geometry for b in ordered], dtype=object)
        self._tree = shapely.STRtree(self._outlines)
        # Without preparation each test walks the whole outline: a detailed
        # authority has 100,000 vertices.
        shapely.prepare(self._outlines)
        self._cells: CellsOfOutlines | None = None

    def locate(self, easting: ArrayLike, northing: ArrayLike) -> NDArray[np.int32]:
        """Position in `codes` of the area of each point.

        Parameters
        ----------
        easting, northing : arrays of shape (points,), metres (EPSG:27700)

        Returns
        -------
        int32, shape (points,)
            -1 for a point in no area and for one without finite coordinates.

        Raises
        ------
        ValueError
            If the arrays are not of one dimension and length.
        """
        eastings = np.asarray(easting, dtype=np.float64)
        northings = np.asarray(northing, dtype=np.float64)
        if eastings.ndim != 1 or eastings.shape != northings.shape:
            raise ValueError(
                "easting and northing must be arrays of one length, not"
                f" {eastings.shape} and {northings.shape}"
            )
        place = np.full(eastings.shape, NOWHERE, dtype=np.int32)
        known = np.flatnonzero(np.isfinite(eastings) & np.isfinite(northings))
        if self.codes and known.size:
            places = distinct(eastings[known], northings[known])
            here = known[places.first]
            place[known] = self._located(eastings[here], northings[here])[places.which]
        return place

    def _located(self, eastings: Floats, northings: Floats) -> Areas:
        """The area of each of some points, by squares where there are many."""
        if eastings.size < MANY:
            return self._exactly(eastings, northings)
        if self._cells is None:
            self._cells = CellsOfOutlines.over(
                self._outlines, self._exactly, eastings.size
            )
        known, areas = self._cells.known(eastings, northings)
        place = np.empty(eastings.shape, dtype=np.int32)
        place[known] = areas
        place[~known] = self._exactly(eastings[~known], northings[~known])
        return place

    def _exactly(self, eastings: Floats, northings: Floats) -> Areas:
        place = np.full(eastings.shape, len(self.codes), dtype=np.int32)
        points, areas = self._pairs(eastings, northings)
        np.minimum.at(place, points, areas)
        place[place == len(self.codes)] = NOWHERE
        return place

    def _pairs(self, eastings: Floats, northings: Floats) -> tuple[Index, Areas]:
        """Every pair of a point and an area it lies in or on the edge of."""
        # The tree only compares boxes; the exact test is done on prepared outlines,
        # which the tree's own predicate would leave unprepared.
        points, areas = self._tree.query(shapely.points(eastings, northings))
        inside = shapely.intersects_xy(
            self._outlines[areas], eastings[points], northings[points]
        )
        return points[inside], areas[inside].astype(np.int32)
