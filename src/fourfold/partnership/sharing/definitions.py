"""Purposes, powers and periods of sharing, as `definitions` has them."""

from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from typing import Any

from fourfold.analysis.definitions import settings

# From this tier on, a person is let into each record by name.
LOWEST_TIER = 3
# What is not held here at all: a reference to it, which opens to nobody.
NOT_HELD_TIER = 5


@dataclass(frozen=True, slots=True)
class Power:
    """A power by which something is shared, as the law has it."""

    name: str
    act: str
    provision: str
    title: str
    kind: str
    who: str
    limits: str
    begins: date | None
    ends: date | None
    source: str
    verified: str

    @property
    def short(self) -> str:
        return f"{self.act}, {self.provision}"

    def is_in_force(self, day: date) -> bool:
        """Unless known not to be: a date that was not established bars nothing."""
        begun = self.begins is None or self.begins <= day
        return begun and (self.ends is None or day <= self.ends)


@dataclass(frozen=True, slots=True)
class GlassRules:
    """How break-glass goes."""

    lasts: timedelta
    shortest_reason: int
    longest_reason: int
    review_within_working_days: int
    tries_an_hour: int


@dataclass(frozen=True, slots=True)
class AgreementRules:
    longest: timedelta
    longest_to_review: timedelta
    notice: timedelta


@cache
def powers() -> dict[str, Power]:
    return {
        name: Power(
            name=name,
            begins=entry["from"] or None,
            ends=entry["to"] or None,
            **{key: entry[key] for key in entry if key not in {"from", "to"}},
        )
        for name, entry in settings("law/sharing_powers.toml").items()
    }


@cache
def purposes() -> dict[str, str]:
    """Each purpose and what people read."""
    return _titles("purposes")


@cache
def data_categories() -> dict[str, str]:
    return _titles("data_categories")


@cache
def break_glass() -> GlassRules:
    entry = _rules()["break_glass"]
    return GlassRules(
        lasts=timedelta(minutes=entry["minutes"]),
        shortest_reason=entry["shortest_reason"],
        longest_reason=entry["longest_reason"],
        review_within_working_days=entry["review_within_working_days"],
        tries_an_hour=entry["tries_an_hour"],
    )


@cache
def agreements() -> AgreementRules:
    entry = _rules()["agreements"]
    return AgreementRules(
        longest=timedelta(days=entry["longest_days"]),
        longest_to_review=timedelta(days=entry["longest_days_to_review"]),
        notice=timedelta(days=entry["days_of_notice"]),
    )


def _titles(kind: str) -> dict[str, str]:
    return {name: entry["title"] for name, entry in _rules()[kind].items()}


def _rules() -> dict[str, Any]:
    return settings("sharing.toml")
