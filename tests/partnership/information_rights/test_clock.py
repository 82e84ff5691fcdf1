"""When an answer is due, by the law and the Commissioner's advice."""

from calendar import monthrange
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fourfold.partnership.information_rights.clock import (
    Clock,
    corresponding,
)
from fourfold.partnership.information_rights.law import clock_rules
from fourfold.partnership.working_days import bank_holidays, next_working_day

DAYS = st.dates(date(2025, 1, 1), date(2040, 12, 31))


@pytest.mark.parametrize(
    ("received", "due"),
    [
        # The Commissioner's own example: 3 September to 3 October. In 2026 that is a
        # Saturday, so the Monday after.
        (date(2025, 9, 3), date(2025, 10, 3)),
        (date(2026, 9, 3), date(2026, 10, 5)),
        # No such date in the next month: its last day.
        (date(2025, 3, 31), date(2025, 4, 30)),
        (date(2025, 1, 31), date(2025, 2, 28)),
        (date(2028, 1, 31), date(2028, 2, 29)),
        # 28 February 2026 is a Saturday.
        (date(2026, 1, 30), date(2026, 3, 2)),
        # Christmas Day 2026 is a Friday, and the Monday after a bank holiday.
        (date(2026, 11, 25), date(2026, 12, 29)),
        # Good Friday 2026, then a weekend, then Easter Monday.
        (date(2026, 3, 3), date(2026, 4, 7)),
        # Over the turn of the year.
        (date(2025, 12, 15), date(2026, 1, 15)),
    ],
)
def test_answer_is_due_on_the_corresponding_date(received, due):
    assert Clock(received).due_on == due


def test_extension_adds_two_months_to_the_month():
    clock = Clock(date(2025, 11, 30), is_extended=True)

    assert clock.first_due_on == date(2025, 12, 30)
    # February has no 30th; its 28th is a Saturday in 2026.
    assert clock.due_on == date(2026, 3, 2)


def test_clock_stands_while_identity_is_not_proved():
    waiting = Clock(date(2026, 6, 1), identity_asked_on=date(2026, 6, 2))
    proved = Clock(
        date(2026, 6, 1),
        identity_asked_on=date(2026, 6, 2),
        identity_proved_on=date(2026, 6, 10),
    )

    assert waiting.began_on is waiting.due_on is waiting.first_due_on is None
    assert not waiting.is_late(date(2030, 1, 1))
    assert waiting.days_left(date(2026, 6, 3)) is None
    assert proved.due_on == date(2026, 7, 10)


def test_proof_that_nobody_asked_for_moves_nothing():
    clock = Clock(date(2026, 6, 1), identity_proved_on=date(2026, 6, 10))

    assert clock.due_on == date(2026, 7, 1)


def test_late_is_the_day_after():
    clock = Clock(date(2025, 9, 3))

    assert not clock.is_late(date(2025, 10, 3))
    assert clock.is_late(date(2025, 10, 4))
    assert clock.days_left(date(2025, 10, 1)) == 2


@given(day=DAYS, months=st.integers(1, 3))
def test_corresponding_date_is_in_that_month_and_no_later_in_it(day, months):
    found = corresponding(day, months)

    passed = (found.year - day.year) * 12 + found.month - day.month
    assert passed == months
    assert found.day == min(day.day, monthrange(found.year, found.month)[1])


@given(day=DAYS)
def test_answer_is_never_due_on_a_day_off_nor_before_its_month_is_over(day):
    due = Clock(day).due_on

    assert due.weekday() < 5
    assert due not in bank_holidays()
    assert due >= corresponding(day, 1)
    between = (due - corresponding(day, 1)).days
    skipped = [corresponding(day, 1) + timedelta(days=n) for n in range(between)]
    assert all(next_working_day(each) == due for each in skipped)


@given(day=DAYS, later=st.integers(0, 400))
def test_later_requests_are_never_due_earlier(day, later):
    assert Clock(day).due_on <= Clock(day + timedelta(days=later)).due_on


def test_bank_holidays_are_weekdays_and_eight_a_year():
    years = [day.year for day in bank_holidays()]

    assert all(day.weekday() < 5 for day in bank_holidays())
    assert {year: years.count(year) for year in years} == dict.fromkeys(
        (2025, 2026, 2027), 8
    )


def test_reminders_come_before_it_is_due():
    assert clock_rules()["remind_days"] == sorted(
        clock_rules()["remind_days"], reverse=True
    )
