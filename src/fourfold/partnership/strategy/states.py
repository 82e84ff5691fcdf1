"""How an action stands on a day. Pure.

Late is a matter of dates and the calendar alone. It is kept nowhere and said by nobody:
an action that is open after its day is late, whatever anybody calls it.
"""

from dataclasses import dataclass
from datetime import date
from typing import Protocol

from django.db.models import TextChoices
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


class Status(TextChoices):
    """What an agency says of its action: these words and no others."""

    NOT_STARTED = "not-started", _("Not started")
    ON_TRACK = "on-track", _("On track")
    AT_RISK = "at-risk", _("At risk")
    DONE = "done", _("Done")
    STOPPED = "stopped", _("Stopped")


OPEN = (Status.NOT_STARTED, Status.ON_TRACK, Status.AT_RISK)
SETTLED = (Status.DONE, Status.STOPPED)


class Dated(Protocol):
    """The part of an action that lateness hangs on."""

    status: str
    first_due_on: date
    due_on: date
    settled_on: date | None


def is_open(action: Dated) -> bool:
    return action.status in OPEN


def is_late(action: Dated, today: date) -> bool:
    """Open on a day after the one it was due on. On the day itself it is not late."""
    return is_open(action) and today > action.due_on


def days_late(action: Dated, today: date) -> int:
    """Days since it was due; 0 if it is not late."""
    return (today - action.due_on).days if is_late(action, today) else 0


def is_late_at_first_date(action: Dated, today: date) -> bool:
    """Whether it was open after the first day promised, be it settled or moved since.

    It counts the day on which somebody said that it was done, not the date of what
    shows it: that could be any.
    """
    ended = today if action.settled_on is None else action.settled_on
    return ended > action.first_due_on


@dataclass(frozen=True, slots=True)
class Standing:
    """A word for how an action stands, and the colour of its tag."""

    word: str | Promise
    colour: str


LATE = Standing(_("Late"), "red")
COLOURS = {
    Status.NOT_STARTED: "grey",
    Status.ON_TRACK: "blue",
    Status.AT_RISK: "yellow",
    Status.DONE: "green",
    Status.STOPPED: "purple",
}


def standing(action: Dated, today: date) -> Standing:
    if is_late(action, today):
        return LATE
    status = Status(action.status)
    return Standing(status.label, COLOURS[status])
