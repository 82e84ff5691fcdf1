import numpy as np
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st

from fourfold.analysis.statistics import hexagons
from fourfold.analysis.statistics.autocorrelation import moran
from fourfold.analysis.statistics.grids import counts_of
from fourfold.analysis.statistics.hexagons import HexagonGrid, hexagons_needed
from tests.analysis.statistics.test_method_pages import page
from tests.oracles import honeycomb

AREA = shapely.box(1_000, 2_000, 1_900, 2_700)
# An L: what lies in the rectangle around it is not all of the area.
CORNER = shapely.Polygon(
    [(0, 0), (900, 0), (900, 300), (300, 300), (300, 900), (0, 900)]
)
POINTS = st.lists(
    st.tuples(st.floats(900, 2_000), st.floats(1_900, 2_800)), min_size=1, max_size=9
)


def around(grid):
    """Middles by row and column, of all hexagons of the rectangle."""
    rows, columns = grid.shape
    return honeycomb.middles(
        range(grid.first_row, grid.first_row + rows),
        range(grid.first_column, grid.first_column + columns),
    )


@given(POINTS, st.sampled_from([70, 100, 333]))
@settings(deadline=None, max_examples=40)
def test_a_point_lies_where_the_nearest_middle_is(points, across):
    grid = HexagonGrid.over(AREA, across)

    found = grid.places_of(points)

    places = around(grid)
    for place, point in zip(found, points, strict=True):
        nearest = honeycomb.nearest(point, places, across)
        if place < 0:
            inside = [
                grid.inside[row - grid.first_row, column - grid.first_column]
                for row, column in nearest
            ]
            assert not all(inside) or not AREA.covers(shapely.Point(point))
            continue
        row, column = divmod(int(place), grid.shape[1])
        assert (row + grid.first_row, column + grid.first_column) in nearest


@pytest.mark.parametrize("across", [100, 170])
def test_hexagons_cover_the_area_once(across):
    grid = HexagonGrid.over(CORNER, across)

    outlines = grid.outlines()

    whole = shapely.union_all(outlines)
    assert whole.buffer(1e-6).covers(CORNER)
    assert shapely.area(outlines).sum() == pytest.approx(whole.area)
    assert all(CORNER.intersection(each).area > 0 for each in outlines)
    assert shapely.area(outlines[0]) == pytest.approx(across**2 * 3**0.5 / 2)


def test_neighbours_are_those_one_width_away():
    grid = HexagonGrid.over(CORNER, 170)

    found = grid.neighbours()

    places = {
        place: middle
        for place, middle in around(grid).items()
        if grid.inside[place[0] - grid.first_row, place[1] - grid.first_column]
    }
    order = sorted(places)
    pairs = {(order[a], order[b]) for a, b in zip(*found.nonzero(), strict=True)}
    assert pairs == honeycomb.beside(places)
    assert (found != found.T).nnz == 0


def test_in_the_middle_there_are_six():
    number = HexagonGrid.over(AREA, 50).neighbours().sum(axis=1)

    assert number.max() == 6
    assert (number == 6).mean() > 0.6


def test_hexagons_of_neighbouring_areas_are_the_same():
    one, other = (
        HexagonGrid.over(shapely.box(west, 0, west + 900, 500), 130)
        for west in (0, 450)
    )

    first, second = (
        {tuple(each) for each in grid.middles().round(6)} for grid in (one, other)
    )
    shared = {each for each in first if 600 < each[0] < 800}
    assert shared
    assert shared <= second


def test_counts_and_harm_are_added_up_and_what_is_outside_is_told():
    grid = HexagonGrid.over(AREA, 100)
    points = [(1_450, 2_350), (1_450, 2_350), (1_500, 2_600), (0.5, 0.5)]

    found = counts_of(grid, points, weights=[365, 10, 2, 7])

    assert np.nansum(found.values) == 377
    assert np.nanmax(found.values) == 375
    assert found.outside == 7


def test_a_map_of_hexagons_can_be_asked_whether_near_ones_are_alike():
    grid = HexagonGrid.over(AREA, 60)
    values = grid.middles()[:, 0]

    assert moran(values, grid.neighbours(), draws=99).p_upper == 0.01


def test_how_many_there_will_be_is_told_before():
    needed = hexagons_needed(CORNER, 20)

    grid = HexagonGrid.over(CORNER, 20)
    assert grid.shape == (needed.rows, needed.columns)
    assert needed.about <= grid.inside.sum() <= 1.15 * needed.about


@pytest.mark.parametrize(
    ("area", "across", "message"),
    [
        (AREA, 0, "across must be above 0"),
        (shapely.Point(3, 4), 100, "area must have an extent"),
        (shapely.box(-0.1, 51.5, 0.1, 51.7), 0.01, "project them to metres"),
    ],
)
def test_what_does_not_fit_is_refused(area, across, message):
    with pytest.raises(ValueError, match=message):
        HexagonGrid.over(area, across)


def test_too_many_hexagons_are_refused_before_any_work(monkeypatch):
    monkeypatch.setattr(hexagons, "MOST_HEXAGONS", 100)

    with pytest.raises(ValueError, match="one stray place"):
        HexagonGrid.over(AREA, 50)


def test_the_page_tells_how_many_a_borough_has():
    area = shapely.box(535_000, 185_000, 543_500, 195_300)
    needed = hexagons_needed(area, 250)

    text = page("hexagons.md")
    assert f"{needed.about:,} hexagons" in text
    assert f"{np.sqrt(3) / 2 * 250**2 / 10_000:.1f} hectares" in text
