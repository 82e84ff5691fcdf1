"""By when a question is read and answered: the day before, on it, and after."""

from dataclasses import dataclass
from datetime import date, timedelta

import pytest
import time_machine
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from fourfold.partnership.enquiries import clock, rules
from fourfold.partnership.working_days import (
    bank_holidays,
    is_working_day,
    working_days_after,
)
from tests.enquiries import make_enquiry

DAYS = st.dates(date(2025, 1, 1), date(2027, 12, 1))


@dataclass
class Asked:
    asked_on: date
    read_on: date | None = None
    settled_on: date | None = None
    is_answered: bool = False


@pytest.mark.parametrize(
    ("asked_on", "read_by", "answer_by"),
    [
        # A Friday: Monday 4 May is a bank holiday, and so is Monday 25 May.
        (date(2026, 5, 1), date(2026, 5, 11), date(2026, 6, 2)),
        # A Saturday counts from the Monday after.
        (date(2026, 6, 6), date(2026, 6, 12), date(2026, 7, 3)),
        # Across Christmas: 25 and 28 December and 1 January are none.
        (date(2026, 12, 18), date(2026, 12, 29), date(2027, 1, 20)),
    ],
)
def test_days_are_counted_as_by_hand(asked_on, read_by, answer_by):
    asked = Asked(asked_on)

    assert clock.read_due_on(asked) == read_by
    assert clock.answer_due_on(asked) == answer_by


@given(DAYS, st.integers(1, 40))
def test_working_days_agree_with_a_walk_through_the_calendar(day, number):
    walked, left = day, number
    while left:
        walked += timedelta(days=1)
        left -= walked.weekday() < 5 and walked not in bank_holidays()

    assert working_days_after(day, number) == walked
    assert is_working_day(walked)


@pytest.mark.parametrize(
    ("today", "word", "days"),
    [
        (date(2026, 6, 1), "Waits for an answer", 0),
        (date(2026, 6, 2), "Waits for an answer", 0),
        (date(2026, 6, 3), "Late", 1),
    ],
)
def test_late_begins_on_the_day_after(today, word, days):
    asked = Asked(date(2026, 5, 1), read_on=date(2026, 5, 5))

    assert clock.standing(asked, today).word == word
    assert clock.days_late(asked, today) == days


def test_what_is_settled_is_not_late_and_says_how_long_it_was():
    asked = Asked(date(2026, 5, 1), date(2026, 5, 5), date(2026, 6, 4), True)

    assert clock.standing(asked, date(2027, 1, 1)).word == "Answered"
    assert clock.days_over(asked) == 2
    assert clock.days_over(Asked(date(2026, 5, 1))) == 0
    assert not clock.is_late(asked, date(2027, 1, 1))


@pytest.mark.parametrize(
    ("read_on", "today", "is_over"),
    [
        (None, date(2026, 5, 11), False),
        (None, date(2026, 5, 12), True),
        (date(2026, 5, 11), date(2026, 8, 1), False),
        (date(2026, 5, 12), date(2026, 8, 1), True),
    ],
)
def test_reading_has_a_day_of_its_own(read_on, today, is_over):
    assert clock.is_read_late(Asked(date(2026, 5, 1), read_on), today) is is_over


@pytest.mark.parametrize(
    ("moment", "asked_on"),
    [
        # The night in which clocks go forward, and a summer night before midnight UTC.
        ("2026-03-29T00:59Z", date(2026, 3, 29)),
        ("2026-03-28T23:59Z", date(2026, 3, 28)),
        ("2026-06-01T22:59Z", date(2026, 6, 1)),
        ("2026-06-01T23:00Z", date(2026, 6, 2)),
        # The night in which they go back: 23:30 UTC is half past midnight before it.
        ("2026-10-24T23:30Z", date(2026, 10, 25)),
        ("2026-10-25T23:30Z", date(2026, 10, 25)),
    ],
)
def test_a_question_is_asked_on_the_day_of_london(action, moment, asked_on):
    with time_machine.travel(moment, tick=False):
        made = make_enquiry(action)

    assert made.asked_on == asked_on


@pytest.mark.parametrize(
    ("moment", "is_late"),
    [("2026-06-02T22:59Z", False), ("2026-06-02T23:01Z", True)],
)
def test_late_begins_at_midnight_of_london(action, moment, is_late):
    made = make_enquiry(action)  # on 1 May: due on 2 June

    with time_machine.travel(moment, tick=False):
        assert clock.is_late(made, timezone.localdate()) is is_late


def test_no_clock_before_the_first():
    with pytest.raises(LookupError, match="no clock"):
        rules.clock_on(date(2018, 12, 31))
