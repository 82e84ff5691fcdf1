import numpy as np
import pytest

from fourfold.analysis.statistics.event_times import days_of


def test_times_are_days_and_parts_of_days():
    found = days_of(np.array(["1970-01-02T12:00", "1970-01-01"], "datetime64[m]"))

    assert found.tolist() == [1.5, 0]


def test_numbers_are_days_already():
    assert days_of([3, 0.25]).tolist() == [3, 0.25]


@pytest.mark.parametrize("unit", ["M", "Y"])
def test_months_alone_are_refused_with_the_reason(unit):
    with pytest.raises(ValueError, match="which of two crimes of one month came first"):
        days_of(np.array(["2026-01", "2026-02"], f"datetime64[{unit}]"))


def first_days(number):
    months = np.datetime64("2025-01") + np.arange(number)
    return months.astype("datetime64[D]")


def test_days_that_are_all_the_first_are_months():
    with pytest.raises(ValueError, match="of months alone"):
        days_of(first_days(10))


def test_a_few_crimes_may_all_be_of_the_first():
    assert len(days_of(first_days(9))) == 9
