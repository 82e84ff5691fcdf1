"""Which reminder is due on which day: before, on and after each."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fourfold.partnership.reminders.rules import (
    digest_day,
    rule_on,
    step_before,
    steps_after,
)

DUE = date(2026, 6, 30)


@pytest.mark.parametrize(
    ("left", "step"),
    [
        (31, ""),
        (30, "before-30"),
        (8, "before-30"),
        (7, "before-7"),
        (2, "before-7"),
        (1, "before-1"),
        (0, "before-1"),
        (-1, ""),
    ],
)
def test_the_last_day_passed_counts_so_that_no_lost_day_leaves_one_out(left, step):
    assert step_before(DUE, DUE - timedelta(days=left)) == step


@pytest.mark.parametrize(
    ("late", "steps"),
    [
        (0, []),
        (13, []),
        (14, ["lead"]),
        (27, ["lead"]),
        (28, ["lead", "chair"]),
        (900, ["lead", "chair"]),
    ],
)
def test_what_stays_late_goes_further_up(late, steps):
    assert steps_after(DUE, DUE + timedelta(days=late)) == steps


@pytest.mark.parametrize(
    ("frequency", "today", "day"),
    [
        ("each", date(2026, 6, 1), date(2026, 6, 1)),
        ("weekly", date(2026, 6, 7), date(2026, 6, 1)),
        ("weekly", date(2026, 6, 8), date(2026, 6, 8)),
        ("monthly", date(2026, 6, 30), date(2026, 6, 1)),
        ("monthly", date(2026, 7, 1), date(2026, 7, 1)),
        ("never", date(2026, 6, 1), None),
    ],
)
def test_a_digest_is_for_a_week_from_monday_or_a_month(frequency, today, day):
    assert digest_day(frequency, today) == day


@given(st.dates(date(2026, 1, 1), date(2026, 12, 31)), st.integers(-40, 40))
def test_before_and_after_exclude_each_other(due_on, days):
    today = due_on + timedelta(days=days)

    assert not (step_before(due_on, today) and steps_after(due_on, today))


def test_no_rule_before_the_first():
    with pytest.raises(LookupError, match="no rule"):
        rule_on(date(2018, 12, 31))
