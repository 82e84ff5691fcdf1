"""Sets two editions side by side, figure by figure. Pure: of what their files say.

A figure is the same in both where its id is: what it counts, of which area, over which
months. Two periods are not compared here: whether something changed from one to the
next is for the assessment to say, with its limits.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from math import isclose
from typing import Any

# Below this, two numbers differ by how they were added up and by nothing else.
ALIKE = 1e-9
Figures = Mapping[str, Any]


class Fate(StrEnum):
    CHANGED = "changed"
    APPEARED = "appeared"
    GONE = "gone"


@dataclass(frozen=True, slots=True)
class Compared:
    """A figure that is not the same in both. Values are None where it is not known.

    lower, upper : its interval before, where it had one
    """

    name: str
    sentence: str
    area: str
    unit: str
    before: float | None
    now: float | None
    lower: float | None
    upper: float | None

    @property
    def fate(self) -> Fate:
        if self.before is None:
            return Fate.APPEARED
        return Fate.GONE if self.now is None else Fate.CHANGED

    @property
    def difference(self) -> float | None:
        if self.before is None or self.now is None:
            return None
        return self.now - self.before

    @property
    def is_beyond(self) -> bool | None:
        """Whether it is outside its interval before; None where that cannot be told."""
        if self.now is None or self.lower is None or self.upper is None:
            return None
        return not self.lower <= self.now <= self.upper


def compare(before: Figures, now: Figures) -> tuple[Compared, ...]:
    """Figures of two documents `assessment.json` that differ, in the order of the new.

    Those that only the old one has come last.
    """
    old, new = _by_name(before), _by_name(now)
    names = {**_areas(before), **_areas(now)}
    found = (
        _compared(old.get(name), new.get(name), names)
        for name in dict.fromkeys((*new, *old))
    )
    return tuple(each for each in found if each is not None)


def chosen(
    found: Iterable[Compared], *, show: str = "", text: str = ""
) -> list[Compared]:
    """Those of one fate, or beyond their interval; of those, what has the words."""
    words = text.casefold().split()
    return [
        each
        for each in found
        if (not show or show == each.fate or (show == "beyond" and each.is_beyond))
        and all(word in _text_of(each) for word in words)
    ]


def _compared(
    old: Figures | None, new: Figures | None, names: Mapping[str, str]
) -> Compared | None:
    """None where nothing differs."""
    shown = new or old or {}
    before, now = (each["value"] if each else None for each in (old, new))
    if _is_same(before, now):
        return None
    return Compared(
        name=shown["id"],
        sentence=shown["sentence"],
        area=names.get(shown["area"], shown["area"]),
        unit=shown["unit"],
        before=before,
        now=now,
        lower=old["lower"] if old else None,
        upper=old["upper"] if old else None,
    )


def _is_same(before: float | None, now: float | None) -> bool:
    if before is None or now is None:
        return before is now
    return isclose(before, now, rel_tol=ALIKE, abs_tol=ALIKE)


def _by_name(told: Figures) -> dict[str, Figures]:
    return {each["id"]: each for each in told.get("findings", ())}


def _areas(told: Figures) -> dict[str, str]:
    places = (told.get("area"), *told.get("wards", ()))
    return {place["code"]: place["name"] for place in places if place}


def _text_of(each: Compared) -> str:
    return f"{each.name} {each.area} {each.sentence}".casefold()
