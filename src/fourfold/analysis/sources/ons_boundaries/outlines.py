"""Turns the geometry of features into outlines that points can be tested against."""

from typing import Any

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely import MultiPolygon, Polygon

from fourfold.analysis.areas.national_grid import to_national_grid
from fourfold.analysis.definitions import settings

from .features import Feature, Layer, fault

Outlines = NDArray[np.object_]
AGAIN = "Download the boundaries again"

# What NumPy and shapely raise for coordinates that are no rings of numbers.
_UNREADABLE = (
    ValueError,
    TypeError,
    IndexError,
    OverflowError,
    shapely.GEOSException,
)


def outlines_of(layer: Layer) -> tuple[Outlines, NDArray[np.bool_]]:
    """Valid outlines in metres of the National Grid, and which had to be repaired."""
    outlines = np.array([_outline(layer, f) for f in layer.features], dtype=object)
    _refuse_outside_the_country(layer, outlines)
    if layer.unit == "degrees":
        longitude, latitude = shapely.get_coordinates(outlines).T
        easting, northing = to_national_grid(longitude, latitude)
        shapely.set_coordinates(outlines, np.column_stack([easting, northing]))
    return _repaired(layer, outlines)


def _outline(layer: Layer, feature: Feature) -> Polygon | MultiPolygon:
    geometry = feature.geometry if isinstance(feature.geometry, dict) else {}
    kind, coordinates = geometry.get("type"), geometry.get("coordinates")
    if kind not in {"Polygon", "MultiPolygon"} or not coordinates:
        problem = f"it has no outline, but {kind or 'nothing'}"
        raise fault(layer, feature, problem, remedy=AGAIN)
    try:
        if kind == "Polygon":
            return _polygon(coordinates)
        return MultiPolygon([_polygon(part) for part in coordinates])
    except _UNREADABLE as error:
        problem = f"its outline cannot be read ({error})"
        raise fault(layer, feature, problem, remedy=AGAIN) from error


def _polygon(rings: Any) -> Polygon:
    outer, *holes = [_ring(ring) for ring in rings]
    return Polygon(outer, holes)


def _ring(positions: Any) -> NDArray[np.float64]:
    # The third number is a height; boundaries are flat.
    ring = np.asarray(positions, dtype=np.float64)[:, :2]
    if not np.isfinite(ring).all():
        raise ValueError("a coordinate is not a finite number")
    return ring


def _refuse_outside_the_country(layer: Layer, outlines: Outlines) -> None:
    bounds = shapely.bounds(outlines)
    inside = _inside(bounds, layer.unit)
    if inside.all():
        return
    worst = int(np.argmin(inside))
    west, south, east, north = bounds[worst]
    problem = (
        f"it lies outside the United Kingdom ({west:g} to {east:g}, {south:g} to"
        f" {north:g} {layer.unit})"
    )
    swapped = bounds[worst : worst + 1, [1, 0, 3, 2]]
    other = "metres" if layer.unit == "degrees" else "degrees"
    if _inside(swapped, layer.unit).all():
        remedy = "Longitude and latitude are swapped: longitude must come first"
    elif _inside(bounds[worst : worst + 1], other).all():
        remedy = f"The numbers look like {other}: correct the reference system it names"
    else:
        remedy = AGAIN
    raise fault(layer, layer.features[worst], problem, remedy=remedy)


def _inside(bounds: NDArray[np.float64], unit: str) -> NDArray[np.bool_]:
    box = settings("sources/ons_boundaries.toml")["extent"][unit]
    west, south, east, north = bounds.T
    inside: NDArray[np.bool_] = (
        (west >= box["west"])
        & (south >= box["south"])
        & (east <= box["east"])
        & (north <= box["north"])
    )
    return inside


def _repaired(layer: Layer, outlines: Outlines) -> tuple[Outlines, NDArray[np.bool_]]:
    broken = ~shapely.is_valid(outlines)
    for at in np.flatnonzero(broken):
        outlines[at] = _repair(layer, layer.features[at], outlines[at])
    for at in np.flatnonzero(shapely.area(outlines) == 0):
        problem = "its outline has no area"
        raise fault(layer, layer.features[at], problem, remedy=AGAIN)
    return outlines, broken


def _repair(
    layer: Layer, feature: Feature, outline: Polygon | MultiPolygon
) -> Polygon | MultiPolygon:
    """The outline without its crossings, if that leaves no doubt about its area.

    A spike of a generalised outline changes next to nothing. A figure of eight may
    mean either of its halves, so it is not guessed at.
    """
    parts = shapely.get_parts(shapely.make_valid(outline))
    flat = [part for part in shapely.get_parts(parts) if part.area > 0]
    mended = shapely.union_all(flat)
    limit = settings("sources/ons_boundaries.toml")["repair"]["largest_share"]
    if abs(mended.area - outline.area) > limit * mended.area:
        problem = f"it crosses itself ({shapely.is_valid_reason(outline)})"
        raise fault(layer, feature, problem, remedy=AGAIN)
    return mended
