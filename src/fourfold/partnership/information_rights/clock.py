"""When an answer is due. Pure."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date

from fourfold.partnership.working_days import next_working_day

from .law import clock_rules


@dataclass(frozen=True, slots=True)
class Clock:
    """The days that the time limit of a request hangs on.

    identity_asked_on : when somebody was asked who they are; until they have proved it
        the clock has not begun
    """

    received_on: date
    identity_asked_on: date | None = None
    identity_proved_on: date | None = None
    is_extended: bool = False

    @property
    def began_on(self) -> date | None:
        """The day that counts as day one; None while it waits for proof of identity."""
        if self.identity_asked_on is None:
            return self.received_on
        if self.identity_proved_on is None:
            return None
        return max(self.received_on, self.identity_proved_on)

    @property
    def first_due_on(self) -> date | None:
        """The last day without an extension, and to tell of one."""
        return self._due(clock_rules()["months"])

    @property
    def due_on(self) -> date | None:
        months = clock_rules()["months"]
        if self.is_extended:
            months += clock_rules()["further_months"]
        return self._due(months)

    def is_late(self, today: date) -> bool:
        return self.due_on is not None and today > self.due_on

    def days_left(self, today: date) -> int | None:
        return (self.due_on - today).days if self.due_on else None

    def _due(self, months: int) -> date | None:
        began = self.began_on
        return next_working_day(corresponding(began, months)) if began else None


def corresponding(day: date, months: int) -> date:
    """The same date some months on; the last of the month where there is none."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
