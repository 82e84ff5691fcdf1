import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from fourfold.analysis.statistics.dispersed_change import dispersed_change
from tests.analysis.statistics.test_method_pages import page
from tests.oracles import monthly_change, months

COUNTS = st.integers(0, 400)
PAIRS = st.lists(st.tuples(COUNTS, COUNTS), min_size=2, max_size=14)
# Twelve months of a borough, invented for the page.
BEFORE = [41, 38, 52, 47, 55, 60, 63, 58, 49, 51, 44, 40]
AFTER = [30, 49, 35, 58, 33, 52, 41, 63, 31, 45, 38, 42]


def parts(change):
    found = (change.ratio, change.lower, change.upper, change.p_value)
    return np.array([*found, change.dispersion])


def test_dispersion_is_that_of_a_published_table():
    """Agresti, 2007, page 39: chi-squared 30.07 with 2 degrees of freedom."""
    change = dispersed_change([762, 327, 468], [484, 239, 477])

    assert change.dispersion * 2 == pytest.approx(30.07, abs=0.005)
    assert change.ratio == pytest.approx(1200 / 1557)


@given(PAIRS)
@settings(deadline=None, max_examples=60)
def test_dispersed_change_agrees_with_a_model_of_months(pairs):
    before, after = np.array(pairs).T
    assume(before.sum() > 0)
    assume(after.sum() > 0)
    assume(np.count_nonzero(before + after) > 1)

    found = parts(dispersed_change(before, after, confidence=0.9))

    expected = monthly_change.ratio_with_limits(before, after, confidence=0.9)
    assert found == pytest.approx(expected, rel=1e-5, abs=1e-9)


@given(PAIRS, st.randoms())
def test_dispersed_change_does_not_depend_on_the_order_of_months(pairs, random):
    shuffled = random.sample(pairs, len(pairs))

    found = parts(dispersed_change(*np.array(pairs).T))
    moved = parts(dispersed_change(*np.array(shuffled).T))

    assert found == pytest.approx(moved, rel=1e-9, nan_ok=True)


@given(PAIRS)
def test_dispersed_change_turned_round_is_one_over_the_ratio(pairs):
    before, after = np.array(pairs).T
    assume(before.sum() > 0)
    assume(after.sum() > 0)

    change = dispersed_change(before, after)
    back = dispersed_change(after, before)

    assert back.ratio * change.ratio == pytest.approx(1)
    assert back.lower == pytest.approx(float(1 / change.upper), nan_ok=True)
    assert back.p_value == pytest.approx(float(change.p_value), nan_ok=True)
    assert back.dispersion == pytest.approx(float(change.dispersion), nan_ok=True)


def test_a_season_shared_by_both_years_is_no_spread():
    season = np.array([1, 1, 2, 3, 5, 9, 9, 5, 3, 2, 1, 1]) * 20

    change = dispersed_change(season, season * 2)

    assert change.ratio == pytest.approx(2)
    assert change.dispersion == 1


def test_limits_are_never_narrower_than_chance():
    change = dispersed_change([50] * 12, [40] * 12)

    reach = 1.959964 * np.sqrt(1 / 600 + 1 / 480)
    assert change.dispersion == 1
    assert np.log(change.upper / change.ratio) == pytest.approx(reach)
    assert np.log(change.ratio / change.lower) == pytest.approx(reach)


def test_a_gap_leaves_out_the_month_in_both_periods():
    change = dispersed_change([*BEFORE, np.nan, 50], [*AFTER, 40, np.nan])
    kept = dispersed_change(BEFORE, AFTER)

    np.testing.assert_array_equal(parts(change), parts(kept))
    assert (change.months, kept.months) == (12, 12)


def test_what_is_not_known_in_any_month_is_not_known():
    change = dispersed_change([3, np.nan], [np.nan, 4])

    assert change.months == 0
    assert np.isnan(parts(change)).all()


def test_a_single_pair_has_a_ratio_and_no_limits():
    for before, after in (([20], [30]), ([20, 0], [30, 0]), ([20], [0])):
        change = dispersed_change(before, after)

        assert change.ratio == sum(after) / sum(before)
        assert np.isnan(parts(change)[1:]).all()


def test_from_some_to_none_starts_at_nought():
    change = dispersed_change([1, 1, 2, 1], [0, 0, 0, 0])

    # Five offences as five tosses: even odds give 2 / 2**5.
    assert (change.ratio, change.lower, change.dispersion) == (0, 0, 1)
    assert change.upper == pytest.approx(0.025 ** (-1 / 5) - 1)
    assert change.p_value == pytest.approx(2 / 2**5)


def test_from_none_to_some_in_one_month_tells_little():
    change = dispersed_change([0] * 6, [0, 0, 12, 0, 0, 0])

    # Variance 24 over mean 2: twelve offences tell as much as one.
    assert change.dispersion == pytest.approx(12)
    assert (change.ratio, change.upper) == (np.inf, np.inf)
    assert change.lower == pytest.approx(1 / 39)
    assert change.p_value == pytest.approx(1)


def test_none_and_none_says_nothing():
    change = dispersed_change([0, 0], [0, 0])

    assert np.isnan(change.ratio)
    assert np.isnan(change.dispersion)
    assert (change.lower, change.upper, change.p_value) == (0, np.inf, 1)


def test_dispersed_change_takes_areas_by_months():
    change = dispersed_change([BEFORE, AFTER, [0] * 12], [AFTER])

    alone = parts(dispersed_change(BEFORE, AFTER))
    assert parts(change)[:, 0] == pytest.approx(alone)
    assert change.ratio.shape == (3,)
    assert change.ratio[1:].tolist() == [1, np.inf]


@pytest.mark.parametrize(("before", "after"), [([1, 2], [1]), (3, 4)])
def test_dispersed_change_refuses_what_cannot_be_paired(before, after):
    with pytest.raises(ValueError, match="must have the same months"):
        dispersed_change(before, after)


def test_dispersed_change_refuses_half_a_crime():
    with pytest.raises(ValueError, match="before must be whole numbers"):
        dispersed_change([0.5, 1], [1, 1])


def test_the_page_tells_the_change():
    found = dispersed_change(BEFORE, AFTER)

    text = page("dispersed-change.md")
    assert f"| before | {' | '.join(map(str, BEFORE))} |" in text
    assert f"| after | {' | '.join(map(str, AFTER))} |" in text
    assert (
        f"ratio {found.ratio:.3f}, limits {found.lower:.3f} to {found.upper:.3f},"
        f" p = {found.p_value:.3f}, dispersion {found.dispersion:.2f}"
    ) in text


def coverage(rng, *, mean, dispersion, ratio=1.0, areas):
    """Share of areas whose 95% limits hold the true ratio."""
    before = months.drawn(rng, mean, dispersion=dispersion, shape=(areas, 12))
    after = months.drawn(rng, mean * ratio, dispersion=dispersion, shape=(areas, 12))
    change = dispersed_change(before, after)
    known = ~np.isnan(change.lower)
    holds = (change.lower <= ratio) & (ratio <= change.upper)
    return holds[known].mean()


@pytest.mark.parametrize("dispersion", [1, 2, 3])
def test_limits_hold_the_truth_about_95_times_in_100(dispersion):
    rng = np.random.default_rng(2026)

    held = coverage(rng, mean=40, dispersion=dispersion, areas=4_000)

    assert 0.94 <= held <= 0.975


def test_where_nothing_changed_one_in_twenty_has_a_small_p_value():
    rng = np.random.default_rng(2026)
    before, after = months.drawn(rng, 40, dispersion=2, shape=(2, 4_000, 12))

    change = dispersed_change(before, after)

    assert 0.04 <= (change.p_value < 0.05).mean() <= 0.06
    outside = (change.lower > 1) | (change.upper < 1)
    assert (outside == (change.p_value < 0.05)).all()


@pytest.mark.slow
@pytest.mark.parametrize("ratio", [0.7, 1.0, 1.5])
@pytest.mark.parametrize("dispersion", [1, 1.5, 2, 3, 6])
@pytest.mark.parametrize("mean", [3, 10, 40, 150])
def test_the_page_tells_how_often_limits_hold_the_truth(mean, dispersion, ratio):
    rng = np.random.default_rng([2026, mean, int(10 * dispersion), int(10 * ratio)])

    held = coverage(rng, mean=mean, dispersion=dispersion, ratio=ratio, areas=40_000)

    row = page("dispersed-change.md").split(f"| {mean} a month |")[1].split("|")
    told = float(row[[1, 1.5, 2, 3, 6].index(dispersion)].strip(" %")) / 100
    assert held == pytest.approx(told, abs=0.008)


@pytest.mark.slow
@pytest.mark.parametrize("persistence", [0, 0.3, 0.6])
def test_the_page_tells_what_drifting_months_do(persistence):
    rng = np.random.default_rng(2026)
    series = months.drifting(
        rng, 40, dispersion=2, persistence=persistence, shape=(40_000, 24)
    )

    change = dispersed_change(series[:, :12], series[:, 12:])

    row = page("dispersed-change.md").split(f"| {persistence} of it |")[1].split("|")
    told = float(row[0].strip(" %")) / 100
    assert (change.p_value < 0.05).mean() == pytest.approx(told, abs=0.008)
