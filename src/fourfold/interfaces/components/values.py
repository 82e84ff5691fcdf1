"""What components are given: plain values, made by views."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

CHANGE = _("Change")
NOT_STARTED = _("Not started")


@dataclass(frozen=True, slots=True)
class Line:
    """A row of a summary: what it is called, what it is, and where to change it.

    tag : colour of a tag around the text
    when : a date or time, instead of the text
    """

    title: str
    text: object = ""
    href: str = ""
    action: str | Promise = CHANGE
    tag: str = ""
    when: date | None = None


@dataclass(frozen=True, slots=True)
class Task:
    """Something to be done, in a list of such."""

    title: str
    href: str = ""
    hint: str = ""
    state: str | Promise = NOT_STARTED
    tag: str = "blue"
    is_done: bool = False


@dataclass(frozen=True, slots=True)
class Figure:
    """One number with all that it means nothing without.

    qualifier : what can be said of it: "No change beyond chance."
    interval : how sure it is: "95% interval 76.0 to 78.1"
    working : sentences that show how it was made
    name : of a published figure, whose own page shows the working
    """

    what: str
    number: str
    unit: str
    place: str
    period: str
    qualifier: str = ""
    interval: str = ""
    working: Sequence[str] = ()
    name: str = ""


@dataclass(frozen=True, slots=True)
class Item:
    """Something on a desk.

    state, tag : words of a tag, and its colour
    before, when : "Runs out", and the time that it says so of
    """

    title: str
    href: str = ""
    hint: str = ""
    lines: Sequence[str] = ()
    state: str = ""
    tag: str = ""
    before: str = ""
    when: date | None = None


@dataclass(frozen=True, slots=True)
class Section:
    """A heading on a desk, and what stands under it.

    name : its id in the page
    empty, then : that there is nothing, and what to do about it
    href, action : where there is more, and the words for it
    """

    name: str
    title: str
    items: Sequence[Item]
    empty: str
    then: str = ""
    href: str = ""
    action: str = ""


class Hinted(str):
    """The words of a choice, with a hint below them, for radios and checkboxes."""

    __slots__ = ("hint",)
    hint: str

    def __new__(cls, words: str, hint: str = "") -> "Hinted":
        made = super().__new__(cls, words)
        made.hint = hint
        return made
