import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from fourfold.analysis.statistics.rolling import rolling_sum
from tests.analysis.statistics.test_method_pages import page

MONTHS = st.lists(st.tuples(st.integers(0, 1_000_000), st.booleans()), max_size=40)


def slow_sums(values, known, window):
    """Each window added up month by month; None where a month is missing."""
    sums = []
    for last in range(len(values)):
        months = range(last - window + 1, last + 1)
        whole = all(month >= 0 and known[month] for month in months)
        sums.append(sum(values[month] for month in months) if whole else None)
    return sums


@given(MONTHS, st.integers(1, 15))
def test_rolling_sum_agrees_with_adding_up_month_by_month(months, window):
    values = [value for value, _ in months]
    known = [is_known for _, is_known in months]

    found = rolling_sum(values, known, window=window)

    expected = slow_sums(values, known, window)
    assert found.known.tolist() == [total is not None for total in expected]
    assert found.values[found.known].tolist() == [
        total for total in expected if total is not None
    ]
    assert np.isnan(found.values[~found.known]).all()


@given(st.lists(st.integers(0, 1_000), min_size=12, max_size=30), st.integers(1, 12))
def test_rolling_sum_of_known_months_does_not_depend_on_what_follows(months, window):
    whole = rolling_sum(months, True, window=window)
    cut = rolling_sum(months[:-1], True, window=window)

    np.testing.assert_array_equal(whole.values[:-1], cut.values)


def test_rolling_sum_of_the_page():
    months = [4, 6, 5, 7, 3, 8]

    found = rolling_sum(months, [True, True, True, True, False, True], window=3)

    told = ["–" if np.isnan(total) else f"{total:.0f}" for total in found.values]
    assert told == ["–", "–", "15", "18", "–", "–"]
    assert f"| sum of 3 | {' | '.join(told)} |" in page("rolling-totals.md")


def test_rolling_sum_knows_nothing_until_the_gap_has_left_the_window():
    known = np.arange(30) != 14

    found = rolling_sum(np.ones(30), known)

    assert np.flatnonzero(found.known).tolist() == [11, 12, 13, 26, 27, 28, 29]
    assert (found.values[found.known] == 12).all()


def test_rolling_sum_takes_a_nan_for_a_gap_though_it_is_called_known():
    found = rolling_sum([1, np.nan, 3, 4], True, window=2)

    assert found.known.tolist() == [False, False, False, True]
    assert found.values[3] == 7


def test_rolling_sum_leaves_no_rounding_behind():
    found = rolling_sum([1e17, 0.1, 0.2], True, window=2)

    assert found.values[2] == pytest.approx(0.3)


def test_rolling_sum_takes_areas_by_months():
    found = rolling_sum([[1, 2, 3], [4, 5, 6]], [True, True, True], window=2)

    np.testing.assert_array_equal(found.values[:, 1:], [[3, 5], [9, 11]])


def test_rolling_sum_of_no_month_is_empty():
    assert rolling_sum([], []).values.shape == (0,)


def test_rolling_sum_refuses_a_window_of_nothing():
    with pytest.raises(ValueError, match="window must be 1 or more"):
        rolling_sum([1], [True], window=0)


def test_rolling_sum_refuses_a_number_that_is_no_series():
    with pytest.raises(ValueError, match="axis of months"):
        rolling_sum(3, True)


def test_rolling_sum_refuses_the_infinite():
    with pytest.raises(ValueError, match="values must be finite"):
        rolling_sum([np.inf], [True])
