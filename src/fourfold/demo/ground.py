"""The ground of the borough and its neighbours: small cells that tile it.

LSOAs, wards and authorities are all sums of the same cells, so they tile too, and
their borders bend at every cell. A place stands at the heart of a cell: which area
it is in follows from the cell, and no rounding can carry it over a border.
"""

from dataclasses import dataclass
from typing import Any

import numpy as np
import shapely
from numpy.typing import NDArray
from scipy.spatial import Voronoi, cKDTree

# How far a cell's heart may stray from its grid, as a share of the width: at 0.34
# a heart keeps a sixth of a cell's width from every border.
_STRAY = 0.34
# Bays and points of the outline: waves round it, and how strong the first is.
_WAVES = range(2, 9)
_WAVE_STRENGTH = 0.16


@dataclass(frozen=True, slots=True)
class Ground:
    """Cells of the drawn authorities.

    hearts : float64, shape (cells, 2), easting and northing in metres
    cells : polygons, shape (cells,)
    authority : int64, shape (cells,)
        0 the borough, 1 its western neighbour, 2 its eastern neighbour
    """

    hearts: NDArray[np.float64]
    cells: NDArray[np.object_]
    authority: NDArray[np.int64]


def invent_ground(rng: np.random.Generator, ground: dict[str, Any]) -> Ground:
    points = _scattered(rng, ground)
    authority = _authorities(points, _from_middle(points, rng, ground), ground)
    drawn = np.flatnonzero(authority >= 0)
    middle = np.array([ground["easting"], ground["northing"]])
    corners = Voronoi(points)
    vertices = np.round(corners.vertices + middle, 2)
    regions = [corners.regions[corners.point_region[cell]] for cell in drawn]
    hearts = points[drawn] + middle
    return Ground(hearts, _polygons(hearts, vertices, regions), authority[drawn])


def _scattered(rng: np.random.Generator, ground: dict[str, Any]) -> NDArray[np.float64]:
    """Points on a shaken grid around 0,0 that reach well beyond what is drawn."""
    step = ground["cell_metres"]
    radius = np.sqrt(ground["area_square_km"] * 1e6 / np.pi)
    reach = [
        axis * 1.3 + ground["ring_metres"] + 4 * step
        for axis in (
            radius / ground["stretch"] ** 0.5,
            radius * ground["stretch"] ** 0.5,
        )
    ]
    grid = np.meshgrid(*(np.arange(-far, far, step) for far in reach))
    points = np.column_stack([axis.ravel() for axis in grid])
    return np.asarray(points + rng.uniform(-_STRAY, _STRAY, points.shape) * step)


def _from_middle(
    points: NDArray[np.float64], rng: np.random.Generator, ground: dict[str, Any]
) -> NDArray[np.float64]:
    """Distance from the middle in a measure whose contours are the coastline."""
    stretch = ground["stretch"] ** 0.5
    x, y = points[:, 0] * stretch, points[:, 1] / stretch
    bearing = np.arctan2(y, x)
    edge = np.ones(len(points))
    for wave in _WAVES:
        strength = _WAVE_STRENGTH / wave
        edge += strength * np.cos(wave * bearing + rng.uniform(0, 2 * np.pi))
    return np.asarray(np.hypot(x, y) / edge)


def _authorities(
    points: NDArray[np.float64],
    from_middle: NDArray[np.float64],
    ground: dict[str, Any],
) -> NDArray[np.int64]:
    """Which authority each point is in; -1 is open sea."""
    step = ground["cell_metres"]
    inside = round(ground["area_square_km"] * 1e6 / step**2)
    authority = np.full(len(points), -1)
    borough = np.argsort(from_middle, kind="stable")[:inside]
    distance, _ = cKDTree(points[borough]).query(points)
    # The border of the two neighbours winds from north to south.
    is_east = points[:, 0] > 4 * step * np.sin(points[:, 1] / (9 * step))
    ring = distance <= ground["ring_metres"]
    authority[ring] = np.where(is_east[ring], 2, 1)
    authority[borough] = 0
    return authority


def _polygons(
    hearts: NDArray[np.float64],
    vertices: NDArray[np.float64],
    regions: list[list[int]],
) -> NDArray[np.object_]:
    owner = np.repeat(np.arange(len(regions)), [len(region) for region in regions])
    corner = vertices[np.concatenate([np.asarray(region) for region in regions])]
    # A cell is convex, so its corners in order are its corners by bearing.
    bearing = np.arctan2(*(corner - hearts[owner]).T[::-1])
    order = np.lexsort((bearing, owner))
    rings = shapely.linearrings(corner[order], indices=owner[order])
    return np.asarray(shapely.polygons(rings), dtype=np.object_)
