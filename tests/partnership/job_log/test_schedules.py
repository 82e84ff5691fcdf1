from datetime import UTC, datetime, timedelta

import pytest

from fourfold.partnership.job_log.schedules import Schedule, kept_days

AT = datetime(2026, 2, 14, 9, 41, 27, 5, tzinfo=UTC)


@pytest.mark.parametrize(
    ("schedule", "begins", "following"),
    [
        ("minutely", "2026-02-14T09:41", "2026-02-14T09:42"),
        ("hourly", "2026-02-14T09:00", "2026-02-14T10:00"),
        ("daily", "2026-02-14T00:00", "2026-02-15T00:00"),
        ("monthly", "2026-02-01T00:00", "2026-03-01T00:00"),
    ],
)
def test_a_slot_begins_and_another_follows(schedule, begins, following):
    schedule = Schedule(schedule)

    assert schedule.slot(AT) == datetime.fromisoformat(f"{begins}:00+00:00")
    assert schedule.next_slot(AT) == datetime.fromisoformat(f"{following}:00+00:00")


@pytest.mark.parametrize("month", range(1, 13))
def test_after_each_month_follows_the_next(month):
    first = datetime(2026, month, 1, tzinfo=UTC)

    following = Schedule.MONTHLY.next_slot(first + timedelta(days=27, hours=23))

    assert following.day == 1
    assert following.month == month % 12 + 1


def test_schedules_come_shortest_first():
    lengths = [schedule.late_after for schedule in Schedule]

    assert lengths == sorted(lengths)
    assert Schedule.HOURLY.late_after == timedelta(hours=2)


def test_every_schedule_has_its_words_and_times():
    assert Schedule.DAILY.label == "Every day"
    assert all(each.lease > each.retry >= timedelta(minutes=1) for each in Schedule)
    assert kept_days("runs") == timedelta(days=90)
