import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from scipy.sparse import csr_array

from fourfold.analysis.statistics.autocorrelation import KINDS, local_moran, moran
from fourfold.analysis.statistics.neighbours import of_lists, shares, touching
from tests.analysis.statistics.test_method_pages import page
from tests.oracles import near_values

# Ten places of a textbook: de Smith, Goodchild and Longley, Geospatial Analysis.
HEIGHTS = [2.24, 3.10, 4.55, -5.15, -4.39, 0.46, 5.54, 9.02, -2.09, -3.06]
LISTS = [[1, 3], [0, 4], [3, 6], [0, 2, 4, 7], [1, 3, 5, 8], [4, 9], [2, 7]]
LISTS.extend([[3, 6, 8], [4, 7, 9], [5, 8]])
BESIDE = of_lists(LISTS)
SQUARE = touching(np.ones((3, 3)), corners=False)


@st.composite
def maps(draw):
    number = draw(st.integers(4, 6))
    row = st.lists(st.sampled_from([0, 0.5, 1]), min_size=number, max_size=number)
    rows = np.array(draw(st.lists(row, min_size=number, max_size=number)), float)
    np.fill_diagonal(rows, 0)
    values = st.lists(st.integers(0, 9), min_size=number, max_size=number)
    return np.array(draw(values), float), rows


def test_nine_squares_in_order_come_out_as_published():
    found = moran(np.arange(1, 10), SQUARE)

    assert found.statistic == pytest.approx(0.5)
    assert found.expected == pytest.approx(-0.125)
    assert found.variance_normal == pytest.approx(0.053125)
    assert found.variance_random == pytest.approx(0.0596875)
    assert found.p_value == pytest.approx(2 * 0.010520873699622686 / 2)


def test_ten_places_of_the_textbook_agree_with_another_program():
    found = local_moran(HEIGHTS, shares(BESIDE), draws=999)

    # That program divides by n - 1 where the source has n.
    others = [-0.11409277, -0.19940543, -0.13351408, -0.51770383, 0.48095009]
    others += [0.12208113, 1.19148298, -0.58144305, 0.07101383, 0.34314301]
    np.testing.assert_allclose(found.statistic, np.array(others) * 10 / 9, rtol=1e-6)
    assert found.kind.tolist() == [4, 4, 4, 2, 3, 3, 1, 4, 3, 3]
    assert moran(HEIGHTS, BESIDE).statistic == pytest.approx(0.03167038715788237)


@given(maps())
@settings(deadline=None, max_examples=25)
def test_the_map_agrees_with_every_order_of_its_values(drawn):
    values, rows = drawn
    assume((rows.any(axis=1)).all() and np.ptp(values) > 0)

    found = moran(values, csr_array(rows), draws=199)

    every = near_values.moran_of_all_orders(values.tolist(), rows.tolist())
    assert found.statistic == pytest.approx(every[0])
    assert found.expected == pytest.approx(np.mean(every))
    assert found.variance_random == pytest.approx(np.var(every), abs=1e-9)
    reached = np.mean(np.array(every) >= every[0] - 1e-9)
    assert abs(found.p_upper - reached) <= 6 * np.sqrt(0.25 / 199)


@given(maps())
@settings(deadline=None, max_examples=40)
def test_each_place_agrees_with_every_order_of_all_others(drawn):
    values, rows = drawn
    assume(np.ptp(values) > 0)

    found = local_moran(values, csr_array(rows), draws=19)

    for place, row in enumerate(rows):
        wanted = near_values.local_moran(values.tolist(), rows.tolist(), place)
        assert found.statistic[place] == pytest.approx(wanted, abs=1e-9)
        assert found.islands[place] == (not row.any())
        sums = near_values.sums_of_others(values.tolist(), rows.tolist(), place)
        if np.std(sums) < 1e-9:
            assert np.isnan(found.z[place])
        else:
            z = (row @ values - np.mean(sums)) / np.std(sums)
            assert found.z[place] == pytest.approx(z, abs=1e-7)


def test_weights_by_harm_scale_and_change_nothing():
    days = np.array([365.0, 365, 10, 1, 1, 2, 273.5, 365, 2, 1])

    one, other = (local_moran(days * by, BESIDE, draws=999) for by in (1, 24))

    np.testing.assert_allclose(one.statistic, other.statistic)
    np.testing.assert_allclose(one.p_value, other.p_value)


def test_p_values_of_draws_count_ties_as_reached():
    """The seventh has the two highest of nine others: one in thirty-six."""
    found = local_moran(HEIGHTS, shares(BESIDE), draws=9_999)

    assert found.p_upper[6] == pytest.approx(1 / 36, abs=0.007)


def test_islands_and_gaps_are_left_out_and_said():
    values = [*HEIGHTS, 99, np.nan]
    near = of_lists([*LISTS, [11], [10]])

    whole, each = moran(values, near), local_moran(values, near, draws=99)

    assert (whole.places, whole.islands) == (10, 1)
    assert whole.statistic == moran(HEIGHTS, BESIDE).statistic
    assert each.islands.tolist() == [False] * 10 + [True, False]
    assert each.tried[10:].tolist() == [0, 0]
    assert np.isnan(each.p_value[10:]).all()
    assert KINDS[each.kind[10]] == ""


@pytest.mark.parametrize("values", [[4.1] * 10, [np.nan] * 10, [1, 2] + [np.nan] * 8])
def test_where_too_little_differs_nothing_is_told(values):
    each, whole = local_moran(values, BESIDE, draws=19), moran(values, BESIDE)

    assert np.isnan(each.z).all()
    assert np.isnan(whole.statistic)
    assert np.isnan(whole.p_upper)


def test_maps_by_chance_seldom_stand_out():
    chance = np.random.default_rng(2026)
    near = touching(np.ones((8, 8)))

    found = [
        moran(chance.poisson(1, 64), near, draws=99, seed=seed) for seed in range(150)
    ]

    assert 0.01 <= np.mean([each.p_value < 0.05 for each in found]) <= 0.1
    assert 0.01 <= np.mean([each.p_upper <= 0.05 for each in found]) <= 0.1


@pytest.mark.parametrize(
    ("call", "message"),
    [
        (lambda: moran([1, np.inf], csr_array((2, 2))), "values must be a list"),
        (lambda: moran([1, 2, 3], csr_array((2, 2))), "a row and a column for each"),
        (lambda: moran([1, 2], csr_array(np.eye(2))), "a place among its own"),
        (lambda: moran([1, 2], csr_array((2, 2)), draws=5), "draws must be 19"),
        (lambda: local_moran([1, 2], csr_array((2, 2)), draws=5), "draws must be 19"),
    ],
)
def test_what_does_not_fit_is_refused(call, message):
    with pytest.raises(ValueError, match=message):
        call()


def test_the_page_tells_the_ten_places():
    found = local_moran(HEIGHTS, BESIDE, draws=9_999)
    whole = moran(HEIGHTS, BESIDE, draws=9_999)

    text = page("near-values.md")
    assert f"I = {whole.statistic:.3f}, and p = {whole.p_value:.2f}" in text
    for place in (0, 3, 6):
        assert (
            f"| {HEIGHTS[place]:.2f} | {found.statistic[place]:.2f}"
            f" | {KINDS[found.kind[place]]} | {found.p_value[place]:.2f} |"
        ) in text
