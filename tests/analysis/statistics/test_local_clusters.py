import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from scipy.sparse import csr_array

from fourfold.analysis.statistics.local_clusters import (
    beyond_chance,
    gi_star,
    gi_star_by_draws,
    gi_star_on_grid,
)
from fourfold.analysis.statistics.neighbours import touching, with_self
from tests.analysis.statistics.test_method_pages import page
from tests.oracles import high_places

LINE = np.array([1.0, 2, 10, 8, 1])
BESIDE = csr_array(np.eye(5) + np.eye(5, k=1) + np.eye(5, k=-1))
# A sixth place has no neighbour.
ENDED = csr_array(np.pad(BESIDE.toarray(), (0, 1)) + np.diag([0, 0, 0, 0, 0, 1.0]))
# Six points of a published example, neighbours within 15.
POINTS = np.array([(10, 10), (20, 10), (40, 10), (15, 20), (30, 20), (30, 30)])
HEIGHTS = np.array([2, 3, 3.2, 5, 8, 7])
CELL = st.none() | st.integers(0, 9)
GRIDS = st.tuples(st.integers(1, 5), st.integers(1, 5)).flatmap(
    lambda shape: st.lists(
        st.lists(CELL, min_size=shape[1], max_size=shape[1]),
        min_size=shape[0],
        max_size=shape[0],
    )
)


def numbers(values):
    return np.array([np.nan if each is None else each for each in values], float)


def within(distance):
    apart = np.hypot(*(POINTS[:, np.newaxis] - POINTS).transpose(2, 0, 1))
    return (apart <= distance).astype(float)


def test_five_places_in_a_line_come_out_by_hand():
    found = gi_star(LINE, BESIDE)

    np.testing.assert_allclose(
        found.z, [-1.2377, -0.0427, 1.4511, 1.2377, 0.0427], atol=5e-5
    )


def test_the_published_example_comes_out():
    assert gi_star(HEIGHTS, csr_array(within(15))).z[0] == pytest.approx(-1.39727626)


def test_it_does_not_matter_whether_neighbours_weigh_ones_or_shares():
    weights = within(15)
    shares = csr_array(weights / weights.sum(axis=1, keepdims=True))

    np.testing.assert_allclose(
        gi_star(HEIGHTS, shares).z, gi_star(HEIGHTS, csr_array(weights)).z
    )


@given(GRIDS, st.integers(1, 2))
@settings(deadline=None)
def test_a_grid_agrees_with_one_cell_at_a_time(cells, reach):
    values = np.array([numbers(row) for row in cells])

    found = gi_star_on_grid(values, reach=reach)

    for place, wanted in high_places.gi_star_on_grid(cells, reach).items():
        assert found.z[place] == pytest.approx(
            np.nan if wanted is None else wanted, abs=1e-9, nan_ok=True
        )


@given(st.lists(CELL, min_size=1, max_size=7), st.data())
@settings(deadline=None)
def test_places_agree_with_one_at_a_time(values, data):
    number = len(values)
    row = st.lists(st.sampled_from([0, 0.5, 1]), min_size=number, max_size=number)
    weights = np.array(data.draw(st.lists(row, min_size=number, max_size=number)))
    np.fill_diagonal(weights, 1)

    found = gi_star(numbers(values), csr_array(weights))

    wanted = high_places.gi_star(values, weights.tolist())
    np.testing.assert_allclose(found.z, numbers(wanted), atol=1e-9)


@given(GRIDS, st.integers(1, 5), st.integers(0, 9))
@settings(deadline=None)
def test_z_does_not_go_with_the_unit_or_the_level(cells, times, level):
    values = np.array([numbers(row) for row in cells])
    assume(np.unique(values[~np.isnan(values)]).size > 1)

    found = gi_star_on_grid(values * times + level)

    np.testing.assert_allclose(found.z, gi_star_on_grid(values).z, atol=1e-7)


def test_a_large_grid_is_as_exact_as_a_small_one():
    rng = np.random.default_rng(2026)
    values = rng.poisson(3, (60, 80)).astype(float)
    values[10, 12] = 5_000

    found = gi_star_on_grid(values).z[30:33, 40:43]

    window = values[29:34, 39:44]
    mean, spread = values.mean(), values.std()
    by_chance = np.sqrt((values.size * 9 - 81) / (values.size - 1))
    for row in range(3):
        for column in range(3):
            around = window[row : row + 3, column : column + 3].sum()
            wanted = (around - 9 * mean) / (spread * by_chance)
            assert found[row, column] == pytest.approx(wanted, abs=1e-9)


@pytest.mark.parametrize("value", [0, 7])
def test_where_nothing_differs_nothing_stands_out(value):
    found = gi_star_on_grid(np.full((3, 3), value))

    assert np.isnan(found.z).all()
    assert np.isnan(found.p_value).all()


def test_nothing_known_tells_nothing():
    assert np.isnan(gi_star_on_grid(np.full((2, 2), np.nan)).z).all()


def test_places_by_chance_seldom_stand_out():
    rng = np.random.default_rng(2026)

    found = gi_star_on_grid(rng.poisson(20, (200, 200)))

    assert 0.045 <= (found.p_value < 0.05).mean() <= 0.055
    assert not beyond_chance(found.p_value).any()


def test_by_draws_the_line_comes_out_as_of_all_pairs_of_others():
    found = gi_star_by_draws(LINE, BESIDE, draws=9_999)

    shares = high_places.shares_of_others(LINE.tolist(), BESIDE.toarray().tolist())
    np.testing.assert_allclose(found.p_upper, [each[0] for each in shares], atol=0.02)
    np.testing.assert_allclose(found.p_lower, [each[1] for each in shares], atol=0.02)
    np.testing.assert_array_equal(found.z, gi_star(LINE, BESIDE).z)


def test_draws_leave_gaps_and_islands_without_a_p_value():
    values = np.array([1, 2, 10, np.nan, 1, 4.0])

    found = gi_star_by_draws(values, ENDED, draws=99)

    assert np.flatnonzero(found.islands).tolist() == [4, 5]
    assert np.flatnonzero(np.isnan(found.p_value)).tolist() == [3, 4, 5]
    assert found.tried.tolist() == [99] * 3 + [0] * 3


def test_draws_tell_nothing_where_nothing_differs():
    found = gi_star_by_draws(np.full(5, 3), BESIDE, draws=19)

    assert np.isnan(found.p_value).all()


def test_draws_name_no_empty_map_where_the_normal_curve_does():
    """One crime in twenty cells: the normal curve is out by far, and draws are not."""
    rng = np.random.default_rng(2026)
    values = rng.poisson(0.05, 2_500).astype(float)
    near = with_self(touching(np.ones((50, 50))))

    found = gi_star_by_draws(values, near, draws=9_999)

    assert (found.p_upper <= 0.001).mean() <= 0.002
    assert (gi_star(values, near).p_value <= 0.001).mean() > 0.005


@given(st.lists(st.floats(0, 1), max_size=30), st.sampled_from([0.05, 0.2]))
def test_few_of_those_named_are_by_chance(p_values, rate):
    found = beyond_chance(np.array(p_values), rate=rate)

    assert found.tolist() == high_places.false_discoveries(p_values, rate)


def test_what_is_not_tested_is_not_named():
    assert beyond_chance([np.nan, 0.001]).tolist() == [False, True]


def test_fifteen_published_p_values_name_four():
    """The example of the source: the four smallest, and not the fifth."""
    published = [
        *(0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344),
        *(0.0459, 0.3240, 0.4262, 0.5719, 0.6528, 0.7590, 1.0),
    ]

    assert beyond_chance(published).sum() == 4


@pytest.mark.parametrize(
    ("call", "message"),
    [
        (lambda: gi_star_on_grid([1, 2]), "grid of rows and columns"),
        (lambda: gi_star_on_grid([[1, np.inf]]), "values must be finite"),
        (lambda: gi_star_on_grid([[1, 2]], reach=0), "reach must be 1 cell"),
        (lambda: gi_star([1, 2], csr_array(np.eye(3))), "a row and a column for each"),
        (lambda: gi_star([1, 2], csr_array(-np.eye(2))), "weigh 0 or more"),
        (lambda: gi_star([1, 2], csr_array((2, 2))), "each place among its own"),
        (lambda: beyond_chance([2]), "p_values must be 0 to 1"),
        (lambda: beyond_chance([0.1], rate=1), "rate must be above 0"),
    ],
)
def test_what_does_not_fit_is_refused(call, message):
    with pytest.raises(ValueError, match=message):
        call()


def test_the_page_tells_the_line():
    found = gi_star(LINE, BESIDE)

    text = page("local-clusters.md")
    for value, z in zip(LINE, found.z, strict=True):
        assert f"| {value:.0f} | {z:.2f} |" in text
    drawn = gi_star_by_draws(LINE, BESIDE, draws=9_999)
    assert f"p of the third is {drawn.p_value[2]:.2f} both ways" in text
