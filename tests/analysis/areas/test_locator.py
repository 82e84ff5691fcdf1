import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from shapely import MultiPolygon, Polygon, box

from fourfold.analysis.areas.boundaries import Boundary
from fourfold.analysis.areas.locator import Locator
from tests.analysis.areas.squares import square
from tests.oracles.ray_casting import is_inside, is_on_edge


def located(locator, points):
    """The code of each point, None for nowhere."""
    eastings, northings = zip(*points, strict=True)
    places = locator.locate(eastings, northings)
    return [None if place == -1 else locator.codes[place] for place in places]


def area(code, geometry):
    return Boundary(code, code, "ward", 2025, None, geometry)


def test_locate_gives_each_point_its_area_and_others_none():
    locator = Locator([square("E05000002", 20), square("E05000001", 0)])

    codes = located(locator, [(5, 5), (25, 5), (15, 5), (5, 11)])

    assert codes == ["E05000001", "E05000002", None, None]


def test_locate_answers_with_int32_positions_in_codes():
    locator = Locator([square("E05000002", 20), square("E05000001", 0)])

    places = locator.locate([25.0], [5.0])

    assert locator.codes == ("E05000001", "E05000002")
    assert places.dtype == np.int32
    assert places.tolist() == [1]


@pytest.mark.parametrize("order", [1, -1])
def test_locate_gives_a_shared_edge_to_the_lowest_code(order):
    areas = [
        square("E05000001", 0),
        square("E05000002", 10),
        square("E05000003", 10, 10),
    ]
    locator = Locator(areas[::order])

    codes = located(locator, [(10, 5), (10, 10), (15, 10)])

    assert codes == ["E05000001", "E05000001", "E05000002"]


def test_locate_knows_holes_and_islands():
    ring = Polygon(box(0, 0, 30, 30).exterior, [box(10, 10, 20, 20).exterior])
    locator = Locator([area("E05000009", MultiPolygon([ring, box(14, 14, 16, 16)]))])

    codes = located(locator, [(5, 5), (12, 12), (15, 15)])

    assert codes == ["E05000009", None, "E05000009"]


@pytest.mark.parametrize("bad", [np.nan, np.inf, -np.inf])
def test_locate_places_no_point_without_finite_coordinates(bad):
    locator = Locator([square("E05000001")])

    places = locator.locate([bad, 5, 5], [5, bad, 5])

    assert places.tolist() == [-1, -1, 0]


def test_locate_of_no_points_is_empty():
    places = Locator([square("E05000001")]).locate([], [])

    assert places.shape == (0,)


def test_locate_among_no_areas_places_nothing():
    places = Locator([]).locate([1.0, 2.0], [1.0, 2.0])

    assert places.tolist() == [-1, -1]


@pytest.mark.parametrize(
    ("easting", "northing"), [([1.0], [1.0, 2.0]), ([[1.0]], [[1.0]]), (1.0, 1.0)]
)
def test_locate_refuses_arrays_that_are_not_one_row_of_points(easting, northing):
    with pytest.raises(ValueError, match="arrays of one length"):
        Locator([square("E05000001")]).locate(easting, northing)


def test_locator_refuses_one_code_twice():
    with pytest.raises(ValueError, match="one outline for each code"):
        Locator([square("E05000001"), square("E05000001", 50)])


# Whole numbers on a small grid make corners and edges likely.
coordinates = st.integers(0, 12)
rings = st.lists(
    st.tuples(coordinates, coordinates), min_size=3, max_size=7, unique=True
).filter(lambda ring: Polygon(ring).is_valid and Polygon(ring).area > 0)


@given(outlines=st.lists(rings, max_size=4), point=st.tuples(coordinates, coordinates))
def test_locate_agrees_with_ray_casting(outlines, point):
    areas = [area(f"E0500000{n}", Polygon(ring)) for n, ring in enumerate(outlines)]
    expected = next(
        (
            place
            for place, ring in enumerate(outlines)
            if is_on_edge(point, [ring]) or is_inside(point, [ring])
        ),
        -1,
    )

    places = Locator(areas[::-1]).locate([point[0]], [point[1]])

    assert places.tolist() == [expected]
