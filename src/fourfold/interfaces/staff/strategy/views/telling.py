"""Saying how far an action is, what shows it, and that another day counts."""

from uuid import UUID

from django.http import HttpResponse
from django.utils import timezone

from fourfold.interfaces.components.access import Request, for_staff
from fourfold.interfaces.components.acting import bound, done
from fourfold.interfaces.components.words import day_words
from fourfold.interfaces.staff.strategy.acting import (
    asked,
    changing,
    require,
    saved,
    there,
)
from fourfold.interfaces.staff.strategy.action_forms import (
    DueForm,
    EvidenceForm,
    StatusForm,
)
from fourfold.partnership.strategy import policies, queries, services
from fourfold.partnership.strategy.states import days_late

LATE = (
    "It is late, and stays late until it is done or stopped, or another day counts. "
    "No word chosen here changes that."
)


@for_staff(policies.may_see_desk)
def status(request: Request, public_id: UUID) -> HttpResponse:
    found = there(queries.action(public_id))
    require(policies.may_update(request.actor, found))
    may_stop = policies.may_manage(request.actor)
    form = bound(
        StatusForm, request, may_stop=may_stop, initial={"status": found.status}
    )
    if done(form, services.set_status, by=request.actor, action_id=found.pk):
        return saved(request, "What you said can be read by everybody now.", found)
    is_late = days_late(found, timezone.localdate()) > 0
    return asked(
        request,
        form,
        found,
        title=f"How far is “{found}”?",
        intro=LATE if is_late else f"It is due on {day_words(found.due_on)}.",
        button="Say so in public",
    )


@for_staff(policies.may_see_desk)
def evidence(request: Request, public_id: UUID) -> HttpResponse:
    found = there(queries.action(public_id))
    require(policies.may_contribute(request.actor, found))
    form = bound(EvidenceForm, request)
    if done(form, services.add_evidence, by=request.actor, action_id=found.pk):
        return saved(request, "The evidence is added.", found)
    return asked(
        request,
        form,
        found,
        title="Add evidence",
        intro=f"What shows that something was done for “{found}”. It cannot be "
        "changed or taken away later.",
        button="Add the evidence",
    )


@for_staff(policies.may_manage)
def due(request: Request, public_id: UUID) -> HttpResponse:
    found = there(queries.action(public_id))
    form = changing(DueForm, request, found)
    if done(form, services.move_due_date, by=request.actor, action_id=found.pk):
        return saved(request, "The other day counts from now on.", found)
    return asked(
        request,
        form,
        found,
        title=f"Move the day of “{found}”",
        intro=f"It is due on {day_words(found.due_on)}, and was first promised for "
        f"{day_words(found.first_due_on)}. The page shows both, with your reason.",
        button="Move the day",
    )
