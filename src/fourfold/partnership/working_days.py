"""Days on which offices work: neither weekends nor bank holidays. Pure."""

from datetime import date, timedelta
from functools import cache

from fourfold.analysis.definitions import table

SATURDAY = 5
ONE = timedelta(days=1)


@cache
def bank_holidays() -> frozenset[date]:
    rows = table("law/bank_holidays.csv")
    return frozenset(date.fromisoformat(row["day"]) for row in rows)


def is_working_day(day: date) -> bool:
    return day.weekday() < SATURDAY and day not in bank_holidays()


def next_working_day(day: date) -> date:
    """The day itself, or the next that is neither weekend nor bank holiday."""
    while not is_working_day(day):
        day += ONE
    return day


def working_days_after(day: date, number: int) -> date:
    """The so many-th working day after a day, which itself does not count."""
    for _ in range(number):
        day = next_working_day(day + ONE)
    return day
