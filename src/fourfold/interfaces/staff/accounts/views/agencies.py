"""Agencies and their teams."""

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse

from fourfold.interfaces.components.access import Request, for_staff
from fourfold.interfaces.components.acting import bound, done
from fourfold.interfaces.components.listing import (
    Cell,
    Column,
    Table,
    order_in,
    page_of,
)
from fourfold.interfaces.components.values import Line
from fourfold.interfaces.staff.accounts.forms import (
    AgencyForm,
    LastDayForm,
    NewAgencyForm,
)
from fourfold.interfaces.staff.accounts.showing import (
    agency_trail,
    person_cell,
    roles_in_words,
)
from fourfold.partnership.accounts import directory, policies, services
from fourfold.partnership.accounts.models import Agency

ORDERS = {"name": "name", "kind": "kind", "joined": "joined_on", "people": "people"}


@for_staff(policies.may_see_people)
def agencies(request: Request) -> HttpResponse:
    with_left = request.GET.get("left") == "yes"
    order = order_in(request.GET, ORDERS, "name")
    rows = directory.agencies(with_left=with_left).order_by(order.field, "name")
    page = page_of(request.GET, rows)
    table = Table(
        caption="Agencies",
        caption_is_hidden=True,
        columns=[
            Column("Agency", order="name"),
            Column("Kind", order="kind"),
            Column("People", numeric=True, order="people"),
            Column("Joined", order="joined"),
        ],
        rows=[_row(agency) for agency in page.rows],
        order=order,
        empty="There is no agency yet. Set the partnership up: manage.py setup.",
    )
    return render(
        request,
        "staff/accounts/agencies.html",
        {
            "table": table,
            "page": page,
            "with_left": with_left,
            "may_add": policies.may_manage_agencies(request.actor),
        },
    )


def _row(agency: Agency) -> list[object]:
    left = f"Left {agency.left_on:%-d %B %Y}" if agency.left_on else ""
    people: int = agency.people  # type: ignore[attr-defined]
    return [
        Cell(
            agency.name,
            href=reverse("staff:agency", args=[agency.public_id]),
            hint=left,
        ),
        agency.get_kind_display(),
        people,
        Cell(when=agency.joined_on),
    ]


@for_staff(policies.may_see_people)
def agency(request: Request, public_id: str) -> HttpResponse:
    found = get_object_or_404(Agency, public_id=public_id)
    members = directory.people(agency=public_id)
    page = page_of(request.GET, members)
    return render(
        request,
        "staff/accounts/agency.html",
        {
            "trail": agency_trail(),
            "agency": found,
            "lines": _lines(found),
            "people": _people(page.rows),
            "page": page,
            "teams": _teams(found),
            "may_change": policies.may_manage_agencies(request.actor),
            "may_add_team": policies.may_manage_people(request.actor),
        },
    )


def _lines(agency: Agency) -> list[Line]:
    lines = [
        Line("Kind", agency.get_kind_display()),
        Line("Shared address", agency.email or "Not given"),
        Line("Joined", when=agency.joined_on),
    ]
    if agency.left_on:
        lines.append(Line("Left", when=agency.left_on))
    return lines


def _people(rows: QuerySet | list) -> Table:  # type: ignore[type-arg]
    return Table(
        caption="People",
        columns=[Column("Name"), Column("Roles")],
        rows=[[person_cell(each), roles_in_words(each.held_today)] for each in rows],
        empty="Nobody holds a role here at present.",
    )


def _teams(agency: Agency) -> Table:
    return Table(
        caption="Teams",
        columns=[Column("Team"), Column("Members", numeric=True)],
        rows=[
            [
                Cell(team.name, href=reverse("staff:team", args=[team.public_id])),
                team.members,  # type: ignore[attr-defined]
            ]
            for team in directory.teams_of(agency)
        ],
        empty="There are no teams yet.",
    )


@for_staff(policies.may_manage_agencies)
def add(request: Request) -> HttpResponse:
    form = bound(NewAgencyForm, request)
    if done(form, services.add_agency, by=request.actor):
        messages.success(request, f"{form.result} is in the partnership.")
        return redirect("staff:agency", form.result.public_id)
    return render(
        request,
        "staff/form_page.html",
        {
            "trail": agency_trail(),
            "title": "Add an agency",
            "form": form,
            "button": "Add the agency",
            "back": reverse("staff:agencies"),
        },
    )


@for_staff(policies.may_manage_agencies)
def change(request: Request, public_id: str) -> HttpResponse:
    found = get_object_or_404(Agency, public_id=public_id)
    now = {name: getattr(found, name) for name in AgencyForm.base_fields}
    form = bound(AgencyForm, request, initial=now)
    if done(form, services.change_agency, by=request.actor, agency_id=found.pk):
        messages.success(request, f"{form.result} is changed.")
        return redirect("staff:agency", public_id)
    return render(
        request,
        "staff/form_page.html",
        {
            "trail": agency_trail(found),
            "title": f"Change {found}",
            "form": form,
            "button": "Save",
            "back": reverse("staff:agency", args=[public_id]),
        },
    )


@for_staff(policies.may_manage_agencies, fresh=True)
def left(request: Request, public_id: str) -> HttpResponse:
    found = get_object_or_404(Agency, public_id=public_id)
    form = bound(LastDayForm, request)
    if done(form, services.record_agency_left, by=request.actor, agency_id=found.pk):
        messages.success(request, f"It is recorded that {found} leaves.")
        return redirect("staff:agency", public_id)
    holding = directory.people(agency=public_id).count()
    return render(
        request,
        "staff/form_page.html",
        {
            "trail": agency_trail(found),
            "title": f"Record that {found} leaves the partnership",
            "warning": f"The roles of {holding} people here open nothing from the day "
            "after. This cannot be undone.",
            "form": form,
            "button": "Record the last day",
            "kind": "warning",
            "back": reverse("staff:agency", args=[public_id]),
        },
    )
