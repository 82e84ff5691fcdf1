"""Recommendations of a strategy, and the actions that answer each."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone

from fourfold.interfaces.components.access import Request, for_staff
from fourfold.interfaces.components.acting import bound, done
from fourfold.interfaces.components.promised_tables import (
    action_table,
    how_it_counts,
)
from fourfold.interfaces.components.values import Line
from fourfold.interfaces.staff.strategy.acting import (
    asked,
    changing,
    history_of,
    saved,
    there,
)
from fourfold.interfaces.staff.strategy.action_forms import ActionForm
from fourfold.interfaces.staff.strategy.addresses import page, trail_to
from fourfold.interfaces.staff.strategy.tree_forms import (
    RecommendationChangeForm,
    RecommendationForm,
    of_recommendation,
)
from fourfold.interfaces.staff.strategy.weight_forms import WeightsForm
from fourfold.partnership.strategy import policies, queries, services
from fourfold.partnership.strategy.progress import progress


@for_staff(policies.may_see_desk)
def recommendation(request: Request, public_id: UUID) -> HttpResponse:
    found = there(queries.recommendation(public_id))
    actions = list(found.actions.all())
    told = progress(actions)
    objective = found.objective
    context = {
        "trail": trail_to(found),
        "recommendation": found,
        "lines": [
            Line("Recommended by", found.made_by),
            Line("Domain", found.domain.title),
            Line("Objective", str(objective or "None")),
            Line("Done", f"{told.percent}. {how_it_counts(actions)}"),
        ],
        "table": action_table(
            actions,
            timezone.localdate(),
            page=page,
            empty="No action answers it yet.",
        ),
        "may_manage": policies.may_manage(request.actor),
        "history": history_of(found),
    }
    return render(request, "staff/strategy/recommendation.html", context)


@for_staff(policies.may_manage)
def add(request: Request, public_id: UUID) -> HttpResponse:
    strategy = there(queries.strategy_by_id(public_id))
    form = bound(
        RecommendationForm,
        request,
        strategy=strategy,
        initial={"number": queries.next_number(strategy)},
    )
    act = services.add_recommendation
    if done(form, act, by=request.actor, strategy_id=strategy.pk):
        return saved(request, "The recommendation is added.", form.result)
    return asked(
        request,
        form,
        strategy,
        title="Add a recommendation",
        button="Add the recommendation",
    )


@for_staff(policies.may_manage)
def change(request: Request, public_id: UUID) -> HttpResponse:
    found = there(queries.recommendation(public_id))
    form = changing(
        RecommendationChangeForm,
        request,
        found,
        strategy=found.strategy,
        initial=of_recommendation(found),
    )
    act = services.edit_recommendation
    if done(form, act, by=request.actor, recommendation_id=found.pk):
        return saved(request, "The recommendation is changed.", found)
    return asked(
        request,
        form,
        found,
        title="Change the recommendation",
        intro="Its number stays.",
        button="Save the change",
    )


@for_staff(policies.may_manage)
def add_action(request: Request, public_id: UUID) -> HttpResponse:
    found = there(queries.recommendation(public_id))
    form = bound(ActionForm, request, strategy=found.strategy)
    act = services.add_action
    if done(form, act, by=request.actor, recommendation_id=found.pk):
        return saved(request, "The action is promised.", form.result)
    return asked(
        request,
        form,
        found,
        title="Promise an action",
        intro=f"It answers: {found.number}. {found.title}",
        button="Promise the action",
    )


@for_staff(policies.may_manage)
def weights(request: Request, public_id: UUID) -> HttpResponse:
    found = there(queries.recommendation(public_id))
    form = bound(WeightsForm, request, actions=list(found.actions.all()))
    act = services.set_weights
    if done(form, act, by=request.actor, recommendation_id=found.pk):
        return saved(request, "The weights are changed.", found)
    return asked(
        request,
        form,
        found,
        title="How much each action counts",
        intro="Parts of 1, such as 0.25, that add up to 1. Leave all empty if each "
        "action counts the same.",
        button="Save the weights",
    )
