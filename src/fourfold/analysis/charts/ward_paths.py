"""The outlines of the wards as paths that a page can draw and link."""

from dataclasses import dataclass

import shapely
from shapely.geometry.base import BaseGeometry

from fourfold.analysis.assessment.structure import Assessment
from fourfold.analysis.charts.map_layers import simplified

# Of the map, in pixels: a phone shrinks it.
WIDEST = 640
TALLEST = 640


@dataclass(frozen=True, slots=True)
class Outlined:
    """path : as SVG says it; label : a point well inside, in pixels"""

    path: str
    label: tuple[int, int]


Paths = dict[str, Outlined]


def ward_paths(assessment: Assessment) -> tuple[int, int, Paths]:
    """Width, height, and the path of each ward by code; nothing where there is none."""
    if not assessment.outlines:
        return 0, 0, {}
    outlines = simplified(assessment.outlines)
    _, _, east, north = shapely.total_bounds(outlines)
    scale = min(WIDEST / east, TALLEST / north)
    paths = {
        ward.code: Outlined(
            path_of(outline, scale, north), _label(outline, scale, north)
        )
        for ward, outline in zip(assessment.scope.wards, outlines, strict=True)
    }
    return round(east * scale), round(north * scale), paths


def _label(outline: BaseGeometry, scale: float, north: float) -> tuple[int, int]:
    inside = shapely.maximum_inscribed_circle(outline).coords[0]
    return round(inside[0] * scale), round((north - inside[1]) * scale)


def path_of(outline: BaseGeometry, scale: float, north: float) -> str:
    """An outline as SVG says it, of so many pixels a unit, north at its top.

    Holes are rings as well: the even ones are cut out by whoever draws it.
    """
    rings = []
    for part in shapely.get_parts(outline):
        for ring in (part.exterior, *part.interiors):
            points = (
                f"{x * scale:.1f} {(north - y) * scale:.1f}" for x, y in ring.coords
            )
            rings.append(f"M{'L'.join(points)}Z")
    return "".join(rings)
