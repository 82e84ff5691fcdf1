"""Objectives of a strategy, and their reviews."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone

from fourfold.interfaces.components.access import Request, for_staff
from fourfold.interfaces.components.acting import bound, done
from fourfold.interfaces.components.indicators import indicator_table
from fourfold.interfaces.components.promised_tables import (
    recommendation_table,
    review_cell,
)
from fourfold.interfaces.components.values import Line
from fourfold.interfaces.staff.strategy.acting import (
    asked,
    changing,
    history_of,
    saved,
    there,
)
from fourfold.interfaces.staff.strategy.addresses import page, trail_to
from fourfold.interfaces.staff.strategy.tree_forms import (
    ObjectiveChangeForm,
    ObjectiveForm,
    ReviewForm,
    of_objective,
)
from fourfold.partnership.strategy import policies, queries, services


@for_staff(policies.may_see_desk)
def objective(request: Request, public_id: UUID) -> HttpResponse:
    found = there(queries.objective(public_id))
    today = timezone.localdate()
    review = review_cell(found.review_on, today)
    context = {
        "trail": trail_to(found),
        "objective": found,
        "lines": [
            Line("Domain", found.domain.title),
            Line("Agency that answers for it", found.owner_agency.name),
            Line("Next review", review.text, tag=review.tag),
        ],
        "table": recommendation_table(
            queries.recommendations().filter(objective=found), today, page=page
        ),
        "indicators": indicator_table(
            queries.told_indicators(queries.indicators().filter(objective=found)),
            page=page,
        ),
        "may_manage": policies.may_manage(request.actor),
        "history": history_of(found),
    }
    return render(request, "staff/strategy/objective.html", context)


@for_staff(policies.may_manage)
def add(request: Request, public_id: UUID) -> HttpResponse:
    strategy = there(queries.strategy_by_id(public_id))
    form = bound(ObjectiveForm, request)
    act = services.add_objective
    if done(form, act, by=request.actor, strategy_id=strategy.pk):
        return saved(request, "The objective is added.", strategy)
    return asked(
        request, form, strategy, title="Add an objective", button="Add the objective"
    )


@for_staff(policies.may_manage)
def change(request: Request, public_id: UUID) -> HttpResponse:
    found = there(queries.objective(public_id))
    form = changing(ObjectiveChangeForm, request, found, initial=of_objective(found))
    act = services.edit_objective
    if done(form, act, by=request.actor, objective_id=found.pk):
        return saved(request, "The objective is changed.", found)
    return asked(
        request,
        form,
        found,
        title="Change the objective",
        intro="The day of its review moves only with a review.",
        button="Save the change",
    )


@for_staff(policies.may_manage)
def review(request: Request, public_id: UUID) -> HttpResponse:
    found = there(queries.objective(public_id))
    form = bound(ReviewForm, request, initial={"reviewed_on": timezone.localdate()})
    act = services.review_objective
    if done(form, act, by=request.actor, objective_id=found.pk):
        return saved(request, "The review is written down.", found)
    return asked(
        request,
        form,
        found,
        title="Write a review down",
        intro=str(found),
        button="Save the review",
    )
