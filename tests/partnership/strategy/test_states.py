from datetime import date, timedelta
from types import SimpleNamespace

import pytest
import time_machine
from django.utils import timezone

from fourfold.partnership.strategy.states import (
    OPEN,
    SETTLED,
    Status,
    days_late,
    is_late,
    is_late_at_first_date,
    standing,
)

DUE = date(2026, 7, 1)
DAY = timedelta(days=1)


def action(status="on-track", *, first=DUE, due=DUE, settled=None):
    return SimpleNamespace(
        status=status, first_due_on=first, due_on=due, settled_on=settled
    )


@pytest.mark.parametrize("status", OPEN)
@pytest.mark.parametrize(
    ("today", "late", "days"),
    [(DUE - DAY, False, 0), (DUE, False, 0), (DUE + DAY, True, 1)],
)
def test_open_action_is_late_from_the_day_after(status, today, late, days):
    told = action(status)

    assert is_late(told, today) is late
    assert days_late(told, today) == days
    assert (standing(told, today).word == "Late") is late


@pytest.mark.parametrize("status", SETTLED)
def test_settled_action_is_not_late_but_what_it_was_at_first_stays(status):
    in_time = action(status, settled=DUE)
    after = action(status, settled=DUE + DAY)

    assert not is_late(after, DUE + 9 * DAY)
    assert not is_late_at_first_date(in_time, DUE + 9 * DAY)
    assert is_late_at_first_date(after, DUE + 9 * DAY)


def test_moved_action_stays_late_at_its_first_date():
    moved = action(due=DUE + 90 * DAY)

    assert not is_late(moved, DUE + DAY)
    assert is_late_at_first_date(moved, DUE + DAY)
    assert not is_late_at_first_date(moved, DUE)


@pytest.mark.parametrize(
    ("moment", "late"),
    [
        # British Summer Time: the day in London begins at 23:00 in UTC.
        ("2026-06-30T22:59:59Z", False),
        ("2026-06-30T23:00:00Z", False),
        ("2026-07-01T22:59:59Z", False),
        ("2026-07-01T23:00:00Z", True),
        ("2026-07-02T00:30:00Z", True),
    ],
)
def test_day_ends_on_the_clock_of_the_partnership_in_summer(moment, late):
    with time_machine.travel(moment, tick=False):
        assert is_late(action(), timezone.localdate()) is late


@pytest.mark.parametrize(
    ("due", "moment", "late"),
    [
        # The nights on which clocks change, and a winter's night.
        (date(2026, 3, 28), "2026-03-28T23:59:59Z", False),
        (date(2026, 3, 28), "2026-03-29T00:00:00Z", True),
        (date(2026, 3, 29), "2026-03-29T22:59:59Z", False),
        (date(2026, 3, 29), "2026-03-29T23:00:00Z", True),
        (date(2026, 10, 24), "2026-10-24T22:59:59Z", False),
        (date(2026, 10, 24), "2026-10-24T23:00:00Z", True),
        (date(2026, 10, 25), "2026-10-25T23:59:59Z", False),
        (date(2026, 10, 25), "2026-10-26T00:00:00Z", True),
    ],
)
def test_day_ends_right_in_nights_when_clocks_change(due, moment, late):
    with time_machine.travel(moment, tick=False):
        assert is_late(action(due=due), timezone.localdate()) is late


def test_every_word_has_a_tag():
    words = {standing(action(s, settled=DUE), DUE).word for s in Status}

    assert words == {"Not started", "On track", "At risk", "Done", "Stopped"}
