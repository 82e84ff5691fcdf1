"""Which returns are due when, told by days alone."""

from dataclasses import dataclass
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fourfold.partnership.programmes.periods import Period, period_of, periods_over
from fourfold.partnership.programmes.terms import (
    frequency_titles,
    grace_days,
    is_day_to_remind,
    months_of,
)

DAY = timedelta(days=1)


@dataclass
class Term:
    ends_on: date | None = None


@dataclass
class Asked:
    every: str
    counts_from: date
    service: Term
    stopped_on: date | None = None


def monthly(first=date(2026, 1, 1), ends_on=None, **said):
    return Asked("monthly", first, Term(ends_on), **said)


def days(found):
    return [(each.first, each.last) for each in found]


def test_months_follow_one_another_to_the_one_that_is_over():
    found = periods_over(monthly(), date(2026, 3, 31))

    assert days(found) == [
        (date(2026, 1, 1), date(2026, 1, 31)),
        (date(2026, 2, 1), date(2026, 2, 28)),
    ]


def test_a_period_is_over_on_the_day_after_its_last():
    assert len(periods_over(monthly(), date(2026, 1, 31))) == 0
    assert len(periods_over(monthly(), date(2026, 2, 1))) == 1


def test_a_return_is_due_ten_days_after_its_period():
    period = Period(date(2026, 1, 1), date(2026, 1, 31))

    assert period.due_on == date(2026, 2, 10)
    assert not period.is_past_due(date(2026, 2, 9))
    assert not period.is_past_due(date(2026, 2, 10))
    assert period.is_past_due(date(2026, 2, 11))


def test_the_last_period_is_cut_where_the_contract_ends():
    found = periods_over(monthly(ends_on=date(2026, 2, 14)), date(2026, 6, 1))

    assert days(found)[-1] == (date(2026, 2, 1), date(2026, 2, 14))


def test_what_was_stopped_is_asked_for_until_that_day():
    found = periods_over(monthly(stopped_on=date(2026, 2, 3)), date(2026, 6, 1))

    assert days(found)[-1] == (date(2026, 2, 1), date(2026, 2, 3))


def test_a_period_is_found_by_its_first_day_once_it_is_over():
    asked = monthly()

    assert period_of(asked, date(2026, 2, 1), date(2026, 3, 1))
    assert period_of(asked, date(2026, 2, 1), date(2026, 2, 28)) is None
    assert period_of(asked, date(2026, 2, 2), date(2026, 6, 1)) is None


@given(
    st.sampled_from(sorted(frequency_titles())),
    st.dates(date(2012, 1, 1), date(2030, 1, 1)),
    st.integers(0, 3_000),
    st.none() | st.integers(0, 3_000),
)
def test_every_day_of_a_contract_is_in_one_period(every, first, past, length):
    """Against walking through the days one by one."""
    ends_on = None if length is None else first + length * DAY
    today = first + past * DAY

    found = periods_over(Asked(every, first, Term(ends_on)), today)

    walked = [
        each.first + number * DAY
        for each in found
        for number in range((each.last - each.first).days + 1)
    ]
    assert walked == [first + number * DAY for number in range(len(walked))]
    assert all(day < today for day in walked)
    assert all(day <= (ends_on or date.max) for day in walked)
    # What is left out is the period that goes on, and what comes after the end.
    reached = today if ends_on is None else min(today, ends_on + DAY)
    rest = (reached - first).days - len(walked)
    assert 0 <= rest <= 31 * months_of(every)
    assert rest == 0 or ends_on is None or today <= ends_on


def test_no_rule_held_before_the_first():
    with pytest.raises(LookupError, match="2010-12-31"):
        grace_days(date(2010, 12, 31))


def test_days_to_remind_come_before_and_then_each_week():
    asked = [left for left in range(10, -17, -1) if is_day_to_remind(left)]

    assert asked == [7, 1, 0, -1, -8, -15]
