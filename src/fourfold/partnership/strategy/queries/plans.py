"""A plan as its spreadsheet has it, and what the rows of one can name."""

from collections.abc import Iterator
from decimal import Decimal

from fourfold.partnership.accounts.models import Agency
from fourfold.partnership.areas.queries import current_wards
from fourfold.partnership.strategy.horizons import all_horizons, due_on
from fourfold.partnership.strategy.models import Action, Change, Strategy
from fourfold.partnership.strategy.plan_columns import BETWEEN
from fourfold.partnership.strategy.plan_files import Known, KnownAction
from fourfold.partnership.strategy.plan_template import Offered
from fourfold.partnership.strategy.states import Status

from .narrowing import all_actions, with_ties


def plan_rows(strategy: Strategy) -> Iterator[dict[str, str]]:
    """A row an action, by the columns of a plan's file."""
    found = all_actions().filter(recommendation__strategy=strategy)
    for action in with_ties(found.order_by("recommendation__number", "pk")):
        yield _row(action)


def _row(action: Action) -> dict[str, str]:
    weight = action.weight
    return {
        "id": str(action.public_id),
        "recommendation_number": str(action.recommendation.number),
        "action": action.title,
        "text": action.text,
        "lead_agency": action.lead_agency.name,
        "supporting_agencies": f"{BETWEEN} ".join(
            each.agency.name for each in action.supports.all()
        ),
        "wards": f"{BETWEEN} ".join(each.ward.name for each in action.wards.all()),
        "owner_post": action.owner_post,
        "horizon": action.horizon,
        "weight": "" if weight is None else f"{weight.normalize():f}",
        "due_on": action.due_on.isoformat(),
        "status": action.status,
    }


def offered_to(strategy: Strategy) -> Offered:
    """What whoever fills in a plan of this strategy can choose from."""
    found = list(strategy.recommendations.order_by("number"))
    agencies = [each.name for each in Agency.objects.current().order_by("name")]
    return Offered(
        lists={
            "recommendation_number": [str(each.number) for each in found],
            "lead_agency": agencies,
            "wards": [each.name for each in current_wards()],
            "horizon": list(_due_by_horizon(strategy)),
            "status": [each.value for each in Status],
        },
        recommendations=[(each.number, each.title) for each in found],
    )


def known_to(strategy: Strategy) -> Known:
    """What a plan of this strategy can name."""
    agencies: dict[str, int] = {}
    for agency in Agency.objects.current():
        agencies |= dict.fromkeys(
            (agency.short_name.casefold(), agency.name.casefold()), agency.pk
        )
    actions = list(all_actions().filter(recommendation__strategy=strategy))
    weights: dict[int, dict[int, Decimal | None]] = {}
    for each in actions:
        weights.setdefault(each.recommendation_id, {})[each.pk] = each.weight
    return Known(
        recommendations={str(e.number): e.pk for e in strategy.recommendations.all()},
        agencies=agencies,
        wards={each.name.casefold(): each.pk for each in current_wards()},
        horizons=_due_by_horizon(strategy),
        actions={
            str(each.public_id): KnownAction(
                each.pk,
                recommendation=str(each.recommendation.number),
                horizon=each.horizon,
                due_on=each.due_on.isoformat(),
                status=each.status,
            )
            for each in actions
        },
        weights=weights,
    )


def _due_by_horizon(strategy: Strategy) -> dict[str, str]:
    """Of the horizons that held when its newest version was approved."""
    approved_on = strategy.versions.latest("number").approved_on
    return {
        each.name: due_on(approved_on, each.months).isoformat()
        for each in all_horizons()
        if each.holds_on(approved_on)
    }


def newest_change_of_all() -> int:
    """Key of the last entry of any history; 0 where there is none."""
    keys = Change.objects.order_by("-pk").values_list("pk", flat=True)
    return keys.first() or 0


def actions_named(public_ids: list[str]) -> list[Action]:
    """With who supports each and for which wards it is."""
    return list(with_ties(all_actions().filter(public_id__in=public_ids)))


def actions_by_key(keys: list[int]) -> dict[int, Action]:
    """With who supports each and for which wards it is."""
    return {each.pk: each for each in with_ties(all_actions().filter(pk__in=keys))}
