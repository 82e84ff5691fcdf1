"""What the invented partnership promised, and what became of it; by the services."""

from collections.abc import Mapping
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from django.db import transaction
from django.utils import timezone

from fourfold.analysis.definitions import settings
from fourfold.partnership.accounts.actors import Actor
from fourfold.partnership.accounts.models import Agency
from fourfold.partnership.strategy.models import Action, Recommendation, Strategy
from fourfold.partnership.strategy.services import (
    add_action,
    add_domain,
    add_objective,
    add_recommendation,
    add_strategy,
    make_pledge,
    move_due_date,
    record_entry,
    set_status,
)

from .confidential import acting
from .indicators import follow


@transaction.atomic
def make_promises() -> None:
    """The strategy of `definitions/demo_strategy.toml`, with its actions."""
    plan = settings("demo_strategy.toml")
    by = acting(plan["written_by"])
    ids = dict(Agency.objects.values_list("name", "pk"))
    strategy = _adopt(by, plan["strategy"])
    domains = {each["number"]: _domain(by, each, ids) for each in plan["domains"]}
    for each in plan["objectives"]:
        _aim(by, strategy, each, domain_id=domains[each["domain"]], ids=ids)
    for each in plan["pledges"]:
        _pledge(by, strategy, each, domain_id=domains[each["domain"]], ids=ids)
    for each in plan["recommendations"]:
        recommendation = add_recommendation(
            by=by,
            strategy_id=strategy.pk,
            domain_id=domains[each["domain"]],
            objective_id=None,
            number=each["number"],
            title=each["title"],
            text="",
            made_by=each["made_by"],
        )
        for promised in each["actions"]:
            _fate(by, _promise(by, promised, recommendation, ids=ids), promised)


def _adopt(by: Actor, told: Mapping[str, Any]) -> Strategy:
    approved_on = _in_days(-told["approved_days_ago"])
    return add_strategy(
        by=by,
        title=told["title"],
        aliases="",
        starts_on=approved_on,
        ends_on=_in_days(told["ends_in_days"]),
        approved_on=approved_on,
        approved_by_body=told["approved_by_body"],
        vision=told["vision"],
        review_on=_in_days(told["review_in_days"]),
    )


def _domain(by: Actor, told: Mapping[str, Any], ids: Mapping[str, int]) -> int:
    domain = add_domain(
        by=by,
        number=told["number"],
        title=told["title"],
        aliases="",
        working_group=told["working_group"],
        chair_post=told["chair_post"],
        chair_agency_id=ids[told["chair"]],
    )
    return domain.pk


def _aim(
    by: Actor,
    strategy: Strategy,
    told: Mapping[str, Any],
    *,
    domain_id: int,
    ids: Mapping[str, int],
) -> None:
    objective = add_objective(
        by=by,
        strategy_id=strategy.pk,
        domain_id=domain_id,
        text=told["text"],
        owner_agency_id=ids[told["owner"]],
        review_on=_in_days(told["review_in_days"]),
    )
    for each in told["indicators"]:
        follow(by, objective, each, agency_id=ids[each["agency"]])


def _pledge(
    by: Actor,
    strategy: Strategy,
    told: Mapping[str, Any],
    *,
    domain_id: int,
    ids: Mapping[str, int],
) -> None:
    pledge = make_pledge(
        by=by,
        strategy_id=strategy.pk,
        domain_id=domain_id,
        agency_id=ids[told["agency"]],
        title=told["title"],
        text="",
        kind=told["kind"],
        target=Decimal(told["target"]) if "target" in told else None,
        unit=told.get("unit", ""),
        starts_on=_in_days(-told["starts_days_ago"]),
        ends_on=_in_days(told["ends_in_days"]),
    )
    for entry in told.get("entries", ()):
        record_entry(
            by=by,
            pledge_id=pledge.pk,
            amount=Decimal(entry["amount"]),
            dated_on=_in_days(-entry["days_ago"]),
            source=entry["source"],
        )


def _promise(
    by: Actor,
    told: Mapping[str, Any],
    recommendation: Recommendation,
    *,
    ids: Mapping[str, int],
) -> Action:
    return add_action(
        by=by,
        recommendation_id=recommendation.pk,
        version_id=recommendation.strategy.versions.latest("number").pk,
        horizon=told["horizon"],
        title=told["title"],
        text=told["text"],
        lead_agency_id=ids[told["lead"]],
        supporting_ids=[ids[name] for name in told["helping"]],
        owner_post=told["post"],
    )


def _fate(by: Actor, action: Action, told: Mapping[str, Any]) -> None:
    if moved := told.get("moved"):
        move_due_date(
            by=by,
            action_id=action.pk,
            due_on=_in_days(moved["to_in_days"]),
            reason=moved["reason"],
        )
    if said := dict(told.get("status", {})):
        days_ago = said.pop("dated_days_ago", None)
        dated_on = None if days_ago is None else _in_days(-days_ago)
        set_status(by=by, action_id=action.pk, dated_on=dated_on, **said)


def _in_days(days: int) -> date:
    return timezone.localdate() + timedelta(days=days)
