from fractions import Fraction

import numpy as np
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from scipy.stats import binomtest

from fourfold.analysis.statistics.change import change_between
from tests.oracles import published_rates, rate_ratio

FEW = st.integers(0, 30)
MANY = st.integers(0, 100_000)
SOME = st.integers(1, 100_000)
EXPOSURE = st.integers(1, 400_000)


def test_change_between_agrees_with_the_example_of_r():
    (before, people_before), (after, people_after) = (
        published_rates.R_BEFORE,
        published_rates.R_AFTER,
    )

    change = change_between(
        before, after, exposure_before=people_before, exposure_after=people_after
    )

    assert change.ratio == pytest.approx(published_rates.R_RATIO, rel=1e-6)
    limits = (change.lower, change.upper)
    assert limits == pytest.approx(published_rates.R_RATIO_LIMITS, rel=1e-6)
    assert change.p_value == pytest.approx(published_rates.R_P_VALUE, abs=5e-6)


@given(FEW, FEW, st.integers(1, 36), st.integers(1, 36))
@example(3, 3, 1, 1)
@example(0, 7, 1, 1)
@example(10, 5, 1, 2)
@settings(deadline=None)
def test_change_between_tests_as_exact_fractions_do(before, after, first, second):
    change = change_between(before, after, exposure_before=first, exposure_after=second)

    share = Fraction(second, first + second)
    expected = rate_ratio.two_sided_p(before, after, share)
    assert change.p_value == pytest.approx(expected, rel=1e-9)


@given(st.integers(0, 12), st.integers(0, 12), st.integers(1, 36), st.integers(1, 36))
@settings(deadline=None, max_examples=30)
def test_change_between_limits_agree_with_a_search(before, after, first, second):
    change = change_between(before, after, exposure_before=first, exposure_after=second)

    expected = rate_ratio.ratio_limits(
        before, after, (first, second), Fraction(95, 100)
    )
    assert (change.lower, change.upper) == pytest.approx(expected, rel=1e-8)


@given(st.lists(st.tuples(MANY, MANY, EXPOSURE, EXPOSURE), min_size=1, max_size=20))
@example([(0, 100_000, 1, 1), (100_000, 0, 1, 1), (100_000, 99_000, 3, 2)])
@settings(deadline=None)
def test_change_between_agrees_with_scipy_one_by_one(areas):
    before, after, first, second = np.array(areas).T

    change = change_between(before, after, exposure_before=first, exposure_after=second)

    for position, (b, a, e, f) in enumerate(areas):
        if a + b == 0:
            continue
        test = binomtest(a, a + b, f / (e + f))
        interval = test.proportion_ci(0.95, method="exact")
        assert change.p_value[position] == pytest.approx(test.pvalue, rel=1e-6)
        found = change.lower[position] / (change.lower[position] + e / f)
        assert found == pytest.approx(interval.low, rel=1e-7)
        if b > 0:
            found = change.upper[position] / (change.upper[position] + e / f)
            assert found == pytest.approx(interval.high, rel=1e-7)


@given(SOME, SOME, EXPOSURE, EXPOSURE)
@settings(deadline=None)
def test_change_between_turned_round_is_one_over_the_ratio(before, after, e, f):
    change = change_between(before, after, exposure_before=e, exposure_after=f)
    back = change_between(after, before, exposure_before=f, exposure_after=e)

    assert back.p_value == pytest.approx(change.p_value, rel=1e-9)
    assert back.ratio * change.ratio == pytest.approx(1)
    assert back.lower * change.upper == pytest.approx(1)
    assert back.upper * change.lower == pytest.approx(1)


@given(MANY, MANY, EXPOSURE, EXPOSURE, st.integers(2, 1000))
@settings(deadline=None)
def test_change_between_does_not_depend_on_the_unit_of_exposure(b, a, e, f, times):
    change = change_between(b, a, exposure_before=e, exposure_after=f)
    scaled = change_between(b, a, exposure_before=e * times, exposure_after=f * times)

    for one, other in zip(_parts(change), _parts(scaled), strict=True):
        assert other == pytest.approx(one, rel=1e-6, nan_ok=True)


@given(st.lists(st.tuples(MANY, MANY), min_size=2, max_size=8), st.randoms())
@settings(deadline=None)
def test_change_between_does_not_depend_on_the_order_of_areas(areas, random):
    shuffled = random.sample(range(len(areas)), len(areas))
    before, after = np.array(areas).T

    change = change_between(before, after)
    moved = change_between(before[shuffled], after[shuffled])

    for one, other in zip(_parts(change), _parts(moved), strict=True):
        np.testing.assert_allclose(other, one[shuffled], rtol=1e-12)


@given(MANY, SOME)
@settings(deadline=None)
def test_change_between_limits_hold_the_ratio(after, before):
    change = change_between(before, after)

    assert change.lower <= change.ratio <= change.upper
    assert 0 <= change.p_value <= 1


def test_change_between_from_none_to_some_has_no_upper_end():
    change = change_between(0, 3)

    assert change.ratio == np.inf
    assert change.upper == np.inf
    # share at least 0.025 ** (1/3) = 0.2924, so odds at least 0.4132
    assert change.lower == pytest.approx(0.41323, abs=1e-5)
    assert change.p_value == pytest.approx(0.25)


def test_change_between_from_some_to_none_starts_at_nought():
    change = change_between(5, 0)

    assert change.ratio == change.lower == 0
    assert change.upper == pytest.approx(1.091279, abs=1e-6)
    assert change.p_value == pytest.approx(2 / 2**5)


def test_change_between_none_and_none_says_nothing():
    change = change_between(0, 0, exposure_before=3, exposure_after=5)

    assert np.isnan(change.ratio)
    assert (change.lower, change.upper, change.p_value) == (0, np.inf, 1)


def test_change_between_equal_rates_has_p_value_one():
    change = change_between(20, 10, exposure_before=12, exposure_after=6)

    assert change.ratio == pytest.approx(1)
    assert change.p_value == pytest.approx(1)


@pytest.mark.parametrize(
    "arguments",
    [
        {"before": np.nan, "after": 3},
        {"before": 3, "after": np.nan},
        {"before": 3, "after": 3, "exposure_before": 0},
        {"before": 3, "after": 3, "exposure_after": np.nan},
    ],
)
def test_change_between_what_is_not_known_is_not_known(arguments):
    change = change_between(**arguments)

    assert all(np.isnan(part) for part in _parts(change))


def test_change_between_takes_areas_by_offences():
    change = change_between([[10, 20]], [[5], [40]], exposure_after=[[1], [2]])

    np.testing.assert_allclose(change.ratio, [[0.5, 0.25], [2, 1]])
    assert {part.shape for part in _parts(change)} == {(2, 2)}


def test_change_between_refuses_a_negative_count():
    with pytest.raises(ValueError, match="after must be whole numbers"):
        change_between(3, -1)


def test_change_between_refuses_a_negative_exposure():
    with pytest.raises(ValueError, match="exposure_before must be 0 or more"):
        change_between(3, 1, exposure_before=-12)


def _parts(change):
    return change.ratio, change.lower, change.upper, change.p_value
