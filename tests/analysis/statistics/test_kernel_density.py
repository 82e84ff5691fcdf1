import numpy as np
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st

from fourfold.analysis.statistics.grids import Grid
from fourfold.analysis.statistics.kernel_density import bandwidth_for, density_of
from tests.analysis.statistics.test_method_pages import page
from tests.oracles import smooth_density

GRID = Grid.over(shapely.box(0, 0, 800, 600), 100)
POINTS = st.lists(
    st.tuples(st.integers(0, 800), st.integers(0, 600)), min_size=1, max_size=15
)
BANDWIDTHS = st.sampled_from([120.0, 250.0])


def middles(grid):
    for row, column in np.ndindex(grid.shape):
        x, y = ((each + 0.5) * grid.size for each in (column, row))
        yield (row, column), (grid.west + x, grid.south + y)


@given(POINTS, BANDWIDTHS, st.integers(1, 4))
@settings(deadline=None)
def test_quartic_agrees_with_one_crime_at_a_time(points, bandwidth, weight):
    found = density_of(
        GRID, points, bandwidth=bandwidth, weights=weight, corrects_edges=False
    )

    for cell, place in middles(GRID):
        wanted = smooth_density.density(
            place, points, bandwidth, weights=[weight] * len(points)
        )
        assert found.values[cell] == pytest.approx(wanted, abs=1e-9)


@given(POINTS, BANDWIDTHS)
@settings(deadline=None, max_examples=30)
def test_gaussian_is_within_a_hundredth_of_its_peaks(points, bandwidth):
    found = density_of(
        GRID, points, bandwidth=bandwidth, kernel="gaussian", corrects_edges=False
    )

    peak = smooth_density.density((0, 0), [(0, 0)], bandwidth, name="gaussian")
    for cell, place in middles(GRID):
        wanted = smooth_density.density(place, points, bandwidth, name="gaussian")
        assert found.values[cell] == pytest.approx(
            wanted, abs=0.008 * len(points) * peak
        )


@pytest.mark.parametrize("kernel", ["quartic", "gaussian"])
def test_nothing_is_lost_where_all_of_it_lies_inside(kernel):
    grid = Grid.over(shapely.box(0, 0, 4_000, 4_000), 50)
    points = np.random.default_rng(2026).uniform(1_500, 2_500, (200, 2))

    found = density_of(grid, points, bandwidth=250, kernel=kernel)

    assert found.values.sum() * 0.05**2 == pytest.approx(200, rel=2e-4)


@pytest.mark.parametrize("kernel", ["quartic", "gaussian"])
def test_an_edge_is_no_safer_where_it_is_corrected(kernel):
    grid = Grid.over(shapely.box(0, 0, 2_000, 2_000), 100)
    points = np.stack(np.meshgrid(*(np.arange(5, 2_000, 10),) * 2), -1).reshape(-1, 2)

    plain = density_of(grid, points, bandwidth=300, kernel=kernel, corrects_edges=False)
    found = density_of(grid, points, bandwidth=300, kernel=kernel)

    assert plain.values[0, 0] < 0.45 * plain.values[10, 10]
    np.testing.assert_allclose(found.values, 10_000, rtol=0.03)


def test_outside_of_the_study_area_nothing_is_told():
    area = shapely.Polygon(
        [(0, 0), (400, 0), (400, 100), (100, 100), (100, 400), (0, 400)]
    )
    grid = Grid.over(area, 100)

    found = density_of(grid, [(50, 50)], bandwidth=150)

    assert np.isnan(found.values).tolist() == (~grid.inside).tolist()


def test_crimes_of_one_published_point_are_as_one_of_their_weight():
    many = density_of(GRID, [(250, 250)] * 7, bandwidth=200)
    one = density_of(GRID, [(250, 250)], bandwidth=200, weights=[7])

    np.testing.assert_allclose(many.values, one.values)


def test_bandwidth_goes_by_both_directions():
    narrow = np.column_stack([np.arange(100.0), np.zeros(100)])
    turned = narrow[:, ::-1]

    assert bandwidth_for(narrow) == pytest.approx(bandwidth_for(turned))
    wide = narrow * (1, 0) + np.column_stack([np.zeros(100), np.arange(100) * 50.0])
    assert bandwidth_for(wide) > 10 * bandwidth_for(narrow)


def test_bandwidth_by_hand():
    """Spread of a square's corners: each way 115.47, of the middle halves 148.26."""
    corners = [(0, 0), (200, 0), (0, 200), (200, 200)]

    expected = 115.4700538 * 4 ** (-1 / 6)
    assert bandwidth_for(corners, kernel="gaussian") == pytest.approx(expected)
    assert bandwidth_for(corners) == pytest.approx(expected * 8**0.5)


def test_half_of_all_in_one_place_leaves_the_whole_spread():
    points = [(0, 0)] * 9 + [(900, 0)]

    assert bandwidth_for(points) > 0


def test_the_bandwidth_that_was_chosen_is_told():
    points = np.random.default_rng(2026).uniform(0, 600, (50, 2))

    assert density_of(GRID, points).bandwidth == bandwidth_for(points)


@pytest.mark.parametrize(
    ("how", "message"),
    [
        ({"kernel": "flat"}, "kernel must be one of quartic, gaussian"),
        ({"bandwidth": 0}, "bandwidth must be above 0"),
        ({"bandwidth": np.nan}, "bandwidth must be above 0"),
        ({"bandwidth": 40}, "less than half a cell"),
        ({"weights": -1}, "weights must be finite numbers of 0 or more"),
        ({"weights": [1, 2, 3]}, "one for each point"),
        ({"points": [(0.5, 51.5)]}, "project them to metres"),
    ],
)
def test_what_does_not_fit_is_refused(how, message):
    with pytest.raises(ValueError, match=message):
        density_of(GRID, **({"points": [(1, 1), (500, 500)], "bandwidth": 200} | how))


@pytest.mark.parametrize(
    ("points", "message"), [([(1, 1)], "two or more"), ([(1, 1)] * 3, "in one place")]
)
def test_no_bandwidth_is_chosen_from_nothing(points, message):
    with pytest.raises(ValueError, match=message):
        bandwidth_for(points)


def test_the_page_tells_the_example():
    text = page("kernel-density.md")

    found = density_of(GRID, [(450, 250)], bandwidth=300, corrects_edges=False)
    for away in (0, 1, 2):
        assert f"| {away * 100} | {found.values[2, 4 + away]:.2f} |" in text
