"""Points in metres, and how much each weighs."""

from typing import Any

import numpy as np
from numpy.typing import NDArray

from fourfold.analysis.answers.given.columns import (
    column,
    given_column,
    is_frame,
    names_of,
    numbers,
)
from fourfold.analysis.areas.national_grid import to_national_grid
from fourfold.analysis.statistics.arguments import metres_of

Floats = NDArray[np.float64]


def points_in(data: object, east: str, north: str) -> Floats:
    """Metres east and north, shape (points, 2).

    data : array of two columns, or whatever has columns of these names

    Raises ValueError if there is none, a place is not known, or these are degrees.
    """
    if not is_frame(data):
        points = metres_of(numbers(np.asarray(data), argument="data"))
    else:
        if east not in names_of(data) and "Longitude" in names_of(data):
            raise ValueError(
                "data has longitude and latitude: give to_metres(data,"
                ' longitude="Longitude", latitude="Latitude") in its place'
            )
        each = [
            numbers(column(data, name, argument=argument), argument=argument)
            for name, argument in ((east, "east"), (north, "north"))
        ]
        points = metres_of(np.column_stack(each))
    if not len(points):
        raise ValueError("data is empty: there is no point to look at")
    return points


def weights_in(data: object, weights: object, number: int) -> Floats:
    """Weights of points: a column, an array, or one number for all."""
    given = given_column(data, weights, argument="weights", number=number)
    found = numbers(given, argument="weights")
    if not np.all(np.isfinite(found) & (found >= 0)):
        raise ValueError("weights must be finite numbers of 0 or more")
    return np.broadcast_to(found, (number,))


def to_metres(
    data: object, *, longitude: Any = "longitude", latitude: Any = "latitude"
) -> Floats:
    """Points of the National Grid from degrees, as the files of the police have them.

    Parameters
    ----------
    data : frame, or None where the keywords are arrays
    longitude, latitude : names of columns, or arrays, degrees (WGS84)

    Returns
    -------
    float64, shape (points, 2), metres east and north; NaN where there is no place,
        which questions of places refuse: leave such rows out of the frame first

    Raises ValueError if there is no such column, or lengths differ.
    """
    east, north = to_national_grid(
        numbers(
            given_column(data, longitude, argument="longitude"), argument="longitude"
        ),
        numbers(given_column(data, latitude, argument="latitude"), argument="latitude"),
    )
    return np.column_stack([east, north])
