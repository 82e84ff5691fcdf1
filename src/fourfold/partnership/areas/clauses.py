"""What each section of `partnership.toml` must have, and what it may."""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from zoneinfo import available_timezones

from fourfold.partnership.personal_data.periods import PeriodError, known_periods, parse

from .colours import faults_of

Faults = list[str]
Check = Callable[[Any], str | None]

AUTHORITY_CODE = re.compile(r"[ENSW]0[6-9]\d{6}|E99\d{6}")
WARD_CODE = re.compile(r"[ENSW](05|13|38|99)\d{6}")
ADDRESS = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+")
LANGUAGE = re.compile(r"[a-z]{2,3}(-[a-zA-Z]{2,8})*")
KINDS = ("specified", "relevant", "voluntary", "commissioned")


@dataclass(frozen=True, slots=True)
class Shape:
    """The entries that a section must have and may have, each with its check."""

    required: Mapping[str, Check]
    optional: Mapping[str, Check] = field(default_factory=dict)


def check_all(found: Mapping[str, Any]) -> Faults:
    """What is wrong with the sections, by their place."""
    faults = [f"[{name}]: no such section" for name in sorted(set(found) - set(ALL))]
    for name, check in ALL.items():
        faults += check(name, found.get(name))
    return faults


def _table(shape: Shape, *, must: bool = True) -> Callable[[str, Any], Faults]:
    """A check of one section with these entries."""

    def check(name: str, found: Any) -> Faults:
        if found is None:
            return [f"[{name}] is missing"] if must else []
        if not isinstance(found, Mapping):
            return [f"{name} is no section; begin it with [{name}]"]
        return list(_entries(f"[{name}]", found, shape))

    return check


def _list(shape: Shape, *, once: Iterable[str]) -> Callable[[str, Any], Faults]:
    """A check of a list of sections, some of whose entries differ from each other."""

    def check(name: str, found: Any) -> Faults:
        if not isinstance(found, list) or not found:
            return [f"[[{name}]] is missing: there must be at least one"]
        faults: Faults = []
        for number, each in enumerate(found, 1):
            place = f"[[{name}]] number {number}"
            faults += _entries(place, each, shape)
        for entry in once:
            values = Counter(str(each.get(entry)).casefold() for each in found)
            faults += [
                f"[[{name}]]: {entry} {value!r} stands there {times} times"
                for value, times in values.items()
                if times > 1
            ]
        return faults

    return check


def _entries(place: str, found: Mapping[str, Any], shape: Shape) -> Iterator[str]:
    known = {**shape.required, **shape.optional}
    for name in sorted(set(found) - set(known)):
        yield f"{place} {name}: no such entry; there are {', '.join(sorted(known))}"
    for name in shape.required:
        if name not in found:
            yield f"{place} {name} is missing"
    for name, check in known.items():
        wrong = check(found[name]) if name in found else None
        if wrong:
            yield f"{place} {name}: {wrong}"


def _text(longest: int) -> Check:
    def check(value: Any) -> str | None:
        if not isinstance(value, str) or not value.strip():
            return f"{value!r} must be a text"
        return f"longer than {longest} letters" if len(value) > longest else None

    return check


def _like(pattern: re.Pattern[str], what: str) -> Check:
    def check(value: Any) -> str | None:
        fits = isinstance(value, str) and pattern.fullmatch(value)
        return None if fits else f"{value!r} is no {what}"

    return check


def _list_of(check_one: Check) -> Check:
    def check(value: Any) -> str | None:
        if not isinstance(value, list) or not value:
            return f"{value!r} must be a list with something in it"
        return next(filter(None, map(check_one, value)), None)

    return check


def _time_zone(value: Any) -> str | None:
    known = value in available_timezones()
    return None if known else f"{value!r} is no time zone; Europe/London is one"


def _day(value: Any) -> str | None:
    return None if isinstance(value, date) else f"{value!r} must be a date: 2026-04-01"


def _kind(value: Any) -> str | None:
    return None if value in KINDS else f"{value!r} must be one of {', '.join(KINDS)}"


def _period(value: Any) -> str | None:
    try:
        parse(value)
    except PeriodError as wrong:
        return str(wrong)
    return None


def _colours(name: str, found: Any) -> Faults:
    if not isinstance(found, Mapping | None):
        return [f"{name} is no section; begin it with [{name}]"]
    return [f"[{name}] {fault}" for fault in faults_of(found or {})]


def _count(value: Any) -> str | None:
    whole = isinstance(value, int) and not isinstance(value, bool) and value >= 1
    return None if whole else f"{value!r} must be a whole number of 1 or more"


_address = _like(ADDRESS, "e-mail address")
_web = _like(re.compile(r"https://\S+"), "address of a page; it begins with https://")

ALL: Mapping[str, Callable[[str, Any], Faults]] = {
    "partnership": _table(
        Shape(
            {
                "name": _text(200),
                "short_name": _text(60),
                "authority": _like(AUTHORITY_CODE, "code of a local authority"),
                "time_zone": _time_zone,
                "languages": _list_of(_like(LANGUAGE, "language; en-gb is one")),
            },
            {"police_force": _text(120), "website": _web},
        )
    ),
    "contacts": _table(
        Shape(
            {"enquiries": _address, "operator": _address, "data_protection": _address},
            {"accessibility": _address, "phone": _text(30), "postal": _text(300)},
        )
    ),
    "colours": _colours,
    "thresholds": _table(Shape({}, {"fewest_shown": _count}), must=False),
    "retention": _table(Shape({}, dict.fromkeys(known_periods(), _period)), must=False),
    "audit": _table(Shape({}, {"witnesses": _list_of(_address)}), must=False),
    "wards": _list(
        Shape({"code": _like(WARD_CODE, "code of a ward"), "name": _text(120)}),
        once=("code", "name"),
    ),
    "partners": _list(
        Shape(
            {
                "name": _text(120),
                "short_name": _text(40),
                "kind": _kind,
                "joined_on": _day,
            },
            {"email": _address, "identity_provider": _text(40)},
        ),
        once=("name",),
    ),
}
