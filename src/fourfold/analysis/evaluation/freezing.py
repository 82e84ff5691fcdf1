"""Freezing a plan, and telling whether it was kept."""

import hashlib
import json
from dataclasses import dataclass
from datetime import date
from typing import Any

from fourfold.analysis.errors import PlanError

from .plans import Plan, plan_from


@dataclass(frozen=True, slots=True)
class FrozenPlan:
    """A plan with the day it was frozen on, and the hash of both."""

    plan: Plan
    frozen_on: date
    hash: str


def freeze(plan: Plan, *, on: date) -> FrozenPlan:
    """Freeze a plan on a day.

    Raises PlanError once the first month of the outcome has begun: what can be seen
    can be chosen.
    """
    begins = date.fromisoformat(f"{plan.after[0]}-01")
    if on >= begins:
        raise PlanError(
            f"The outcome begins on {begins:%-d %B %Y}, and today is {on:%-d %B %Y}."
            " A plan is frozen before its outcome begins: let it begin later, or call"
            " what you do a look back and not an evaluation."
        )
    return FrozenPlan(plan, on, _hash_of(plan, on))


def as_text(frozen: FrozenPlan) -> str:
    """The file that a frozen plan is kept in."""
    content = {
        "hash": frozen.hash,
        "frozen_on": frozen.frozen_on.isoformat(),
        "plan": frozen.plan.as_data(),
    }
    return json.dumps(content, indent=2, ensure_ascii=False) + "\n"


def opened(text: str, *, file: str) -> FrozenPlan:
    """The frozen plan that a file holds.

    Raises PlanError where it is none, where a word was changed since it was frozen,
    and where it was frozen after its outcome had begun.
    """
    try:
        content = json.loads(text)
        plan = plan_from(content["plan"], file=file)
        on, told = date.fromisoformat(content["frozen_on"]), str(content["hash"])
    except (ValueError, KeyError, TypeError, AttributeError):
        raise PlanError(
            f"{file} is no frozen plan. Freeze one: fourfold evaluate freeze plan.toml"
        ) from None
    if _hash_of(plan, on) != told:
        raise PlanError(
            f"{file} was changed after it was frozen: its hash is not {told}. Take the"
            " file as it was frozen. No result is given for another plan."
        )
    return freeze(plan, on=on)


def _hash_of(plan: Plan, on: date) -> str:
    content: dict[str, Any] = {"plan": plan.as_data(), "frozen_on": on.isoformat()}
    # One way to write it, whatever the order and spaces of the file.
    plain = json.dumps(
        content, sort_keys=True, ensure_ascii=False, separators=(",", ":")
    )
    return hashlib.sha256(plain.encode("utf-8")).hexdigest()
