"""Gathers what an assessment knows beside counts from the cube."""

import numpy as np
import shapely

from fourfold.analysis.assessment.background import Background
from fourfold.analysis.assessment.evidence import EvidenceCube
from fourfold.analysis.assessment.structure import Scope
from fourfold.analysis.offences.harm import harm_scales

SQUARE_METRES = 1_000_000


def background_of(cube: EvidenceCube, scope: Scope) -> Background:
    """Extents, indicators, harm weights, outcomes and stops, where there are any."""
    return Background(
        indicators=cube.indicators(),
        harm_scales=(*cube.harm_scales(), *harm_scales()),
        outcomes=cube.outcomes(scope.authority),
        stops=cube.stops(scope.authority),
        extents=_extents(cube, scope),
        ward_of=_wards_of_lsoas(cube, scope),
    )


def _extents(cube: EvidenceCube, scope: Scope) -> dict[str, float]:
    outlines = cube.outlines(scope.group)
    areas = shapely.area(list(outlines)) / SQUARE_METRES
    return {
        area.code: float(extent)
        for area, extent in zip(scope.group, areas, strict=True)
    }


def _wards_of_lsoas(cube: EvidenceCube, scope: Scope) -> dict[str, str]:
    """The ward that a point well inside of each LSOA lies in."""
    if not (scope.wards and scope.lsoas):
        return {}
    wards, outlines = cube.outlines(scope.wards), cube.outlines(scope.lsoas)
    # Not the centroid: that of a crescent lies outside of it.
    points = shapely.point_on_surface(np.array(outlines, dtype=object))
    lsoas, found = shapely.STRtree(wards).query(points, predicate="intersects")
    return {
        scope.lsoas[lsoa].code: scope.wards[ward].code
        for lsoa, ward in zip(lsoas, found, strict=True)
    }
