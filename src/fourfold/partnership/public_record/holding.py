"""Who held an office on a day, as far as sources say. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from .models import Office


class Held(StrEnum):
    """Whether somebody held an office on a day."""

    YES = "yes"
    # Nothing that is written down says so, and nothing says the contrary.
    UNKNOWN = "unknown"
    NO = "no"


@dataclass(frozen=True, slots=True)
class Answer:
    """held : who held it for certain; perhaps : of whom no source says it either way"""

    held: list[Office]
    perhaps: list[Office]


def held_on(office: Office, day: date) -> Held:
    """Between the first and last day of which a source speaks it is certain. Outside
    them it is unknown, unless a source says when the office began or ended.
    """
    if office.starts_on and day < office.starts_on:
        return Held.NO
    if office.ends_on and day > office.ends_on:
        return Held.NO
    first = office.starts_on or office.seen_on
    last = office.ends_on or office.seen_on
    return Held.YES if first <= day <= last else Held.UNKNOWN


def who_on(offices: Iterable[Office], day: date) -> Answer:
    """offices : of any people, those that are struck left out"""
    held: list[Office] = []
    perhaps: list[Office] = []
    for office in offices:
        answer = held_on(office, day)
        if answer is Held.YES:
            held.append(office)
        elif answer is Held.UNKNOWN:
            perhaps.append(office)
    perhaps.sort(key=lambda each: abs((each.seen_on - day).days))
    return Answer(held, perhaps)
