"""Writes objectives of a strategy, and their reviews."""

from datetime import date

from django.db import transaction

from fourfold.partnership.accounts.actors import Actor
from fourfold.partnership.audit.services import record
from fourfold.partnership.errors import RefusedError
from fourfold.partnership.strategy import policies
from fourfold.partnership.strategy.models import Objective

from .asking import refuse_future, require
from .noting import change, note


@transaction.atomic
def add_objective(
    *,
    by: Actor,
    strategy_id: int,
    domain_id: int,
    text: str,
    owner_agency_id: int,
    review_on: date,
) -> Objective:
    """Add an objective to a strategy."""
    require(policies.may_manage(by))
    objective = Objective.objects.create(
        strategy_id=strategy_id,
        domain_id=domain_id,
        text=text,
        owner_agency_id=owner_agency_id,
        review_on=review_on,
    )
    note(by, objective)
    record(by=by, action="strategy.objective_added", target=objective)
    return objective


@transaction.atomic
def edit_objective(
    *,
    by: Actor,
    objective_id: int,
    reason: str,
    domain_id: int,
    text: str,
    owner_agency_id: int,
) -> Objective:
    """Change what an objective says or whose it is, with the reason.

    The day of its review moves only with a review.
    """
    require(policies.may_manage(by))
    objective = Objective.objects.select_for_update().get(pk=objective_id)
    values = {
        "domain_id": domain_id,
        "text": text,
        "owner_agency_id": owner_agency_id,
    }
    fields = " ".join(change(by, objective, values, reason=reason))
    record(by=by, action="strategy.objective_edited", target=objective, fields=fields)
    return objective


@transaction.atomic
def review_objective(
    *, by: Actor, objective_id: int, reviewed_on: date, finding: str, next_on: date
) -> Objective:
    """Say that an objective was looked at, what was found, and when it is next.

    Raises RefusedError for a review in the future, or a next one not after it.
    """
    require(policies.may_manage(by))
    refuse_future(reviewed_on, "The day of the review")
    if next_on <= reviewed_on:
        raise RefusedError("The next review must be after this one.")
    objective = Objective.objects.select_for_update().get(pk=objective_id)
    change(by, objective, {"review_on": next_on}, reason=finding)
    record(
        by=by,
        action="strategy.objective_reviewed",
        target=objective,
        reviewed_on=reviewed_on,
        next_on=next_on,
    )
    return objective
