"""Programmes: the list with money, each by itself, and what it does."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone

from fourfold.interfaces.components.access import Request, for_staff
from fourfold.interfaces.components.acting import bound, done
from fourfold.interfaces.components.listing import page_of
from fourfold.interfaces.components.programme_money import funding_table, year_table
from fourfold.interfaces.components.programme_reach import method_table
from fourfold.interfaces.components.programme_tables import service_table
from fourfold.interfaces.staff.asking import form_page
from fourfold.interfaces.staff.programmes.acting import (
    asked,
    changing,
    history_of,
    saved,
    there,
)
from fourfold.interfaces.staff.programmes.addresses import home, page, trail_to
from fourfold.interfaces.staff.programmes.programme_forms import (
    DropForm,
    MethodForm,
    ProgrammeChangeForm,
    ProgrammeFilter,
    ProgrammeForm,
    PublishForm,
    of_programme,
)
from fourfold.interfaces.staff.programmes.showing import (
    programme_lines,
    programme_table,
)
from fourfold.partnership.programmes import policies, queries, services
from fourfold.partnership.programmes.evidence import rating_of
from fourfold.partnership.programmes.models import Programme
from fourfold.partnership.programmes.returns import late

ROWS = 20
ACTS = [
    ("Change the programme", "staff:programme-change"),
    ("Add money", "staff:programme-funding-add"),
    ("Add a service", "staff:programme-service-add"),
    ("Say what it does", "staff:programme-method-add"),
]
FOR_GOOD = (
    "Everybody will see it with its money, its services and every late return, for "
    "good: what is published is not taken back."
)


@for_staff(policies.may_see_all)
def programmes(request: Request) -> HttpResponse:
    today = timezone.localdate()
    form = ProgrammeFilter(request.GET)
    asked_for = form.wanted()
    found = queries.programmes(public=False, text=asked_for["text"])
    if asked_for["published"]:
        found = found.filter(published_at__isnull=asked_for["published"] == "no")
    shown = page_of(request.GET, found, size=ROWS)
    context = {
        "form": form,
        "clear": reverse("staff:programmes") if any(asked_for.values()) else "",
        "page": shown,
        "table": programme_table(shown.rows, today),
        "late": len(late(queries.missing(queries.services(), today))),
        "may_manage": policies.may_manage(request.actor),
    }
    return render(request, "staff/programmes/programmes.html", context)


@for_staff(policies.may_see_all)
def programme(request: Request, public_id: UUID) -> HttpResponse:
    found = there(queries.programme(public_id))
    today = timezone.localdate()
    lines, provided = list(found.funding.all()), list(found.services.all())
    may_manage = policies.may_manage(request.actor)
    context = {
        "trail": trail_to(found),
        "programme": found,
        "lines": programme_lines(found, today),
        "acts": _acts(found) if may_manage else [],
        "funding": funding_table(lines, page=page),
        "years": year_table(lines),
        "services": service_table(provided, today, page=page),
        "methods": method_table(found.methods.all(), page=page if may_manage else None),
        "aims": [each.objective.text for each in queries.aims(found)],
        "history": history_of(found, *lines),
    }
    return render(request, "staff/programmes/programme.html", context)


def _acts(found: Programme) -> list[tuple[str, str]]:
    acts = list(ACTS)
    if not found.is_published:
        acts.append(("Publish it", "staff:programme-publish"))
    return [(words, reverse(name, args=[found.public_id])) for words, name in acts]


@for_staff(policies.may_manage)
def add(request: Request) -> HttpResponse:
    form = bound(ProgrammeForm, request)
    if done(form, services.add_programme, by=request.actor):
        return saved(request, "The programme is written down.", form.result)
    return form_page(
        request,
        form,
        trail=home(),
        back=reverse("staff:programmes"),
        title="Write a programme down",
        intro="Only people who work here see it until it is published.",
        button="Write it down",
    )


@for_staff(policies.may_manage)
def change(request: Request, public_id: UUID) -> HttpResponse:
    found = there(queries.programme(public_id))
    form = changing(ProgrammeChangeForm, request, found, initial=of_programme(found))
    if done(form, services.edit_programme, by=request.actor, programme_id=found.pk):
        return saved(request, "The programme is changed.", found)
    return asked(
        request, form, found, title="Change the programme", button="Save the change"
    )


@for_staff(policies.may_manage)
def publish(request: Request, public_id: UUID) -> HttpResponse:
    found = there(queries.programme(public_id))
    form = bound(PublishForm, request)
    if done(form, services.publish_programme, by=request.actor, programme_id=found.pk):
        return saved(request, "Everybody can see it now.", found)
    return asked(
        request,
        form,
        found,
        title=f"Publish “{found}”",
        intro=FOR_GOOD,
        button="Publish it",
    )


@for_staff(policies.may_manage)
def choose_method(request: Request, public_id: UUID) -> HttpResponse:
    found = there(queries.programme(public_id))
    form = bound(MethodForm, request)
    if done(form, services.choose_method, by=request.actor, programme_id=found.pk):
        return saved(request, "What research says of it stands beside it now.", found)
    return asked(
        request,
        form,
        found,
        title=f"What does “{found}” do?",
        intro="What was found harmful needs the reason of a body before the programme "
        "can be published.",
        button="Say so",
    )


@for_staff(policies.may_manage)
def drop_method(request: Request, public_id: UUID) -> HttpResponse:
    method = there(queries.method(public_id))
    found = method.programme
    rating = rating_of(method.intervention)
    form = bound(DropForm, request)
    if done(form, services.drop_method, by=request.actor, method_id=method.pk):
        return saved(request, "It is no longer said to do this.", found)
    return asked(
        request,
        form,
        found,
        title=f"Take “{rating.title if rating else method}” off “{found}”",
        intro="The history keeps that it was there, with your reason.",
        button="Take it off",
    )
