"""From the National Grid to the degrees in which files are published."""

from functools import cache

import numpy as np
from numpy.typing import NDArray
from pyproj import Transformer

# Written out, so that a machine with more precise grids installed writes the same
# bytes. Source: EPSG operation 1314, good to 2 m on land; here it is the definition.
_GRID_TO_DEGREES = (
    "+proj=pipeline +step +inv +proj=tmerc +lat_0=49 +lon_0=-2 +k=0.9996012717"
    " +x_0=400000 +y_0=-100000 +ellps=airy +step +proj=push +v_3"
    " +step +proj=cart +ellps=airy +step +proj=helmert +x=446.448 +y=-125.157"
    " +z=542.06 +rx=0.15 +ry=0.247 +rz=0.842 +s=-20.489"
    " +convention=position_vector +step +inv +proj=cart +ellps=WGS84"
    " +step +proj=pop +v_3 +step +proj=unitconvert +xy_in=rad +xy_out=deg"
)


def degrees(points: NDArray[np.float64]) -> NDArray[np.float64]:
    """Longitude and latitude of points in metres, both shaped (points, 2).

    Rounded to a centimetre: equal points stay equal, and different ones different.
    """
    longitude, latitude = _transformer().transform(points[:, 0], points[:, 1])
    return np.round(np.column_stack([longitude, latitude]), 7)


@cache
def _transformer() -> Transformer:
    return Transformer.from_pipeline(_GRID_TO_DEGREES)
