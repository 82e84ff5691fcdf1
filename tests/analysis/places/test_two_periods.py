"""Verdicts of one place, on numbers that can be checked by head."""

import numpy as np
import pytest
from scipy.stats import binomtest

from fourfold.analysis.places.two_periods import (
    DOWN,
    NEITHER,
    NOT_TOLD,
    UP,
    Series,
    row_of,
)


def series(before, after, *, is_paired=True):
    return Series(
        "X",
        "Somewhere",
        np.array(before, dtype=float),
        np.array(after, dtype=float),
        is_paired,
    )


def test_twice_as_many_in_even_months_is_a_rise_with_exact_limits():
    row = row_of(series([[10] * 12], [[20] * 12]), None)

    exact = binomtest(240, 360).proportion_ci(0.95, "exact")
    assert (row.before, row.after, row.ratio, row.verdict) == (120, 240, 2.0, UP)
    limits = exact.low / (1 - exact.low), exact.high / (1 - exact.high)
    assert (row.lower, row.upper) == pytest.approx(limits, rel=1e-6)


def test_a_rise_of_one_restless_month_is_not_told_as_one():
    even = row_of(series([[10] * 12], [[14] * 12]), None)
    in_one_month = row_of(series([[10] * 12], [[10] * 11 + [58]]), None)

    assert even.ratio == in_one_month.ratio
    assert (even.verdict, in_one_month.verdict) == (UP, NEITHER)


def test_months_that_are_more_on_one_side_are_no_change():
    row = row_of(series([[10] * 3], [[10] * 12], is_paired=False), None)

    assert (row.before, row.after, row.ratio) == (30, 120, 1.0)
    assert row.verdict == NEITHER


def test_none_in_either_is_no_change_and_has_no_ratio():
    row = row_of(series([[0] * 12], [[0] * 12]), None)

    assert (row.ratio, row.p_value, row.verdict) == (None, 1.0, NEITHER)


def test_none_before_has_no_ratio_but_may_be_a_rise():
    row = row_of(series([[0] * 12], [[3] * 12]), None)

    assert (row.ratio, row.upper, row.verdict) == (None, None, UP)


def test_harm_may_fall_where_counts_do_not():
    before, after = [[9] * 12, [1] * 12], [[1] * 12, [9] * 12]

    counted = row_of(series(before, after), None)
    weighed = row_of(series(before, after), np.array([100.0, 1.0]))

    assert counted.verdict == NEITHER
    assert weighed.verdict == DOWN
    assert (weighed.harm_before, weighed.harm_after) == (10_812, 1_308)


def test_harm_of_a_period_without_any_cannot_be_told():
    row = row_of(series([[0] * 12], [[2] * 12]), np.array([5.0]))

    assert (row.ratio, row.p_value, row.verdict) == (None, None, NOT_TOLD)


def test_harm_is_not_compared_between_other_months():
    with pytest.raises(ValueError, match="same months"):
        row_of(series([[1]], [[1]], is_paired=False), np.array([1.0]))
