"""What `definitions/enquiries.toml` says of questions of residents."""

from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

from fourfold.analysis.definitions import settings

FILE = "enquiries.toml"


@dataclass(frozen=True, slots=True)
class Clock:
    """Within how many working days a question is read, and answered."""

    acknowledge: int
    answer: int
    starts_on: date
    ends_on: date

    def holds_on(self, day: date) -> bool:
        return self.starts_on <= day <= self.ends_on


@cache
def clocks() -> tuple[Clock, ...]:
    return tuple(_read(each) for each in settings(FILE)["clocks"])


def clock_on(day: date) -> Clock:
    """The one that held on a day. Raises LookupError if none did."""
    for each in clocks():
        if each.holds_on(day):
            return each
    raise LookupError(f"no clock for questions on {day}")


def link_days() -> int:
    return int(settings(FILE)["confirming"]["link_days"])


@cache
def refusals() -> dict[str, str]:
    """Why a question is not shown: code and words."""
    return dict(settings(FILE)["refusals"])


def _read(told: dict[str, Any]) -> Clock:
    return Clock(
        acknowledge=told["acknowledge_working_days"],
        answer=told["answer_working_days"],
        starts_on=date.fromisoformat(told["from"]),
        ends_on=date.fromisoformat(told["to"]) if told["to"] else date.max,
    )
