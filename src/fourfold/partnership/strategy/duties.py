"""What the law requires, and how far it is shown that it is done. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from fourfold.analysis.definitions import settings

from .horizons import day_words, due_on
from .models import DutyNote

FILE = "law/duties.toml"


@dataclass(frozen=True, slots=True)
class Duty:
    """Something that a statute requires; `verified` says what of it was read."""

    id: str
    act: str
    provision: str
    requirement: str
    responsible: str
    review_months: int
    review_source: str
    source: str
    verified: str
    starts_on: date
    ends_on: date

    def holds_on(self, day: date) -> bool:
        return self.starts_on <= day <= self.ends_on


@dataclass(frozen=True, slots=True)
class Shown:
    """How far it is shown that a duty is met: a word, a colour, a sentence.

    is_typed : whether somebody wrote the sentence, in English
    """

    word: str | Promise
    colour: str
    sentence: str | Promise
    is_typed: bool = False

    @property
    def is_short(self) -> bool:
        return self.colour == "red"


NONE = Shown(_("No evidence"), "red", _("Nothing shows yet that this is done."))


def duties_on(day: date) -> list[Duty]:
    """Those in force on a day, in the order of the definitions."""
    found = [_read(name, told) for name, told in settings(FILE).items()]
    return [duty for duty in found if duty.holds_on(day)]


def duty_named(name: str, day: date) -> Duty | None:
    return next((duty for duty in duties_on(day) if duty.id == name), None)


def shown(duty: Duty, notes: Iterable[DutyNote], today: date) -> Shown:
    """notes : all of the duty, in any order

    Evidence counts from its own date, so that old papers handed in late are old. A gap
    that was named after the last evidence is shown, as what is missing is not hidden by
    what is there.
    """
    told = list(notes)
    evidence = [each for each in told if each.kind == DutyNote.Kind.EVIDENCE]
    gaps = [each for each in told if each.kind == DutyNote.Kind.GAP]
    if not evidence:
        return NONE
    newest = max(evidence, key=lambda each: (each.dated_on, each.pk))
    until = due_on(newest.dated_on, duty.review_months)
    if today > until:
        return Shown(_("Evidence too old"), "red", _too_old(newest.dated_on, until))
    last = max(each.pk for each in evidence)
    if open_gaps := [each for each in gaps if each.pk > last]:
        text = max(open_gaps, key=lambda each: each.pk).text
        return Shown(_("Gap named"), "yellow", text, is_typed=True)
    again = gettext("To be shown again by %(day)s.") % {"day": day_words(until)}
    return Shown(_("Evidence given"), "green", again)


def _too_old(newest: date, until: date) -> str:
    words = gettext("The newest is of %(newest)s, and was due again by %(until)s.")
    return words % {"newest": day_words(newest), "until": day_words(until)}


def _read(name: str, told: dict[str, Any]) -> Duty:
    words = ("act", "provision", "requirement", "responsible", "review_months")
    about = ("review_source", "source", "verified")
    return Duty(
        id=name,
        starts_on=told["from"] or date.min,
        ends_on=told["to"] or date.max,
        **{each: told[each] for each in (*words, *about)},
    )
