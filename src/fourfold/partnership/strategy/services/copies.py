"""Writes a strategy down whose plan is copied, of this site or of another."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from django.db import transaction

from fourfold.partnership.accounts.actors import Actor
from fourfold.partnership.audit.services import record
from fourfold.partnership.strategy import policies
from fourfold.partnership.strategy.models import Strategy
from fourfold.partnership.strategy.plan_copies import (
    CopiedAction,
    CopiedObjective,
    CopiedPlan,
    CopiedRecommendation,
)

from .actions import add_action
from .asking import require
from .objectives import add_objective
from .recommendations import add_recommendation
from .steps import add_dependency
from .strategies import add_strategy


@dataclass(frozen=True, slots=True)
class Here:
    """What the names of a plan mean on this site.

    agencies, domains : keys, by the names in the plan
    """

    agencies: Mapping[str, int]
    domains: Mapping[str, int]


@transaction.atomic
def copy_plan(
    *,
    by: Actor,
    plan: CopiedPlan,
    here: Here,
    title: str,
    approved_on: date,
    approved_by_body: str,
) -> Strategy:
    """A new strategy with the same plan: nothing is started, and every day is counted
    from the day on which it was approved here. All of it or nothing.

    Raises RefusedError for a title that another has, a figure that is not recorded
    here, or whatever else a part of it is refused for by itself.
    """
    require(policies.may_manage(by))

    strategy = add_strategy(
        by=by,
        title=title,
        aliases=plan.aliases,
        starts_on=_day(approved_on, plan.starts_after),
        ends_on=_day(approved_on, plan.ends_after),
        approved_on=approved_on,
        approved_by_body=approved_by_body,
        vision=plan.vision,
        review_on=_day(approved_on, plan.review_after),
    )
    aims = [_aim(by, strategy, each, here=here) for each in plan.objectives]
    keys: list[int] = []
    for each in plan.recommendations:
        keys += _answer(by, strategy, each, here=here, aims=aims)
    for key, action in zip(keys, plan.actions, strict=True):
        for need in action.needs:
            add_dependency(by=by, action_id=key, needs_id=keys[need])
    record(by=by, action="strategy.plan_copied", target=strategy, actions=len(keys))
    return strategy


def _day(approved_on: date, after: int) -> date:
    return approved_on + timedelta(days=after)


def _aim(by: Actor, strategy: Strategy, told: CopiedObjective, *, here: Here) -> int:
    aim = add_objective(
        by=by,
        strategy_id=strategy.pk,
        domain_id=here.domains[told.domain],
        text=told.text,
        owner_agency_id=here.agencies[told.owner],
        review_on=_day(strategy.approved_on, told.review_after),
    )
    return aim.pk


def _answer(
    by: Actor,
    strategy: Strategy,
    told: CopiedRecommendation,
    *,
    here: Here,
    aims: list[int],
) -> list[int]:
    """A recommendation with its actions; the keys of those."""
    answer = add_recommendation(
        by=by,
        strategy_id=strategy.pk,
        domain_id=here.domains[told.domain],
        objective_id=None if told.objective is None else aims[told.objective],
        number=told.number,
        title=told.title,
        text=told.text,
        made_by=told.made_by,
    )
    version_id = strategy.versions.latest("number").pk
    return [
        _promise(by, each, answer.pk, version_id=version_id, here=here)
        for each in told.actions
    ]


def _promise(
    by: Actor,
    told: CopiedAction,
    recommendation_id: int,
    *,
    version_id: int,
    here: Here,
) -> int:
    action = add_action(
        by=by,
        recommendation_id=recommendation_id,
        version_id=version_id,
        horizon=told.horizon,
        title=told.title,
        text=told.text,
        lead_agency_id=here.agencies[told.lead],
        supporting_ids=[here.agencies[each] for each in told.supporting],
        owner_post=told.owner_post,
        weight=None if told.weight is None else Decimal(told.weight),
    )
    return action.pk
