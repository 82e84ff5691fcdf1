"""Gathers what an assessment knows beside counts from the cube."""

import shapely

from fourfold.analysis.assessment.background import Background
from fourfold.analysis.assessment.evidence import EvidenceCube
from fourfold.analysis.assessment.structure import Scope

SQUARE_METRES = 1_000_000


def background_of(cube: EvidenceCube, scope: Scope) -> Background:
    """Extents, indicators, harm weights, outcomes and stops, where there are any."""
    return Background(indicators=cube.indicators(), extents=_extents(cube, scope))


def _extents(cube: EvidenceCube, scope: Scope) -> dict[str, float]:
    outlines = cube.outlines(scope.group)
    areas = shapely.area(list(outlines)) / SQUARE_METRES
    return {
        area.code: float(extent)
        for area, extent in zip(scope.group, areas, strict=True)
    }
