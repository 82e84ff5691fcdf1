import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.stats import chi2

from fourfold.analysis.statistics.rates import count_limits, rate_interval
from tests.oracles import poisson, published_rates

COUNTS = st.integers(0, 10_000_000)
PEOPLE = st.integers(1, 10_000_000)
CONFIDENCES = st.sampled_from([0.5, 0.8, 0.95, 0.998, 0.999])


@pytest.mark.parametrize(
    ("count", "confidence", "lower", "upper"), published_rates.OHID_BYAR
)
def test_count_limits_agrees_with_ohid_from_ten(count, confidence, lower, upper):
    limits = count_limits(count, confidence=confidence)

    assert limits == pytest.approx((lower, upper), abs=1e-6)


@pytest.mark.parametrize(("count", "lower", "upper"), published_rates.OHID_EXACT)
def test_count_limits_agrees_with_ohid_below_ten(count, lower, upper):
    limits = count_limits(count)

    assert limits == pytest.approx((lower, upper), abs=1e-9)


@pytest.mark.parametrize(
    ("count", "people", "rate", "lower", "upper"), published_rates.OHID_RATES
)
def test_rate_interval_agrees_with_ohid(count, people, rate, lower, upper):
    interval = rate_interval(count, people, per=100_000)

    found = (interval.rate, interval.lower, interval.upper)
    assert found == pytest.approx((rate, lower, upper), abs=1e-6)


def test_count_limits_are_near_the_exact_ones_of_r():
    lower, upper = count_limits(published_rates.R_COUNT)

    found = (
        float(lower) / published_rates.R_EXPOSURE,
        float(upper) / published_rates.R_EXPOSURE,
    )
    assert found == pytest.approx(published_rates.R_LIMITS, rel=1e-4)


@pytest.mark.parametrize("confidence", [0.5, 0.95, 0.999])
@pytest.mark.parametrize("count", range(10))
def test_count_limits_below_ten_agrees_with_a_search(count, confidence):
    limits = count_limits(count, confidence=confidence)

    assert limits == pytest.approx(
        poisson.exact_limits(count, confidence), rel=1e-9, abs=1e-12
    )


@given(st.integers(10, 300))
@settings(deadline=None, max_examples=50)
def test_count_limits_from_ten_is_within_two_thousandths_of_a_search(count):
    limits = count_limits(count)

    assert limits == pytest.approx(poisson.exact_limits(count, 0.95), rel=0.002)


@pytest.mark.parametrize(("confidence", "near"), [(0.95, 0.002), (0.999, 0.02)])
def test_count_limits_is_as_near_as_its_notes_say(confidence, near):
    counts = np.arange(10, 100_000)
    tail = (1 - confidence) / 2

    lower, upper = count_limits(counts, confidence=confidence)

    np.testing.assert_allclose(lower, chi2.ppf(tail, 2 * counts) / 2, rtol=near)
    np.testing.assert_allclose(upper, chi2.isf(tail, 2 * counts + 2) / 2, rtol=near)


def test_count_limits_rise_with_the_count_across_the_change_of_method():
    lower, upper = count_limits(np.arange(30))

    assert np.all(np.diff(lower) > 0)
    assert np.all(np.diff(upper) > 0)


def test_count_limits_of_no_event_start_at_nought():
    lower, upper = count_limits(0)

    assert lower == 0
    assert upper == pytest.approx(3.688879, abs=1e-6)


@given(COUNTS, PEOPLE, CONFIDENCES)
def test_rate_interval_holds_the_rate(count, people, confidence):
    interval = rate_interval(count, people, confidence=confidence)

    assert interval.lower <= interval.rate <= interval.upper


@given(st.lists(st.tuples(COUNTS, PEOPLE), min_size=1, max_size=8), st.randoms())
def test_rate_interval_does_not_depend_on_the_order_of_areas(areas, random):
    shuffled = random.sample(range(len(areas)), len(areas))
    counts, people = np.array(areas).T

    interval = rate_interval(counts, people)
    moved = rate_interval(counts[shuffled], people[shuffled])

    np.testing.assert_array_equal(moved.rate, interval.rate[shuffled])
    np.testing.assert_array_equal(moved.lower, interval.lower[shuffled])
    np.testing.assert_array_equal(moved.upper, interval.upper[shuffled])


@given(COUNTS, PEOPLE, st.integers(2, 1000))
def test_rate_interval_only_scales_with_the_population(count, people, times):
    interval = rate_interval(count, people)
    larger = rate_interval(count, people * times, per=1_000 * times)

    assert larger.rate == pytest.approx(interval.rate)
    assert larger.lower == pytest.approx(interval.lower)
    assert larger.upper == pytest.approx(interval.upper)


def test_rate_interval_without_people_or_count_is_not_known():
    interval = rate_interval([4, 4, np.nan, 4], [0, np.nan, 1_000, 1_000])

    for values in (interval.rate, interval.lower, interval.upper):
        np.testing.assert_array_equal(np.isnan(values), [True, True, True, False])


def test_rate_interval_takes_areas_by_months():
    interval = rate_interval([[1, 2], [3, 4]], [[1_000], [2_000]])

    np.testing.assert_allclose(interval.rate, [[1, 2], [1.5, 2]])
    assert interval.lower.shape == interval.upper.shape == (2, 2)


def test_rate_interval_of_no_area_is_empty():
    interval = rate_interval([], [])

    assert interval.rate.size == interval.lower.size == interval.upper.size == 0


@pytest.mark.parametrize("per", [0, -1_000, np.inf, np.nan])
def test_rate_interval_refuses_a_base_that_is_no_number_of_people(per):
    with pytest.raises(ValueError, match="per must be above 0"):
        rate_interval(1, 1_000, per=per)
