"""What services answer for: numbers, targets and how often they are asked for."""

from uuid import UUID

from django.http import HttpResponse

from fourfold.interfaces.components.access import Request, for_staff
from fourfold.interfaces.components.acting import bound, done
from fourfold.interfaces.staff.programmes.acting import asked, changing, saved, there
from fourfold.interfaces.staff.programmes.service_forms import (
    KpiChangeForm,
    KpiForm,
    StopForm,
)
from fourfold.partnership.programmes import policies, queries, services


@for_staff(policies.may_manage)
def add(request: Request, public_id: UUID) -> HttpResponse:
    found = there(queries.service(public_id))
    initial = {"counts_from": found.starts_on}
    form = bound(KpiForm, request, initial=initial)
    if done(form, services.add_kpi, by=request.actor, service_id=found.pk):
        return saved(request, "Returns are asked for now.", found)
    return asked(
        request,
        form,
        found,
        title=f"What does “{found}” answer for?",
        intro="After each period a return is due. Whoever provides the service is "
        "reminded, and everybody can see a return that did not come.",
        button="Ask for it",
    )


@for_staff(policies.may_manage)
def change(request: Request, public_id: UUID) -> HttpResponse:
    kpi = there(queries.kpi(public_id))
    initial = {"title": kpi.title, "target": kpi.target}
    form = changing(KpiChangeForm, request, kpi, initial=initial)
    if done(form, services.edit_kpi, by=request.actor, kpi_id=kpi.pk):
        return saved(request, "The measure is changed.", kpi.service)
    return asked(
        request,
        form,
        kpi.service,
        title=f"Change “{kpi}”",
        intro="What it counts, how often and from when it is asked for stay.",
        button="Save the change",
    )


@for_staff(policies.may_manage)
def stop(request: Request, public_id: UUID) -> HttpResponse:
    kpi = there(queries.kpi(public_id))
    form = changing(StopForm, request, kpi)
    if done(form, services.stop_kpi, by=request.actor, kpi_id=kpi.pk):
        return saved(request, "No more returns are asked for after today.", kpi.service)
    return asked(
        request,
        form,
        kpi.service,
        title=f"Stop asking for “{kpi}”",
        intro="Returns that were due until today stay due.",
        button="Stop asking",
    )
