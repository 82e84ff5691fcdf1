"""Writes what was recommended, and a strategy took on."""

from django.db import transaction

from fourfold.partnership.accounts.actors import Actor
from fourfold.partnership.audit.services import record
from fourfold.partnership.errors import RefusedError
from fourfold.partnership.figures.references import refuse_unknown_figures
from fourfold.partnership.strategy import policies
from fourfold.partnership.strategy.models import Objective, Recommendation

from .asking import require
from .noting import change, note


@transaction.atomic
def add_recommendation(
    *,
    by: Actor,
    strategy_id: int,
    domain_id: int,
    objective_id: int | None,
    number: int,
    title: str,
    text: str,
    made_by: str,
) -> Recommendation:
    """Add a recommendation to a strategy.

    Raises RefusedError for a number that another of it has, or an objective of another
    strategy.
    """
    require(policies.may_manage(by))
    _check_objective(objective_id, strategy_id)
    refuse_unknown_figures(text)
    others = Recommendation.objects.filter(strategy_id=strategy_id)
    if others.filter(number=number).exists():
        raise RefusedError(f"This strategy has a recommendation {number} already.")
    recommendation = Recommendation.objects.create(
        strategy_id=strategy_id,
        domain_id=domain_id,
        objective_id=objective_id,
        number=number,
        title=title,
        text=text,
        made_by=made_by,
    )
    note(by, recommendation)
    record(by=by, action="strategy.recommendation_added", target=recommendation)
    return recommendation


@transaction.atomic
def edit_recommendation(
    *,
    by: Actor,
    recommendation_id: int,
    reason: str,
    domain_id: int,
    objective_id: int | None,
    title: str,
    text: str,
    made_by: str,
) -> Recommendation:
    """Change how a recommendation is told, with the reason. Its number stays."""
    require(policies.may_manage(by))
    recommendation = Recommendation.objects.select_for_update().get(
        pk=recommendation_id
    )
    _check_objective(objective_id, recommendation.strategy_id)
    refuse_unknown_figures(text)
    values = {
        "domain_id": domain_id,
        "objective_id": objective_id,
        "title": title,
        "text": text,
        "made_by": made_by,
    }
    fields = " ".join(change(by, recommendation, values, reason=reason))
    record(
        by=by,
        action="strategy.recommendation_edited",
        target=recommendation,
        fields=fields,
    )
    return recommendation


def _check_objective(objective_id: int | None, strategy_id: int) -> None:
    if objective_id is None:
        return
    if Objective.objects.get(pk=objective_id).strategy_id != strategy_id:
        raise RefusedError("That objective is of another strategy.")
