from math import radians

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from fourfold.analysis.areas.national_grid import to_degrees, to_national_grid
from tests.oracles.national_grid import grid_of_osgb36, grid_of_wgs84
from tests.oracles.national_grid_points import TEST_POINTS

NAMES, LATITUDES, LONGITUDES, EASTINGS, NORTHINGS = zip(*TEST_POINTS, strict=True)


def errors_in_metres():
    easting, northing = to_national_grid(LONGITUDES, LATITUDES)
    return np.hypot(easting - EASTINGS, northing - NORTHINGS)


def test_to_national_grid_is_within_5_metres_of_ordnance_survey_everywhere():
    errors = errors_in_metres()

    assert errors.max() < 5.0


def test_to_national_grid_is_as_near_as_ordnance_survey_says_at_95_percent():
    errors = errors_in_metres()

    # The guide says 3.5 m (95%). Four of 40 points are beyond it, on Scilly, the
    # Lizard, St Kilda and Lewis; the docstring names them.
    assert {NAMES[at] for at in np.flatnonzero(errors > 3.5)} == {
        "TP01",
        "TP02",
        "TP31",
        "TP32",
    }
    assert errors[NAMES.index("TP09")] < 1.8  # London


def test_the_published_worked_example_comes_out_to_the_millimetre():
    latitude = radians(52 + 39 / 60 + 27.2531 / 3600)
    longitude = radians(1 + 43 / 60 + 4.5177 / 3600)

    # Ordnance Survey's guide, "Converting latitude and longitude to eastings and
    # northings". It starts from OSGB36, so it tests the oracle's second half.
    easting, northing = grid_of_osgb36(latitude, longitude)

    assert easting == pytest.approx(651_409.903, abs=0.001)
    assert northing == pytest.approx(313_177.270, abs=0.001)


@given(longitude=st.floats(-8.5, 2.0), latitude=st.floats(49.8, 61.0))
def test_to_national_grid_agrees_with_the_published_formulas(longitude, latitude):
    easting, northing = to_national_grid(longitude, latitude)

    expected = grid_of_wgs84(longitude, latitude)

    # 5 mm, which is where the published series stops in the far north-west.
    assert easting == pytest.approx(expected[0], abs=0.005)
    assert northing == pytest.approx(expected[1], abs=0.005)


@pytest.mark.parametrize("bad", [np.nan, np.inf, -np.inf])
def test_to_national_grid_of_no_number_is_nan_in_both(bad):
    easting, northing = to_national_grid([bad, 0.0, 0.0], [51.5, bad, 51.5])

    assert np.isnan(easting).tolist() == [True, True, False]
    assert np.isnan(northing).tolist() == [True, True, False]


def test_to_national_grid_of_a_latitude_beyond_the_pole_is_nan():
    easting, northing = to_national_grid([0.0], [95.0])

    assert np.isnan([easting, northing]).all()


@pytest.mark.parametrize("shape", [(0,), (3,), (2, 3), ()])
def test_to_national_grid_keeps_the_shape(shape):
    longitude = np.zeros(shape)

    easting, northing = to_national_grid(longitude, longitude + 51.5)

    assert easting.shape == northing.shape == shape
    assert easting.dtype == northing.dtype == np.float64


def test_to_national_grid_refuses_arrays_of_two_shapes():
    with pytest.raises(
        ValueError, match=r"longitude has shape \(2,\), latitude \(1,\)"
    ):
        to_national_grid([0.0, 0.1], [51.5])


@given(
    longitude=st.floats(-8.0, 1.7),
    latitude=st.floats(50.0, 60.5),
    north=st.floats(0.001, 0.1),
)
def test_to_national_grid_of_a_point_further_north_lies_further_north(
    longitude, latitude, north
):
    _, northing = to_national_grid([longitude] * 2, [latitude, latitude + north])

    # A degree is 111.3 km; the grid's scale differs from it by less than 1%.
    assert northing[1] - northing[0] == pytest.approx(north * 111_300, rel=0.01)


@given(st.floats(80_000, 655_000), st.floats(5_000, 1_200_000))
def test_there_and_back_again_is_the_same_point_to_a_centimetre(easting, northing):
    [[longitude, latitude]] = to_degrees([[easting, northing]])

    there = to_national_grid([longitude], [latitude])

    assert there[0][0] == pytest.approx(easting, abs=0.01)
    assert there[1][0] == pytest.approx(northing, abs=0.01)


def test_to_degrees_leaves_what_is_nowhere_nowhere():
    assert np.isnan(to_degrees([[np.nan, 100_000.0]])).all()


def test_to_degrees_wants_points():
    with pytest.raises(ValueError, match=r"shape \(2,\)"):
        to_degrees([1.0, 2.0])
