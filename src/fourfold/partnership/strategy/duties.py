"""What the law requires, and how far it is shown that it is done. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

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
    """How far it is shown that a duty is met: a word, a colour, a sentence."""

    word: str
    colour: str
    sentence: str

    @property
    def is_short(self) -> bool:
        return self.colour == "red"


NONE = Shown("No evidence", "red", "Nothing shows yet that this is done.")


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
        return Shown(
            "Evidence too old",
            "red",
            f"The newest is of {day_words(newest.dated_on)}, and was due again by "
            f"{day_words(until)}.",
        )
    last = max(each.pk for each in evidence)
    if open_gaps := [each for each in gaps if each.pk > last]:
        return Shown(
            "Gap named", "yellow", max(open_gaps, key=lambda each: each.pk).text
        )
    return Shown("Evidence given", "green", f"To be shown again by {day_words(until)}.")


def _read(name: str, told: dict[str, Any]) -> Duty:
    words = ("act", "provision", "requirement", "responsible", "review_months")
    about = ("review_source", "source", "verified")
    return Duty(
        id=name,
        starts_on=told["from"] or date.min,
        ends_on=told["to"] or date.max,
        **{each: told[each] for each in (*words, *about)},
    )
