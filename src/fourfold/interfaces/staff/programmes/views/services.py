"""Services that are paid for: who provides each, and how its returns stand."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone

from fourfold.interfaces.components.access import Request, for_staff
from fourfold.interfaces.components.acting import bound, done
from fourfold.interfaces.components.listing import page_of
from fourfold.interfaces.components.programme_reach import reach_tables
from fourfold.interfaces.components.programme_tables import (
    due_table,
    kpi_table,
    service_lines,
)
from fourfold.interfaces.staff.programmes.acting import (
    asked,
    changing,
    history_of,
    saved,
    service_for,
    there,
)
from fourfold.interfaces.staff.programmes.addresses import page, trail_to
from fourfold.interfaces.staff.programmes.service_forms import (
    EndForm,
    ServiceChangeForm,
    ServiceForm,
    of_service,
)
from fourfold.partnership.accounts.actors import Actor
from fourfold.partnership.programmes import policies, queries, services
from fourfold.partnership.programmes.models import Service
from fourfold.partnership.programmes.returns import Due, late

DUES = 24


@for_staff(policies.may_come_in)
def service(request: Request, public_id: UUID) -> HttpResponse:
    found = service_for(request, public_id)
    actor, today = request.actor, timezone.localdate()
    may_file = policies.may_file(actor, found)
    sees_all = policies.may_see_all(actor)
    own = page if policies.may_manage(actor) else None
    dues = queries.dues_of(found, today)
    shown = page_of(request.GET, dues, size=DUES)
    programme_page = page(found.programme) if sees_all else ""
    context = {
        "trail": trail_to(found, sees_all=sees_all),
        "service": found,
        "late": len(late(dues)),
        "lines": service_lines(found, programme_page=programme_page),
        "acts": _acts(actor, found),
        "kpis": kpi_table(found.kpis.all(), today, page=own),
        "stoppable": _stoppable(found) if own else [],
        "page": shown,
        "dues": due_table(shown.rows, None, page=return_page if may_file else None),
        "reach": reach_tables(
            queries.reach(found), None, page=page if may_file else None
        ),
        "rule": queries.rule_of_partnership(),
        "history": history_of(found),
    }
    return render(request, "staff/programmes/service.html", context)


def _stoppable(found: Service) -> list[tuple[str, str]]:
    return [
        (kpi.title, reverse("staff:programme-kpi-stop", args=[kpi.public_id]))
        for kpi in found.kpis.all()
        if kpi.stopped_on is None
    ]


def return_page(due: Due) -> str:
    """Where the return of a period is filed, or put right."""
    first = due.period.first.isoformat()
    return reverse("staff:programme-return", args=[due.kpi.public_id, first])


def _acts(actor: Actor, found: Service) -> list[tuple[str, str]]:
    acts = []
    if policies.may_file(actor, found):
        acts.append(("File returns from a spreadsheet", "staff:programme-returns-send"))
        acts.append(("Say who was reached", "staff:programme-reach"))
    if policies.may_manage(actor):
        acts.append(("Add what it answers for", "staff:programme-kpi-add"))
        acts.append(("Change the service", "staff:programme-service-change"))
        acts.append(("Move the end of the contract", "staff:programme-service-end"))
    return [(words, reverse(name, args=[found.public_id])) for words, name in acts]


@for_staff(policies.may_manage)
def add(request: Request, public_id: UUID) -> HttpResponse:
    programme = there(queries.programme(public_id))
    form = bound(ServiceForm, request)
    if done(form, services.add_service, by=request.actor, programme_id=programme.pk):
        return saved(request, "The service is written down.", form.result)
    return asked(
        request,
        form,
        programme,
        title=f"Add a service of “{programme}”",
        intro="What somebody is paid to do.",
        button="Write it down",
    )


@for_staff(policies.may_manage)
def change(request: Request, public_id: UUID) -> HttpResponse:
    found = there(queries.service(public_id))
    form = changing(ServiceChangeForm, request, found, initial=of_service(found))
    if done(form, services.edit_service, by=request.actor, service_id=found.pk):
        return saved(request, "The service is changed.", found)
    return asked(
        request,
        form,
        found,
        title="Change the service",
        intro="Its first day stays; its last day is moved on a page of its own.",
        button="Save the change",
    )


@for_staff(policies.may_manage)
def end(request: Request, public_id: UUID) -> HttpResponse:
    found = there(queries.service(public_id))
    form = changing(EndForm, request, found, initial={"ends_on": found.ends_on})
    if done(form, services.move_end, by=request.actor, service_id=found.pk):
        return saved(request, "The contract ends on that day now.", found)
    return asked(
        request,
        form,
        found,
        title=f"Move the end of “{found}”",
        intro="Returns of periods that are over stay due.",
        button="Move the end",
    )
