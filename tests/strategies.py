"""Strategies for tests, made through the real services."""

from datetime import date
from decimal import Decimal
from itertools import count

from fourfold.partnership.strategy import services
from tests.people import actor_of

APPROVED = date(2026, 3, 12)
NUMBERS = count(1)


def make_domain(person, **said):
    number = next(NUMBERS)
    told = {
        "number": number,
        "title": f"Domain {number}",
        "aliases": "",
        "working_group": "Working group",
        "chair_post": "Head of community safety",
        "chair_agency_id": None,
    }
    return services.add_domain(by=actor_of(person), **(told | said))


def make_strategy(person, **said):
    told = {
        "title": f"Strategy {next(NUMBERS)}",
        "aliases": "",
        "starts_on": date(2026, 1, 1),
        "ends_on": date(2029, 12, 31),
        "approved_on": APPROVED,
        "approved_by_body": "Cabinet",
        "vision": "Less violence, and people feel safer.",
        "review_on": date(2027, 3, 12),
    }
    return services.add_strategy(by=actor_of(person), **(told | said))


def make_objective(person, strategy, domain, agency, **said):
    told = {
        "text": "Fewer injuries with knives",
        "owner_agency_id": agency.pk,
        "review_on": date(2027, 1, 1),
    }
    return services.add_objective(
        by=actor_of(person),
        strategy_id=strategy.pk,
        domain_id=domain.pk,
        **(told | said),
    )


def make_recommendation(person, strategy, domain, **said):
    told = {
        "objective_id": None,
        "number": next(NUMBERS),
        "title": "Work with schools",
        "text": "",
        "made_by": "Assembly of residents",
    }
    return services.add_recommendation(
        by=actor_of(person),
        strategy_id=strategy.pk,
        domain_id=domain.pk,
        **(told | said),
    )


def make_action(person, recommendation, agency, **said):
    told = {
        "version_id": recommendation.strategy.versions.latest("number").pk,
        "horizon": "medium",
        "title": "Teach life skills",
        "text": "",
        "lead_agency_id": agency.pk,
        "supporting_ids": [],
        "owner_post": "Head of schools",
    }
    return services.add_action(
        by=actor_of(person), recommendation_id=recommendation.pk, **(told | said)
    )


def make_pledge(person, strategy, domain, agency, **said):
    told = {
        "title": "Reach 10,000 children",
        "text": "",
        "kind": "numeric",
        "target": Decimal(10_000),
        "unit": "children",
        "starts_on": date(2026, 1, 1),
        "ends_on": date(2026, 12, 31),
    }
    return services.make_pledge(
        by=actor_of(person),
        strategy_id=strategy.pk,
        domain_id=domain.pk,
        agency_id=agency.pk,
        **(told | said),
    )


def make_milestone(person, strategy, domain, agency, **said):
    told = {"title": "Open a centre", "kind": "milestone", "target": None, "unit": ""}
    return make_pledge(person, strategy, domain, agency, **(told | said))


def evidence(day=date(2026, 4, 1)):
    return {
        "text": "The lessons were held",
        "link": "",
        "document": "Minutes of the board",
        "dated_on": day,
    }


def make_indicator(person, objective, agency, **said):
    """Of numbers that an agency brings: from 80 in 2025 down to 60."""
    told = {
        "title": "Young people hurt with a blade",
        "text": "",
        "source": "entries",
        "measure": "",
        "kind": "",
        "area_code": "",
        "unit": "people",
        "direction": "lower",
        "attribution": "shared",
        "baseline_value": Decimal(80),
        "baseline_lower": Decimal(77),
        "baseline_upper": Decimal(83),
        "baseline_first": date(2025, 1, 1),
        "baseline_last": date(2025, 12, 31),
        "target_value": Decimal(60),
        "target_on": date(2029, 12, 31),
    }
    return services.add_indicator(
        by=actor_of(person),
        objective_id=objective.pk,
        agency_id=agency.pk,
        **(told | said),
    )


def number_of(value, first=date(2025, 4, 1), last=date(2026, 3, 31)):
    return {
        "value": Decimal(value),
        "lower": Decimal(value) - 3,
        "upper": Decimal(value) + 3,
        "first": first,
        "last": last,
        "source": "Return of the hospital",
    }
