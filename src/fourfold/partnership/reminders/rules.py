"""What `definitions/reminders.toml` says of when people are told. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from typing import Any

from fourfold.analysis.definitions import settings

from .models import Preference

LEAD, CHAIR = "lead", "chair"
DIGEST = "digest"


@dataclass(frozen=True, slots=True)
class Rule:
    """When it is told of what is due on some day."""

    before: Sequence[int]
    lead_after: int
    chair_after: int
    starts_on: date
    ends_on: date

    def holds_on(self, day: date) -> bool:
        return self.starts_on <= day <= self.ends_on


@cache
def rules() -> tuple[Rule, ...]:
    return tuple(_read(each) for each in settings("reminders.toml")["rules"])


def rule_on(day: date) -> Rule:
    """The one for what is due on a day. Raises LookupError if there is none."""
    for each in rules():
        if each.holds_on(day):
            return each
    raise LookupError(f"no rule for reminders of {day}")


def step_before(due_on: date, today: date) -> str:
    """Which reminder is to have been sent by today; empty for none.

    The last day passed, not the day alone: a day on which no job ran leaves none out.
    """
    left = (due_on - today).days
    passed = [days for days in rule_on(due_on).before if 0 <= left <= days]
    return f"before-{min(passed)}" if passed else ""


def steps_after(due_on: date, today: date) -> list[str]:
    """To whom what is late must have been brought by today."""
    late, rule = (today - due_on).days, rule_on(due_on)
    reached = ((LEAD, rule.lead_after), (CHAIR, rule.chair_after))
    return [step for step, days in reached if late >= days]


def digest_day(frequency: str, today: date) -> date | None:
    """The day on which the time began of which a digest is to have been sent.

    None where no digest is wanted. Weeks begin on Monday.
    """
    if frequency == Preference.Frequency.NEVER:
        return None
    if frequency == Preference.Frequency.MONTHLY:
        return today.replace(day=1)
    return today - timedelta(days=today.weekday())


def _read(told: dict[str, Any]) -> Rule:
    return Rule(
        before=tuple(told["before_days"]),
        lead_after=told["lead_after_days"],
        chair_after=told["chair_after_days"],
        starts_on=date.fromisoformat(told["from"]),
        ends_on=date.fromisoformat(told["to"]) if told["to"] else date.max,
    )
