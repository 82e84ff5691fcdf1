"""What an example promised, by the services of strategies."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from fourfold.partnership.accounts.actors import Actor
from fourfold.partnership.accounts.models import Agency
from fourfold.partnership.strategy.models import Domain, Strategy
from fourfold.partnership.strategy.services import (
    add_domain,
    add_objective,
    add_recommendation,
    add_strategy,
    make_pledge,
)

Told = Mapping[str, Any]


def promise(plan: Told, *, by: Actor, sources: Told) -> None:
    """Domains, strategies, objectives, pledges and recommendations of an example."""
    agencies = {each.name: each for each in Agency.objects.all()}
    domains = {each["number"]: _domain(each, by=by) for each in plan["domains"]}
    adopted = {each["name"]: _strategy(each, by=by) for each in plan["strategies"]}
    for told in plan["objectives"]:
        strategy, domain = adopted[told["strategy"]], domains[told["domain"]]
        add_objective(
            by=by,
            strategy_id=strategy.pk,
            domain_id=domain.pk,
            text=told["text"],
            owner_agency_id=agencies[plan["lead"]].pk,
            review_on=strategy.review_on,
        )
    for told in plan["pledges"]:
        _pledge(
            told,
            by=by,
            strategy=adopted["partnership"],
            domain=domains[told["domain"]],
            agency=agencies[told["agency"]],
            source=sources["pledges"]["title"],
        )
    for told in plan["recommendations"]:
        add_recommendation(
            by=by,
            strategy_id=adopted["plan"].pk,
            domain_id=domains[plan["recommendations_in"]].pk,
            objective_id=None,
            number=told["number"],
            title=told["title"],
            text=_sourced(told, sources["plan"]["title"]),
            made_by=plan["recommended_by"],
        )


def _domain(told: Told, *, by: Actor) -> Domain:
    return add_domain(
        by=by,
        number=told["number"],
        title=told["title"],
        aliases="\n".join(told["aliases"]),
        working_group=told.get("working_group", ""),
        chair_post="",
        chair_agency_id=None,
    )


def _strategy(told: Told, *, by: Actor) -> Strategy:
    given = {
        name: told[name]
        for name in (
            *("title", "starts_on", "ends_on", "approved_on", "approved_by_body"),
            *("vision", "review_on"),
        )
    }
    return add_strategy(by=by, aliases="\n".join(told["aliases"]), **given)


def _pledge(
    told: Told,
    *,
    by: Actor,
    strategy: Strategy,
    domain: Domain,
    agency: Agency,
    source: str,
) -> None:
    make_pledge(
        by=by,
        strategy_id=strategy.pk,
        domain_id=domain.pk,
        agency_id=agency.pk,
        title=told["title"],
        text=_sourced(told, source),
        kind=told["kind"],
        target=Decimal(told["target"]) if "target" in told else None,
        unit=told.get("unit", ""),
        starts_on=told["starts_on"],
        ends_on=strategy.ends_on,
    )


def _sourced(told: Told, source: str) -> str:
    return f"{told['text']}\n\nSource: {source}."
