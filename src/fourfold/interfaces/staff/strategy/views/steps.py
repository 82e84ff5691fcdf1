"""Steps of an action, and what it waits for."""

from uuid import UUID

from django.http import HttpResponse

from fourfold.interfaces.components.access import Request, for_staff
from fourfold.interfaces.components.acting import bound, done
from fourfold.interfaces.staff.strategy.acting import asked, require, saved, there
from fourfold.interfaces.staff.strategy.action_forms import (
    StepDoneForm,
    StepForm,
    WaitsForm,
    WaitsNoMoreForm,
)
from fourfold.partnership.strategy import policies, queries, services


@for_staff(policies.may_see_desk)
def add(request: Request, public_id: UUID) -> HttpResponse:
    found = there(queries.action(public_id))
    require(policies.may_contribute(request.actor, found))
    form = bound(StepForm, request)
    if done(form, services.add_activity, by=request.actor, action_id=found.pk):
        return saved(request, "The step is planned.", found)
    return asked(
        request,
        form,
        found,
        title="Plan a step",
        intro=f"A step of “{found}”",
        button="Plan the step",
    )


@for_staff(policies.may_see_desk)
def took_place(request: Request, public_id: UUID) -> HttpResponse:
    step = there(queries.activity(public_id))
    require(policies.may_contribute(request.actor, step.action))
    form = bound(StepDoneForm, request)
    if done(form, services.record_activity, by=request.actor, activity_id=step.pk):
        return saved(request, "It is written down that it took place.", step.action)
    return asked(
        request,
        form,
        step.action,
        title=f"When did “{step}” take place?",
        button="Save the day",
    )


@for_staff(policies.may_manage)
def waits(request: Request, public_id: UUID) -> HttpResponse:
    found = there(queries.action(public_id))
    form = bound(WaitsForm, request, action=found)
    if done(form, services.add_dependency, by=request.actor, action_id=found.pk):
        return saved(request, "It waits for that one.", found)
    return asked(
        request,
        form,
        found,
        title=f"What does “{found}” wait for?",
        button="Let it wait",
    )


@for_staff(policies.may_manage)
def waits_no_more(request: Request, dependency_id: int) -> HttpResponse:
    dependency = there(queries.dependency(dependency_id))
    found = dependency.action
    form = bound(WaitsNoMoreForm, request)
    act = services.end_dependency
    if done(form, act, by=request.actor, dependency_id=dependency.pk):
        return saved(request, "It no longer waits for that one.", found)
    return asked(
        request,
        form,
        found,
        title="It no longer waits",
        intro=f"“{found}” waits for “{dependency.needs}”.",
        button="Let it wait no more",
    )
