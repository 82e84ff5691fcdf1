"""Which returns a measure asks for, and by when. Pure.

Nobody writes down that a return is due or late: it follows from the day a measure
counts from, how often it is asked for, the end of the contract and the calendar.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import count, pairwise
from typing import Protocol

from fourfold.partnership.strategy.horizons import due_on

from .terms import grace_days, months_of

DAY = timedelta(days=1)


class Term(Protocol):
    """The part of a service that its returns hang on."""

    ends_on: date | None


class Asked(Protocol):
    """The part of a measure that its returns hang on."""

    every: str
    counts_from: date
    stopped_on: date | None

    @property
    def service(self) -> Term: ...


@dataclass(frozen=True, slots=True)
class Period:
    """Days that one return is about, and the last day on which it is in time."""

    first: date
    last: date

    @property
    def due_on(self) -> date:
        return self.last + timedelta(days=grace_days(self.last))

    def is_over(self, today: date) -> bool:
        return today > self.last

    def is_past_due(self, today: date) -> bool:
        """In time on the day itself, and no longer on the next."""
        return today > self.due_on


def periods_over(asked: Asked, today: date) -> list[Period]:
    """Those that have ended before today, the oldest first."""
    return [each for each in _periods(asked, today) if each.is_over(today)]


def period_of(asked: Asked, first: date, today: date) -> Period | None:
    """The period that begins on a day, if it is over."""
    found = periods_over(asked, today)
    return next((each for each in found if each.first == first), None)


def _periods(asked: Asked, today: date) -> Iterator[Period]:
    """Those that began before today. The last is cut where contract or measure end."""
    end = _end(asked)
    months = months_of(asked.every)
    starts = (due_on(asked.counts_from, months * number) for number in count())
    for first, after in pairwise(starts):
        if first > end or first >= today:
            return
        yield Period(first, min(after - DAY, end))


def _end(asked: Asked) -> date:
    ends = (asked.service.ends_on, asked.stopped_on)
    return min((each for each in ends if each is not None), default=date.max)
