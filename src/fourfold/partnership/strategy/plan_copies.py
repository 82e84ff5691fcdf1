"""A plan as a file that another site can copy: what was to be done, and no more. Pure.

What became of it stays where it is: no status, no evidence, no day that was moved, no
pledge, which only its partner can make. Days are kept as days after the approval.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, fields
from decimal import Decimal, InvalidOperation
from types import UnionType
from typing import Any, TypeVar, get_args, get_origin

FORMAT = "fourfold-plan-1"
NOT_A_PLAN = "This is no file of a plan. Take one away from the page of a strategy."
# Above any plan there is; what is longer was not written by people.
MOST_OF_EACH, MOST_LETTERS, MOST_DAYS = 5_000, 20_000, 36_525
Made = TypeVar("Made")


class PlanCopyError(Exception):
    """A file is no plan; the words say where."""


@dataclass(frozen=True, slots=True)
class CopiedAction:
    """needs : places in the whole plan of the actions that it waits for, from 0"""

    title: str
    text: str
    lead: str
    supporting: tuple[str, ...]
    owner_post: str
    horizon: str
    weight: str | None
    needs: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class CopiedRecommendation:
    """objective : its place in the plan, from 0"""

    number: int
    title: str
    text: str
    made_by: str
    domain: str
    objective: int | None
    actions: tuple[CopiedAction, ...]


@dataclass(frozen=True, slots=True)
class CopiedObjective:
    domain: str
    text: str
    owner: str
    review_after: int


@dataclass(frozen=True, slots=True)
class CopiedPlan:
    """starts_after, … : days from the approval"""

    title: str
    aliases: str
    vision: str
    starts_after: int
    ends_after: int
    review_after: int
    objectives: tuple[CopiedObjective, ...]
    recommendations: tuple[CopiedRecommendation, ...]

    @property
    def partners(self) -> list[str]:
        """Names of agencies in it, in the order in which they come first."""
        names = [each.owner for each in self.objectives]
        for action in self.actions:
            names += [action.lead, *action.supporting]
        return list(dict.fromkeys(names))

    @property
    def domains(self) -> list[str]:
        named = [each.domain for each in self.objectives]
        named += (each.domain for each in self.recommendations)
        return list(dict.fromkeys(named))

    @property
    def actions(self) -> list[CopiedAction]:
        return [action for each in self.recommendations for action in each.actions]


def written_copy(plan: CopiedPlan) -> str:
    told = {"format": FORMAT, "plan": asdict(plan)}
    return json.dumps(told, ensure_ascii=False, indent=1)


def read_copy(text: str) -> CopiedPlan:
    """Raises PlanCopyError for whatever is not a plan that was written like that."""
    try:
        told = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise PlanCopyError(NOT_A_PLAN) from error
    if not isinstance(told, dict) or told.get("format") != FORMAT:
        raise PlanCopyError(NOT_A_PLAN)
    plan = _made(CopiedPlan, told.get("plan"), "plan")
    _check(plan)
    return plan


def _check(plan: CopiedPlan) -> None:
    """That what is named by its place is there, and numbers are what they say."""
    count = len(plan.actions)
    for place, action in enumerate(plan.actions):
        if any(not 0 <= need < count or need == place for need in action.needs):
            raise PlanCopyError(f"“{action.title}” waits for what is not in it")
        if action.weight is not None and not _is_share(action.weight):
            raise PlanCopyError(f"The weight of “{action.title}” is no part of 1")
    aims = range(len(plan.objectives))
    for each in plan.recommendations:
        if each.objective is not None and each.objective not in aims:
            raise PlanCopyError(f"“{each.title}” serves what is not in it")


def _is_share(said: str) -> bool:
    try:
        weight = Decimal(said)
    except InvalidOperation:
        return False
    return weight.is_finite() and 0 < weight <= 1 and weight == round(weight, 4)


def _made(kind: type[Made], told: Any, where: str) -> Made:
    """Of a mapping that has exactly the fields, each of its type."""
    names = [each.name for each in fields(kind)]  # type: ignore[arg-type]
    if not isinstance(told, Mapping) or set(told) != set(names):
        raise PlanCopyError(f"{NOT_A_PLAN} Wrong at {where}.")
    hints = kind.__annotations__
    values = {n: _value(hints[n], told[n], f"{where}.{n}") for n in names}
    return kind(**values)


def _value(hint: Any, told: Any, where: str) -> Any:
    if get_origin(hint) is UnionType:
        return None if told is None else _value(get_args(hint)[0], told, where)
    if get_origin(hint) is tuple:
        return tuple(_items(get_args(hint)[0], told, where))
    if hint is str and isinstance(told, str) and len(told) <= MOST_LETTERS:
        return told
    is_number = isinstance(told, int) and not isinstance(told, bool)
    if hint is int and is_number and abs(told) <= MOST_DAYS:
        return told
    raise PlanCopyError(f"{NOT_A_PLAN} Wrong at {where}.")


def _items(kind: Any, told: Any, where: str) -> Sequence[Any]:
    if not isinstance(told, list) or len(told) > MOST_OF_EACH:
        raise PlanCopyError(f"{NOT_A_PLAN} Wrong at {where}.")
    read = _value if kind in (str, int) else _made
    return [read(kind, each, f"{where}.{n}") for n, each in enumerate(told)]
