from statistics import NormalDist, median

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fourfold.analysis.statistics.trends import mann_kendall, seasonal_mann_kendall
from tests.analysis.statistics.test_method_pages import page
from tests.oracles import kendall, months, published_series

VALUES = st.lists(st.none() | st.integers(-8, 8), max_size=16)
# Robberies of seven years, invented for the page.
ROBBERIES = [61, 58, 66, np.nan, 70, 69, 77]


def numbers(values):
    return [np.nan if value is None else value for value in values]


def parts(trend):
    return np.array(
        [
            *(trend.s, trend.variance, trend.z, trend.p_value),
            *(trend.slope, trend.slope_lower, trend.slope_upper),
        ]
    )


def test_ten_rising_values_have_the_published_test():
    trend = mann_kendall(range(1, 11))

    assert (trend.s, trend.variance, trend.slope) == (45, 125, 1)
    assert trend.z == pytest.approx(3.93547964, abs=5e-9)
    assert trend.p_value == pytest.approx(8.303e-5, abs=5e-9)


def test_mann_kendall_agrees_with_the_rainfall_at_bogra():
    trend = mann_kendall(published_series.BOGRA_RAINFALL)

    assert trend.s == published_series.BOGRA_S
    assert trend.variance == pytest.approx(published_series.BOGRA_VARIANCE)
    assert trend.z == pytest.approx(published_series.BOGRA_Z)
    assert trend.p_value == pytest.approx(published_series.BOGRA_P_VALUE)
    assert trend.slope == pytest.approx(published_series.BOGRA_SLOPE)


def test_seasonal_test_agrees_with_the_rainfall_at_bogra():
    trend = seasonal_mann_kendall(published_series.BOGRA_RAINFALL)

    assert trend.s == published_series.BOGRA_SEASONAL_S
    assert trend.variance == pytest.approx(published_series.BOGRA_SEASONAL_VARIANCE)
    assert trend.z == pytest.approx(published_series.BOGRA_SEASONAL_Z)
    assert trend.p_value == pytest.approx(published_series.BOGRA_SEASONAL_P_VALUE)
    assert trend.slope == pytest.approx(published_series.BOGRA_SEASONAL_SLOPE)


def test_seasonal_test_agrees_with_the_example_of_the_epa():
    trend = seasonal_mann_kendall(published_series.EPA_CONCENTRATIONS)

    limits = (trend.slope_lower, trend.slope_upper)
    assert trend.z == pytest.approx(published_series.EPA_Z, abs=5e-8)
    assert trend.p_value == pytest.approx(published_series.EPA_P_VALUE, rel=1e-6)
    assert trend.slope == pytest.approx(published_series.EPA_SLOPE)
    assert limits == pytest.approx(published_series.EPA_SLOPE_LIMITS, abs=5e-9)


@given(VALUES)
@settings(deadline=None)
def test_mann_kendall_agrees_with_counting_pairs(values):
    trend = mann_kendall(numbers(values))

    variance = float(kendall.variance(values))
    slope = kendall.middle(values)
    assert trend.s == kendall.score(values)
    assert trend.variance == pytest.approx(variance)
    assert trend.slope == pytest.approx(
        np.nan if slope is None else float(slope), nan_ok=True
    )
    if variance > 0:
        z = (abs(kendall.score(values)) - 1) / variance**0.5
        expected = 2 * (1 - NormalDist().cdf(max(z, 0)))
        assert trend.p_value == pytest.approx(expected, abs=1e-12)


@given(st.lists(st.integers(0, 3), min_size=2, max_size=6))
@settings(deadline=None, max_examples=40)
def test_variance_with_ties_is_that_of_every_order(values):
    expected = kendall.variance_by_every_order(values)

    assert mann_kendall(values).variance == pytest.approx(float(expected))


@given(st.lists(st.none() | st.integers(-8, 8), max_size=30), st.integers(1, 5))
@settings(deadline=None)
def test_seasonal_test_is_the_sum_of_its_seasons(values, period):
    trend = seasonal_mann_kendall(numbers(values), period=period)

    seasons = kendall.by_season(values, period)
    slopes = [slope for season in seasons for slope in kendall.slopes(season)]
    assert trend.s == sum(kendall.score(season) for season in seasons)
    assert trend.variance == pytest.approx(
        float(sum(kendall.variance(season) for season in seasons))
    )
    assert trend.slope == pytest.approx(
        float(median(slopes)) if slopes else np.nan, nan_ok=True
    )


@given(VALUES, st.integers(1, 9), st.integers(-50, 50))
@settings(deadline=None)
def test_a_trend_goes_with_the_unit_and_not_with_the_level(values, times, level):
    trend = mann_kendall(numbers(values))
    moved = mann_kendall(np.array(numbers(values), float) * times + level)

    np.testing.assert_allclose(parts(moved)[:4], parts(trend)[:4])
    np.testing.assert_allclose(parts(moved)[4:], parts(trend)[4:] * times)


@given(VALUES)
@settings(deadline=None)
def test_a_series_backwards_trends_the_other_way(values):
    trend, back = mann_kendall(numbers(values)), mann_kendall(numbers(values[::-1]))

    assert back.s == -trend.s
    assert back.p_value == pytest.approx(float(trend.p_value), nan_ok=True)
    assert back.slope_lower == pytest.approx(-float(trend.slope_upper), nan_ok=True)


@pytest.mark.parametrize("start", [0, 3, 11])
def test_seasonal_test_does_not_depend_on_the_month_it_starts(start):
    found = seasonal_mann_kendall(published_series.BOGRA_RAINFALL, start=start)

    assert found.s == published_series.BOGRA_SEASONAL_S
    assert found.slope == pytest.approx(published_series.BOGRA_SEASONAL_SLOPE)


def test_a_gap_keeps_its_place_in_time():
    trend = mann_kendall([1, np.nan, np.nan, 4])

    assert (trend.s, trend.slope) == (1, 1)


def test_equal_values_have_no_trend():
    trend = mann_kendall([3] * 12)

    assert (trend.s, trend.variance, trend.z, trend.p_value) == (0, 0, 0, 1)
    assert (trend.slope, trend.slope_lower, trend.slope_upper) == (0, 0, 0)


def test_too_few_values_rule_out_no_slope():
    trend = mann_kendall([1, 2, 3])

    assert (trend.slope_lower, trend.slope_upper) == (-np.inf, np.inf)


@pytest.mark.parametrize("values", [[], [4], [np.nan, 4, np.nan]])
def test_fewer_than_two_values_have_no_trend_to_tell(values):
    trend = mann_kendall(values)

    assert (trend.s, trend.variance) == (0, 0)
    assert np.isnan(parts(trend)[2:]).all()


def test_trends_take_areas_by_months():
    series = [ROBBERIES, ROBBERIES[::-1], [5] * 7]

    found = parts(mann_kendall(series))

    alone = np.array([parts(mann_kendall(one)) for one in series]).T
    np.testing.assert_allclose(found, alone)
    assert seasonal_mann_kendall(series, period=2).s.shape == (3,)


def test_months_without_a_trend_seldom_show_one():
    rng = np.random.default_rng(2026)
    series = months.drawn(rng, 40, dispersion=2, shape=(2_000, 5, 12))

    trend = seasonal_mann_kendall(series.reshape(2_000, 60))

    holds = (trend.slope_lower <= 0) & (trend.slope_upper >= 0)
    assert 0.03 <= (trend.p_value < 0.05).mean() <= 0.055
    assert holds.mean() >= 0.945


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ({"period": 0}, "period must be 1 or more"),
        ({"start": 12}, "start must be 0 to 11"),
        ({"confidence": 2}, "confidence must be"),
    ],
)
def test_seasonal_test_refuses_what_does_not_fit(arguments, message):
    with pytest.raises(ValueError, match=message):
        seasonal_mann_kendall([1, 2, 3], **arguments)


def test_mann_kendall_refuses_the_infinite():
    with pytest.raises(ValueError, match="values must be finite"):
        mann_kendall([1, np.inf])


def test_the_page_tells_the_trend():
    trend = mann_kendall(ROBBERIES)

    text = page("trends.md")
    told = ", ".join("not known" if np.isnan(x) else str(int(x)) for x in ROBBERIES)
    assert f"robberies: {told}." in text
    assert (
        f"S = {trend.s:.0f}, variance {trend.variance:.2f}, z = {trend.z:.2f},"
        f" p = {trend.p_value:.3f}"
    ) in text
    assert (
        f"slope {trend.slope:.2f} a year, from {trend.slope_lower:.2f}"
        f" to {trend.slope_upper:.2f}"
    ) in text
