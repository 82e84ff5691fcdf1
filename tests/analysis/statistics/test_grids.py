import numpy as np
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st

from fourfold.analysis.statistics import grids
from fourfold.analysis.statistics.grids import Grid, cells_needed, counts_of
from tests.analysis.statistics.test_method_pages import page
from tests.oracles import high_places

# Three cells wide and two high, but for the cell in the north-east.
AREA = shapely.Polygon([(0, 0), (300, 0), (300, 100), (200, 100), (200, 200), (0, 200)])
POINTS = st.lists(
    st.tuples(st.integers(-50, 350), st.integers(-50, 250)), min_size=1, max_size=40
)


def test_cells_are_those_that_share_the_study_area():
    grid = Grid.over(AREA, 100)

    assert (grid.west, grid.south, grid.shape) == (0, 0, (2, 3))
    assert grid.inside.tolist() == [[True, True, True], [True, True, False]]


def test_corners_lie_where_those_of_a_neighbour_do():
    one, other = (
        Grid.over(shapely.box(west, 130, west + 200, 260), 100) for west in (50, 250)
    )

    assert (one.west, one.south) == (0, 100)
    assert (other.west - one.west) % 100 == 0


@given(POINTS)
@settings(deadline=None)
def test_counts_agree_with_one_point_at_a_time(points):
    grid = Grid.over(AREA, 100)

    found = counts_of(grid, points)

    wanted = high_places.counted(points, 0, 0, 100)
    for (row, column), is_inside in np.ndenumerate(grid.inside):
        value = found.values[row, column]
        if is_inside:
            assert value == wanted.get((row, column), 0)
        else:
            assert np.isnan(value)
    assert np.nansum(found.values) + found.outside == len(points)


def test_a_point_on_an_edge_is_counted_once():
    found = counts_of(Grid.over(AREA, 100), [(100, 50), (0, 0), (200, 200)])

    assert found.values[0].tolist() == [1, 1, 0]
    assert found.outside == 1


def test_points_weigh_what_they_are_told_to():
    found = counts_of(
        Grid.over(AREA, 100), [(50, 50), (50, 60), (900, 0)], weights=[2, 3.5, 7]
    )

    assert (found.values[0, 0], found.outside) == (5.5, 7)


def test_no_points_are_nought_everywhere():
    found = counts_of(Grid.over(AREA, 100), np.empty((0, 2)))

    assert np.nansum(found.values) == 0


@pytest.mark.parametrize(
    ("area", "size", "message"),
    [
        (AREA, 0, "size must be above 0"),
        (AREA, np.nan, "size must be above 0"),
        (shapely.Polygon(), 100, "area must have an extent"),
        (shapely.Point(3, 4), 100, "area must have an extent"),
        (shapely.box(-0.1, 51.5, 0.1, 51.7), 0.01, "project them to metres"),
    ],
)
def test_a_grid_that_cannot_be_is_refused(area, size, message):
    with pytest.raises(ValueError, match=message):
        Grid.over(area, size)


def test_more_cells_than_memory_holds_are_refused_before_any_work(monkeypatch):
    monkeypatch.setattr(grids, "MOST_CELLS", 5)

    with pytest.raises(ValueError, match="100 metres makes 6 cells, more than 5"):
        Grid.over(AREA, 100)
    assert cells_needed(AREA, 100) == (2, 3)


@pytest.mark.parametrize(
    ("weights", "message"),
    [
        ([1, -1], "0 or more"),
        ([1, np.inf], "finite"),
        ([1, 2, 3], "one for each point"),
    ],
)
def test_weights_that_do_not_fit_are_refused(weights, message):
    with pytest.raises(ValueError, match=message):
        counts_of(Grid.over(AREA, 100), [(1, 1), (2, 2)], weights=weights)


def test_the_page_tells_the_cells():
    rows, columns = cells_needed(shapely.box(0, 0, 8_500, 10_300), 250)

    assert f"makes {columns} columns and {rows} rows" in page("local-clusters.md")
