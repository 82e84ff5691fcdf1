"""A plan as its spreadsheet has it, and what the rows of one can name."""

from collections.abc import Iterator

from fourfold.partnership.accounts.models import Agency
from fourfold.partnership.areas.queries import current_wards
from fourfold.partnership.strategy.horizons import titles
from fourfold.partnership.strategy.models import Action, Change, Strategy
from fourfold.partnership.strategy.plan_files import BETWEEN, Known

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
    }


def known_to(strategy: Strategy) -> Known:
    """What a plan of this strategy can name."""
    agencies: dict[str, int] = {}
    for agency in Agency.objects.current():
        agencies |= dict.fromkeys(
            (agency.short_name.casefold(), agency.name.casefold()), agency.pk
        )
    actions = all_actions().filter(recommendation__strategy=strategy)
    return Known(
        recommendations={str(e.number): e.pk for e in strategy.recommendations.all()},
        agencies=agencies,
        wards={each.name.casefold(): each.pk for each in current_wards()},
        horizons=frozenset(titles()),
        actions={
            str(each.public_id): (
                each.pk,
                str(each.recommendation.number),
                each.horizon,
            )
            for each in actions
        },
    )


def newest_change_of_all() -> int:
    """Key of the last entry of any history; 0 where there is none."""
    keys = Change.objects.order_by("-pk").values_list("pk", flat=True)
    return keys.first() or 0


def actions_by_key(keys: list[int]) -> dict[int, Action]:
    """With who supports each and for which wards it is."""
    return {each.pk: each for each in with_ties(all_actions().filter(pk__in=keys))}
