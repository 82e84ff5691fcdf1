"""Gathers what an assessment knows beside counts from the cube."""

from collections.abc import Sequence

import numpy as np
import shapely

from fourfold.analysis.assessment.background import Background
from fourfold.analysis.assessment.evidence import EvidenceCube
from fourfold.analysis.assessment.structure import Scope
from fourfold.analysis.cube.reader import Area
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
        ward_of=wards_of_lsoas(cube, scope.wards, scope.lsoas),
    )


def _extents(cube: EvidenceCube, scope: Scope) -> dict[str, float]:
    outlines = cube.outlines(scope.group)
    areas = shapely.area(list(outlines)) / SQUARE_METRES
    return {
        area.code: float(extent)
        for area, extent in zip(scope.group, areas, strict=True)
    }


def wards_of_lsoas(
    cube: EvidenceCube, wards: Sequence[Area], lsoas: Sequence[Area]
) -> dict[str, str]:
    """The ward that a point well inside of each LSOA lies in, by code."""
    if not (wards and lsoas):
        return {}
    of_wards, of_lsoas = cube.outlines(wards), cube.outlines(lsoas)
    # Not the centroid: that of a crescent lies outside of it.
    points = shapely.point_on_surface(np.array(of_lsoas, dtype=object))
    places, found = shapely.STRtree(of_wards).query(points, predicate="intersects")
    return {
        lsoas[lsoa].code: wards[ward].code
        for lsoa, ward in zip(places, found, strict=True)
    }
