import numpy as np
import pytest

from fourfold.analysis.areas.national_grid import to_national_grid
from fourfold.demo.position import degrees


def test_degrees_of_the_middle_are_in_the_north_sea():
    longitude, latitude = degrees(np.array([[655_000.0, 455_000.0]]))[0]

    # PROJ: echo 655000 455000 | cs2cs EPSG:27700 EPSG:4326, without grid files
    assert longitude == pytest.approx(1.8828227, abs=1e-6)
    assert latitude == pytest.approx(53.9282665, abs=1e-6)


def test_degrees_come_back_as_the_metres_they_were():
    points = np.array([[651_234.5, 450_000.0], [658_000.0, 461_000.25]])

    easting, northing = to_national_grid(*degrees(points).T)

    np.testing.assert_allclose(np.column_stack([easting, northing]), points, atol=0.05)
