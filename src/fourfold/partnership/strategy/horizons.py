"""By when something is due, and how that was worked out. Pure."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.formats import date_format

from fourfold.analysis.definitions import settings

FILE = "strategy.toml"


@dataclass(frozen=True, slots=True)
class Horizon:
    """How long an action may take: at most so many months from its approval."""

    name: str
    title: str
    months: int
    starts_on: date
    ends_on: date

    def holds_on(self, day: date) -> bool:
        return self.starts_on <= day <= self.ends_on


def all_horizons() -> list[Horizon]:
    return [_read(each) for each in settings(FILE)["horizons"]]


def horizon_on(name: str, approved_on: date) -> Horizon:
    """The horizon of that name for what was approved on that day.

    Raises LookupError if none held then.
    """
    for each in all_horizons():
        if each.name == name and each.holds_on(approved_on):
            return each
    raise LookupError(f"no horizon {name} on {approved_on}")


def titles() -> dict[str, str]:
    """Of each name, the title; the newest where several held one after another."""
    return {each.name: each.title for each in all_horizons()}


def due_on(counts_from: date, months: int) -> date:
    """The same date some months on; the last of the month where there is none."""
    year, month = divmod(counts_from.year * 12 + counts_from.month - 1 + months, 12)
    last = monthrange(year, month + 1)[1]
    return date(year, month + 1, min(counts_from.day, last))


def day_words(day: date) -> str:
    """ "12 March 2026"."""
    return date_format(day, "j E Y")


def due_soon_days() -> int:
    return int(settings(FILE)["reminding"]["due_soon_days"])


def _read(told: dict[str, Any]) -> Horizon:
    return Horizon(
        name=told["name"],
        title=told["title"],
        months=told["months"],
        starts_on=date.fromisoformat(told["from"]),
        ends_on=date.fromisoformat(told["to"]) if told["to"] else date.max,
    )
