"""How long things are kept, as the partnership's `[retention]` says. Pure.

[retention]
people = 6                  # years
roles = "18 months"
sign_in_log = "90 days"
"""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from typing import Any

from fourfold.analysis.definitions import settings

WORDS = re.compile(r"(\d{1,5}) (day|month|year)s?")
MONTHS_A_YEAR = 12
LONGEST_YEARS = 100


class PeriodError(ValueError):
    """Something that is no period; the message says what one looks like."""


@dataclass(frozen=True, slots=True)
class Period:
    """A length of time by the calendar."""

    months: int = 0
    days: int = 0

    def __str__(self) -> str:
        years, months = divmod(self.months, MONTHS_A_YEAR)
        count, unit = self.days, "day"
        if self.months:
            count, unit = (self.months, "month") if months else (years, "year")
        return f"{count} {unit}" if count == 1 else f"{count} {unit}s"

    def after(self, day: date) -> date:
        """The day on which it is over. Where that month has no such day, the next:
        whole years from 29 February end on 1 March, never a day too early.
        """
        if self.days:
            return day + timedelta(days=self.days)
        year, month = _month(day, self.months)
        if day.day > monthrange(year, month)[1]:
            year, month = _month(date(year, month, 1), 1)
            return date(year, month, 1)
        return date(year, month, day.day)

    def last_over(self, today: date) -> date:
        """The latest day from which it is over today."""
        if self.days:
            return today - timedelta(days=self.days)
        year, month = _month(today, -self.months)
        return date(year, month, min(today.day, monthrange(year, month)[1]))


def _month(day: date, further: int) -> tuple[int, int]:
    months = day.year * MONTHS_A_YEAR + day.month - 1 + further
    return months // MONTHS_A_YEAR, months % MONTHS_A_YEAR + 1


def parse(value: object) -> Period:
    """A whole number of years, or words: "90 days", "18 months", "6 years"."""
    if isinstance(value, int) and not isinstance(value, bool):
        value = f"{value} years"
    found = WORDS.fullmatch(value.strip()) if isinstance(value, str) else None
    if found is None:
        raise PeriodError(
            f"{value!r} is no period. Write a whole number of years,"
            ' or "90 days", "18 months", "6 years".'
        )
    count, unit = int(found[1]), found[2]
    days = {"day": 1, "month": 31, "year": 366}[unit] * count
    if not 0 < days <= LONGEST_YEARS * 366:
        raise PeriodError(f"{value!r} is not between a day and {LONGEST_YEARS} years.")
    if unit == "day":
        return Period(days=count)
    return Period(months=count * (MONTHS_A_YEAR if unit == "year" else 1))


@cache
def known_periods() -> dict[str, dict[str, Any]]:
    """Every period that can be set, by name: `title`, `covers`, `consider`."""
    return settings("retention.toml")
