"""By when a question is read and answered, and how it stands on a day. Pure.

Late is a matter of dates and the calendar alone, kept nowhere and said by nobody.
"""

from dataclasses import dataclass
from datetime import date
from typing import Protocol

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from fourfold.partnership.working_days import working_days_after

from .rules import clock_on


class Asked(Protocol):
    """The part of a question that its clock hangs on.

    read_on : when somebody first decided whether it is shown
    settled_on : when it was first answered, or last refused; None while it is open
    """

    @property
    def asked_on(self) -> date: ...
    @property
    def read_on(self) -> date | None: ...
    @property
    def settled_on(self) -> date | None: ...
    @property
    def is_answered(self) -> bool: ...


@dataclass(frozen=True, slots=True)
class Standing:
    """A word for how a question stands, and the colour of its tag."""

    word: str | Promise
    colour: str


LATE = Standing(_("Late"), "red")
UNREAD = Standing(_("Waits to be read"), "blue")
WAITS = Standing(_("Waits for an answer"), "blue")
REFUSED = Standing(_("Not shown"), "grey")
ANSWERED = Standing(_("Answered"), "green")


def read_due_on(asked: Asked) -> date:
    number = clock_on(asked.asked_on).acknowledge
    return working_days_after(asked.asked_on, number)


def answer_due_on(asked: Asked) -> date:
    return working_days_after(asked.asked_on, clock_on(asked.asked_on).answer)


def is_late(asked: Asked, today: date) -> bool:
    """Open on a day after the one it was due on. On the day itself it is not late."""
    return asked.settled_on is None and today > answer_due_on(asked)


def is_read_late(asked: Asked, today: date) -> bool:
    """Whether nobody had read it by the day on which somebody should have."""
    return (asked.read_on or today) > read_due_on(asked)


def days_late(asked: Asked, today: date) -> int:
    """Days since it was due; 0 if it is not late."""
    return (today - answer_due_on(asked)).days if is_late(asked, today) else 0


def days_over(asked: Asked) -> int:
    """Of one that is settled, how long after its day that was; 0 if in time."""
    if asked.settled_on is None:
        return 0
    return max((asked.settled_on - answer_due_on(asked)).days, 0)


def standing(asked: Asked, today: date) -> Standing:
    if is_late(asked, today):
        return LATE
    if asked.settled_on is not None:
        return ANSWERED if asked.is_answered else REFUSED
    return WAITS if asked.read_on is not None else UNREAD
