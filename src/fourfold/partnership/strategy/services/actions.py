"""Writes actions, and moves their days."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.db import transaction

from fourfold.partnership.accounts.actors import Actor
from fourfold.partnership.accounts.models import Agency
from fourfold.partnership.areas.models import CoveredArea
from fourfold.partnership.audit.services import record
from fourfold.partnership.errors import RefusedError
from fourfold.partnership.figures.references import refuse_unknown_figures
from fourfold.partnership.strategy import policies
from fourfold.partnership.strategy.horizons import due_on, horizon_on
from fourfold.partnership.strategy.models import (
    Action,
    ActionWard,
    Recommendation,
    StrategyVersion,
    Support,
)
from fourfold.partnership.strategy.states import is_open

from .asking import require
from .noting import NO_REASON, SAME, change, note


@dataclass(frozen=True, slots=True)
class Tie:
    """What an action is tied to, many to many.

    model, end : the rows that tie, and their field for the other end
    field : as the history names it
    others : rows at the other end
    """

    model: type[Any]
    end: str
    field: str
    others: type[Any]


SUPPORTING = Tie(Support, "agency", "supporting", Agency)
WARDS = Tie(ActionWard, "ward", "wards", CoveredArea)


@transaction.atomic
def add_action(
    *,
    by: Actor,
    recommendation_id: int,
    version_id: int,
    horizon: str,
    title: str,
    text: str,
    lead_agency_id: int,
    supporting_ids: Collection[int],
    owner_post: str,
    weight: Decimal | None = None,
    ward_ids: Collection[int] = (),
) -> Action:
    """Promise an action. Its day is worked out from the approval and the horizon.

    version_id : the version of the strategy with which it was approved

    Raises RefusedError for a version of another strategy, or a horizon that did not
    hold on its day.
    """
    require(policies.may_manage(by))
    refuse_unknown_figures(text)
    recommendation = Recommendation.objects.get(pk=recommendation_id)
    version = StrategyVersion.objects.get(pk=version_id)
    if version.strategy_id != recommendation.strategy_id:
        raise RefusedError("That version is of another strategy.")
    months = _months(horizon, version)
    due = due_on(version.approved_on, months)
    action = Action.objects.create(
        recommendation=recommendation,
        title=title,
        text=text,
        horizon=horizon,
        counts_from=version.approved_on,
        months=months,
        first_due_on=due,
        due_on=due,
        lead_agency_id=lead_agency_id,
        owner_post=owner_post,
        weight=weight,
    )
    _tie(action, SUPPORTING, set(supporting_ids) - {lead_agency_id})
    _tie(action, WARDS, set(ward_ids))
    note(by, action, body=version.approved_by_body)
    record(by=by, action="strategy.action_added", target=action, due_on=due)
    return action


@transaction.atomic
def edit_action(
    *,
    by: Actor,
    action_id: int,
    reason: str,
    title: str,
    text: str,
    lead_agency_id: int,
    supporting_ids: Collection[int],
    owner_post: str,
    weight: Decimal | None = None,
    ward_ids: Collection[int] | None = None,
) -> Action:
    """Change how an action is told, who does it, or what it weighs; with the reason.

    ward_ids : for which wards it is; as it was for None
    """
    require(policies.may_manage(by))
    action = Action.objects.select_for_update().get(pk=action_id)
    values = {
        "title": title,
        "text": text,
        "lead_agency_id": lead_agency_id,
        "owner_post": owner_post,
        "weight": weight,
    }
    if not reason.strip():
        raise RefusedError(NO_REASON)
    refuse_unknown_figures(text)
    supporters = set(supporting_ids) - {lead_agency_id}
    fields = _retie(by, action, SUPPORTING, keys=supporters, reason=reason)
    if ward_ids is not None:
        fields += _retie(by, action, WARDS, keys=set(ward_ids), reason=reason)
    if any(getattr(action, name) != new for name, new in values.items()):
        fields += change(by, action, values, reason=reason)
    if not fields:
        raise RefusedError(SAME)
    record(
        by=by, action="strategy.action_edited", target=action, fields=" ".join(fields)
    )
    return action


@transaction.atomic
def move_due_date(*, by: Actor, action_id: int, due_on: date, reason: str) -> Action:
    """Let another day count, with the reason. The first stays, and is shown.

    Raises RefusedError without a reason, for the same day, for one before the action
    was approved, or for an action that is done or stopped.
    """
    require(policies.may_manage(by))
    action = Action.objects.select_for_update().get(pk=action_id)
    if not is_open(action):
        raise RefusedError("It is done or stopped, so its day no longer counts.")
    if due_on < action.counts_from:
        raise RefusedError("It cannot be due before it was approved.")
    old = action.due_on
    change(by, action, {"due_on": due_on}, reason=reason)
    record(by=by, action="strategy.due_date_moved", target=action, old=old, new=due_on)
    return action


def _months(horizon: str, version: StrategyVersion) -> int:
    try:
        return horizon_on(horizon, version.approved_on).months
    except LookupError:
        raise RefusedError("There was no such horizon on that day.") from None


def _tie(action: Action, kind: Tie, keys: Collection[int]) -> None:
    rows = kind.model.objects.filter(action=action)
    rows.exclude(**{f"{kind.end}__in": keys}).delete()
    for key in keys:
        rows.get_or_create(**{"action": action, f"{kind.end}_id": key})


def _retie(
    by: Actor, action: Action, kind: Tie, *, keys: set[int], reason: str
) -> list[str]:
    """Note and change what an action is tied to; the names of what changed."""
    rows = kind.model.objects.filter(action=action)
    before = set(rows.values_list(kind.end, flat=True))
    if keys == before:
        return []
    old, new = _names(kind, before), _names(kind, keys)
    note(by, action, field=kind.field, old=old, new=new, reason=reason)
    _tie(action, kind, keys)
    return [kind.field]


def _names(kind: Tie, keys: Collection[int]) -> str:
    names = kind.others.objects.filter(pk__in=list(keys)).order_by("name")
    return ", ".join(names.values_list("name", flat=True))
