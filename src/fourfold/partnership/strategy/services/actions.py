"""Writes actions, and moves their days."""

from collections.abc import Collection, Mapping
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
from fourfold.partnership.strategy.progress import WHOLE, fault_of_weights
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
    checks_weights: bool = True,
) -> Action:
    """Promise an action. Its day is worked out from the approval and the horizon.

    version_id : the version of the strategy with which it was approved
    checks_weights : not where more actions follow, before which they cannot add up

    Raises RefusedError for a version of another strategy, a horizon that did not hold
    on its day, or weights that come to more than 1.
    """
    require(policies.may_manage(by))
    refuse_unknown_figures(text)
    recommendation = Recommendation.objects.get(pk=recommendation_id)
    version = _version_of(recommendation, version_id)
    months, due = _due(horizon, version)
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
    if checks_weights:
        refuse_wrong_weights(recommendation_id, are_all=False)
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
    checks_weights: bool = True,
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
    if checks_weights and "weight" in fields:
        refuse_wrong_weights(action.recommendation_id)
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


@transaction.atomic
def set_weights(
    *,
    by: Actor,
    recommendation_id: int,
    weights: Mapping[int, Decimal | None],
    reason: str,
) -> list[Action]:
    """Say how much each action of a recommendation counts: all, or none.

    weights : by the key of the action; returns those that count otherwise now

    Raises RefusedError, with the sum, for weights that do not add up to 1.
    """
    require(policies.may_manage(by))
    Recommendation.objects.select_for_update().get(pk=recommendation_id)
    actions = list(
        Action.objects.select_for_update()
        .filter(recommendation=recommendation_id)
        .order_by("pk")
    )
    if {each.pk for each in actions} != set(weights):
        raise RefusedError("An action was added meanwhile. Look at the page again.")
    fault = fault_of_weights(weights.values())
    if fault:
        raise RefusedError(f"{fault}.")
    if not reason.strip():
        raise RefusedError(NO_REASON)
    changed = [each for each in actions if each.weight != weights[each.pk]]
    if not changed:
        raise RefusedError(SAME)
    for each in changed:
        change(by, each, {"weight": weights[each.pk]}, reason=reason)
        record(by=by, action="strategy.action_edited", target=each, fields="weight")
    return changed


def refuse_wrong_weights(recommendation_id: int, *, are_all: bool = True) -> None:
    """Weights that are given one by one may be too few for now, and never too much.

    are_all : no further action is about to follow
    """
    actions = Action.objects.filter(recommendation=recommendation_id)
    weights = list(actions.values_list("weight", flat=True))
    total = sum((each for each in weights if each is not None), Decimal(0))
    fault = fault_of_weights(weights)
    if fault and (total > WHOLE or (are_all and None not in weights)):
        raise RefusedError(f"{fault}. Change them together, on the page of weights.")


def _version_of(recommendation: Recommendation, version_id: int) -> StrategyVersion:
    version = StrategyVersion.objects.get(pk=version_id)
    if version.strategy_id != recommendation.strategy_id:
        raise RefusedError("That version is of another strategy.")
    return version


def _due(horizon: str, version: StrategyVersion) -> tuple[int, date]:
    """The months that a horizon allowed when the version was approved, and the day."""
    try:
        months = horizon_on(horizon, version.approved_on).months
    except LookupError:
        raise RefusedError("There was no such horizon on that day.") from None
    return months, due_on(version.approved_on, months)


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
