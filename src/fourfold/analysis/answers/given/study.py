"""The ground that a question is about, in cells."""

from dataclasses import dataclass
from typing import Any

import numpy as np
import shapely
from numpy.typing import NDArray
from scipy.sparse import csr_array
from shapely.geometry.base import BaseGeometry

from fourfold.analysis.statistics.grids import Grid
from fourfold.analysis.statistics.hexagons import HexagonGrid
from fourfold.analysis.statistics.neighbours import touching

Floats = NDArray[np.float64]
SIZE = 250.0


@dataclass(frozen=True, slots=True, eq=False)
class Study:
    """Cells over a study area.

    is_box : whether no area was given, so that it is the box around the points
    """

    cells: Grid | HexagonGrid
    is_box: bool = False

    @property
    def middles(self) -> Floats:
        """Of the cells inside, shape (cells, 2), metres."""
        if isinstance(self.cells, HexagonGrid):
            return self.cells.middles()
        row, column = np.nonzero(self.cells.inside)
        corner = np.array([self.cells.west, self.cells.south])
        places = np.column_stack([column, row]) + 0.5
        middles: Floats = corner + places * self.cells.size
        return middles

    def outlines(self, which: NDArray[np.bool_]) -> NDArray[np.object_]:
        """Polygons of some of the cells inside."""
        if isinstance(self.cells, HexagonGrid):
            return self.cells.outlines()[which]
        x, y = (self.middles[which] - self.cells.size / 2).T
        size = self.cells.size
        boxes: NDArray[np.object_] = shapely.box(x, y, x + size, y + size)
        return boxes

    def neighbours(self) -> csr_array:
        """Cells around each, of those inside."""
        if isinstance(self.cells, HexagonGrid):
            return self.cells.neighbours()
        return touching(self.cells.inside)

    @property
    def caveat(self) -> str:
        """What to say of the ground."""
        if not self.is_box:
            return ""
        return (
            "The ground is the box around the points, as no outline was given: empty"
            " land in it makes places stand out that would not."
        )


def grid(area: object, size: float = SIZE) -> Grid:
    """Squares over a study area.

    area : outline in metres: a shapely geometry, GeoJSON, or a geopandas column
    size : of a side, metres

    Raises ValueError as `Grid.over` does, or for an area that is no outline.
    """
    return Grid.over(_outline(area), size)


def hexagons(area: object, across: float = SIZE) -> HexagonGrid:
    """Hexagons over a study area: each neighbour is as near as any other.

    area : as of `grid`
    across : metres from side to side

    Raises ValueError as `HexagonGrid.over` does, or for an area that is no outline.
    """
    return HexagonGrid.over(_outline(area), across)


def study_of(over: object, points: Floats, *, size: float) -> Study:
    """Cells that are given, or squares over an outline, or over the points' box."""
    if isinstance(over, Grid | HexagonGrid):
        return Study(over)
    if over is not None:
        return Study(grid(over, size))
    west, south = points.min(axis=0)
    east, north = points.max(axis=0)
    # A point on the eastern or northern edge lies in the square beyond it.
    box = shapely.box(west, south, east + size / 2, north + size / 2)
    return Study(Grid.over(box, size), is_box=True)


def _outline(area: Any) -> BaseGeometry:
    if isinstance(area, BaseGeometry):
        return area
    if hasattr(area, "union_all"):
        return area.union_all()
    content = getattr(area, "__geo_interface__", area)
    try:
        if content.get("type") == "FeatureCollection":
            parts = [each["geometry"] for each in content["features"]]
            return shapely.union_all([shapely.geometry.shape(part) for part in parts])
        return shapely.geometry.shape(content.get("geometry") or content)
    except (AttributeError, KeyError, TypeError, shapely.errors.ShapelyError):
        raise ValueError(
            "area must be an outline in metres: a shapely geometry, or GeoJSON"
        ) from None
