import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from scipy.stats import f, t

from fourfold.analysis.statistics.seasonality import (
    seasonal_pattern,
    seasonally_adjusted,
)
from tests.analysis.statistics.test_method_pages import page
from tests.oracles import months, moving_average, published_series

PASSENGERS = published_series.AIR_PASSENGERS
QUARTERS = st.lists(st.none() | st.integers(0, 50), max_size=30)


def numbers(values):
    return [np.nan if value is None else value for value in values]


def test_indices_agree_with_the_air_passengers():
    pattern = seasonal_pattern(PASSENGERS, True)

    assert pattern.indices == pytest.approx(published_series.AIR_INDICES, abs=5e-8)
    assert pattern.years == 11


@given(QUARTERS, st.integers(0, 3))
@settings(deadline=None)
def test_indices_agree_with_fractions(values, start):
    pattern = seasonal_pattern(numbers(values), True, start=start, period=4)

    expected = moving_average.indices(values, start, 4) or [None] * 4
    assert pattern.indices == pytest.approx(numbers(expected), nan_ok=True)


@given(st.lists(st.integers(1, 50), min_size=12, max_size=30), st.integers(0, 3))
@settings(deadline=None)
def test_test_and_limits_agree_with_fractions(values, start):
    between, within, degrees = moving_average.spread(values, start, 4)
    assume(within > 0)
    assume(between > 0)

    pattern = seasonal_pattern(values, True, start=start, period=4, confidence=0.9)

    variance = float(within / degrees)
    expected = f.sf(float(between) / 3 / variance, 3, float(degrees))
    assert pattern.p_value == pytest.approx(expected, rel=1e-6)
    found = moving_average.ratios(values, start, 4)
    scale = np.mean([float(sum(group) / len(group)) for group in found.values()])
    for place, group in found.items():
        reach = t.ppf(0.95, float(degrees)) * (variance * 0.75 / len(group)) ** 0.5
        upper = pattern.indices[place] + reach / scale
        lower = max(pattern.indices[place] - reach / scale, 0)
        assert pattern.upper[place] == pytest.approx(upper)
        assert pattern.lower[place] == pytest.approx(lower)


@given(st.lists(st.integers(1, 50), min_size=12, max_size=30), st.integers(2, 9))
@settings(deadline=None)
def test_a_season_does_not_depend_on_the_unit(values, times):
    one = seasonal_pattern(values, True, period=4)
    other = seasonal_pattern(np.array(values) * times, True, period=4)

    np.testing.assert_allclose(other.indices, one.indices, rtol=1e-9)
    np.testing.assert_allclose(other.p_value, one.p_value, rtol=1e-6)


@pytest.mark.parametrize("start", [0, 4, 11])
def test_the_first_index_is_january_whenever_the_series_starts(start):
    pattern = seasonal_pattern(PASSENGERS, True, start=start)

    moved = np.roll(published_series.AIR_INDICES, start)
    assert pattern.indices == pytest.approx(moved, abs=5e-8)


def test_a_gap_leaves_out_the_year_around_it():
    known = np.arange(144) != 70

    pattern = seasonal_pattern(PASSENGERS, known)

    # Thirteen ratios: the calendar month six away on each side loses two.
    assert pattern.years == 9
    assert pattern.indices == pytest.approx(published_series.AIR_INDICES, abs=0.01)


def test_fewer_than_two_years_have_no_season():
    pattern = seasonal_pattern(PASSENGERS[:23], True)

    assert np.isnan(pattern.indices).all()
    assert np.isnan(pattern.p_value)
    assert pattern.years == 0


def test_two_years_have_indices_and_no_limits():
    pattern = seasonal_pattern(PASSENGERS[:24], True)

    assert not np.isnan(pattern.indices).any()
    assert np.isnan(pattern.lower).all()
    assert np.isnan(pattern.p_value)
    assert pattern.years == 1


def test_a_level_series_has_no_season():
    pattern = seasonal_pattern([7] * 60, True)

    assert pattern.indices == pytest.approx([1] * 12)
    assert pattern.p_value == 1


def test_a_season_that_never_differs_is_beyond_chance():
    pattern = seasonal_pattern([1, 2, 3, 2] * 4, True, period=4)

    assert pattern.indices == pytest.approx([0.5, 1, 1.5, 1])
    assert pattern.p_value == pytest.approx(0, abs=1e-12)


@pytest.mark.parametrize("values", [[], [0] * 60, [np.nan] * 60])
def test_nothing_has_no_season(values):
    pattern = seasonal_pattern(values, True)

    assert np.isnan(pattern.indices).all()
    assert np.isnan(pattern.p_value)


def test_seasons_take_areas_by_months():
    series = np.array([PASSENGERS, PASSENGERS[::-1]])

    pattern = seasonal_pattern(series, True)

    assert pattern.indices.shape == (2, 12)
    alone = seasonal_pattern(PASSENGERS, True)
    np.testing.assert_allclose(pattern.indices[0], alone.indices)
    assert pattern.p_value[0] == pytest.approx(float(alone.p_value))
    adjusted = seasonally_adjusted(series, True, pattern=pattern)
    np.testing.assert_allclose(adjusted[0], PASSENGERS / np.tile(alone.indices, 12))


def test_months_without_a_season_seldom_show_one():
    rng = np.random.default_rng(2026)
    series = rng.poisson(40, (4_000, 48))

    pattern = seasonal_pattern(series, True)

    assert 0.035 <= (pattern.p_value < 0.05).mean() <= 0.065


def test_limits_hold_the_true_season():
    rng = np.random.default_rng(2026)
    series = months.drawn(rng, 40, dispersion=2, shape=(2_000, 5, 12))

    pattern = seasonal_pattern(series.reshape(2_000, 60), True)

    true = months.SUMMER_PEAK
    holds = (pattern.lower <= true) & (true <= pattern.upper)
    assert 0.94 <= holds.mean() <= 0.96


def test_adjusting_takes_the_season_out():
    season = np.array([0.5, 1, 1.5, 1])
    level = np.repeat([100, 120, 140], 4)

    pattern = seasonal_pattern(np.tile(season, 3) * 100, True, period=4)
    found = seasonally_adjusted(level * np.tile(season, 3), True, pattern=pattern)

    assert found == pytest.approx(level)


def test_adjusting_starts_in_the_month_it_is_told():
    pattern = seasonal_pattern(PASSENGERS, True)

    late = seasonally_adjusted(PASSENGERS[5:], True, pattern=pattern, start=5)

    whole = seasonally_adjusted(PASSENGERS, True, pattern=pattern)
    np.testing.assert_array_equal(late, whole[5:])


def test_adjusting_keeps_gaps_and_months_without_an_index():
    pattern = seasonal_pattern([0, 2] * 6, True, period=2)

    found = seasonally_adjusted([4, 4, 4, 4], [1, 1, 1, 0], pattern=pattern)

    np.testing.assert_array_equal(found, [np.nan, 2, np.nan, np.nan])


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ({"period": 5}, "period must be even"),
        ({"period": 0}, "period must be even"),
        ({"start": 12}, "start must be 0 to 11"),
        ({"values": [1, -2]}, "values must be 0 or more"),
        ({"confidence": 1}, "confidence must be"),
    ],
)
def test_seasonal_pattern_refuses_what_does_not_fit(arguments, message):
    given_values = {"values": [1, 2, 3], "known": True} | arguments

    with pytest.raises(ValueError, match=message):
        seasonal_pattern(**given_values)


def test_adjusting_refuses_a_month_outside_of_the_year():
    pattern = seasonal_pattern(PASSENGERS, True)

    with pytest.raises(ValueError, match="start must be 0 to 11"):
        seasonally_adjusted(PASSENGERS, True, pattern=pattern, start=-1)


def test_the_page_tells_the_season():
    pattern = seasonal_pattern(PASSENGERS[-48:], True)

    text = page("seasonality.md")
    told = " | ".join(f"{index:.2f}" for index in pattern.indices)
    assert f"| index | {told} |" in text
    july = (pattern.indices[6], pattern.lower[6], pattern.upper[6])
    assert "July {:.2f}, from {:.2f} to {:.2f}".format(*july) in text


@pytest.mark.slow
@pytest.mark.parametrize("mean", [10, 40, 200])
@pytest.mark.parametrize("dispersion", [1, 3])
@pytest.mark.parametrize("years", [3, 4, 5, 8])
def test_limits_and_test_of_seasons_are_calibrated(years, dispersion, mean):
    rng = np.random.default_rng([2026, years, dispersion, mean])
    shape = (20_000, years * 12)
    level = rng.poisson(mean, shape)
    if dispersion > 1:
        level = rng.negative_binomial(mean / (dispersion - 1), 1 / dispersion, shape)
    series = months.drawn(rng, mean, dispersion=dispersion, shape=(20_000, years, 12))

    none = seasonal_pattern(level, True)
    some = seasonal_pattern(series.reshape(shape), True)

    true = months.SUMMER_PEAK
    assert 0.04 <= (none.p_value < 0.05).mean() <= 0.062
    assert 0.94 <= ((some.lower <= true) & (true <= some.upper)).mean() <= 0.96
