"""Giving a role, deciding on one, and ending it."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse

from fourfold.interfaces.components.access import Request, for_staff
from fourfold.interfaces.components.acting import bound, done
from fourfold.interfaces.components.listing import Cell, Column, Table, page_of
from fourfold.interfaces.staff.accounts.forms import (
    AgencyChoiceForm,
    LastDayForm,
    RoleForm,
)
from fourfold.interfaces.staff.accounts.showing import (
    days_in_words,
    person_cell,
    person_trail,
)
from fourfold.partnership.accounts import directory, policies, services
from fourfold.partnership.accounts.models import Agency, Person, RoleHolding
from fourfold.partnership.errors import RefusedError


@for_staff(policies.may_manage_people)
def choose_agency(request: Request, public_id: str) -> HttpResponse:
    person = get_object_or_404(Person, public_id=public_id)
    form = AgencyChoiceForm(request.GET if "agency" in request.GET else None)
    if form.is_valid():
        agency = form.cleaned_data["agency"]
        return redirect("staff:role-give", public_id, agency.public_id)
    return render(
        request,
        "staff/form_page.html",
        {
            "trail": person_trail(person),
            "title": f"In which agency does {person} get a role?",
            "form": form,
            "method": "get",
            "button": "Continue",
            "back": reverse("staff:person", args=[public_id]),
        },
    )


@for_staff(policies.may_manage_people, fresh=True)
def give(request: Request, public_id: str, agency_id: str) -> HttpResponse:
    person = get_object_or_404(Person, public_id=public_id)
    agency = get_object_or_404(Agency.objects.current(), public_id=agency_id)
    form = bound(RoleForm, request, agency=agency)
    given = {
        "person_id": person.pk,
        "agency_id": agency.pk,
        "page": reverse("staff:roles-awaiting"),
    }
    if done(form, services.grant_role, by=request.actor, **given):
        awaits = form.result.awaits_approval
        then = "It awaits the approval of a second person." if awaits else ""
        messages.success(request, f"{person} has the role. {then}".strip())
        return redirect("staff:person", public_id)
    return render(
        request,
        "staff/form_page.html",
        {
            "trail": person_trail(person),
            "title": f"Give {person} a role in {agency}",
            "form": form,
            "button": "Give the role",
            "back": reverse("staff:person", args=[public_id]),
        },
    )


@for_staff(policies.may_manage_people, fresh=True)
def end(request: Request, holding_id: int) -> HttpResponse:
    held = get_object_or_404(RoleHolding, pk=holding_id)
    form = bound(LastDayForm, request)
    if done(form, services.end_role, by=request.actor, holding_id=held.pk):
        messages.success(request, "The role ends with that day.")
        return redirect("staff:person", held.person.public_id)
    return render(
        request,
        "staff/form_page.html",
        {
            "trail": person_trail(held.person),
            "title": f"End a role of {held.person}",
            "intro": f"{held}. What the role opens is closed from the day after.",
            "form": form,
            "button": "End the role",
            "kind": "warning",
            "back": reverse("staff:person", args=[held.person.public_id]),
        },
    )


@for_staff(policies.may_approve_roles)
def awaiting(request: Request) -> HttpResponse:
    page = page_of(request.GET, directory.roles_awaiting_approval(request.actor))
    table = Table(
        caption="Roles that await approval",
        caption_is_hidden=True,
        columns=[
            Column("Person"),
            Column("Role"),
            Column("Given by"),
            Column("Action"),
        ],
        rows=[_awaiting(held) for held in page.rows],
        empty="No role awaits your approval.",
    )
    return render(
        request, "staff/accounts/awaiting.html", {"table": table, "page": page}
    )


def _awaiting(held: RoleHolding) -> list[object]:
    return [
        person_cell(held.person),
        Cell(
            held.definition.title,
            hint=f"{held.agency}. {days_in_words(held.starts_on, held.ends_on)}",
        ),
        Cell(held.granted_by or "Set-up", hint=""),
        Cell("Decide", href=reverse("staff:role-decide", args=[held.pk])),
    ]


@for_staff(policies.may_approve_roles, fresh=True)
def decide(request: Request, holding_id: int) -> HttpResponse:
    held = get_object_or_404(RoleHolding, pk=holding_id)
    if request.method == "POST":
        return _decided(request, held)
    return render(
        request,
        "staff/accounts/decide.html",
        {
            "trail": [("Roles that await approval", reverse("staff:roles-awaiting"))],
            "held": held,
            "when": days_in_words(held.starts_on, held.ends_on),
            "may_decide": held.awaits_approval
            and policies.may_approve(request.actor, held),
        },
    )


def _decided(request: Request, held: RoleHolding) -> HttpResponse:
    approves = request.POST.get("decision") == "approve"
    service = services.approve_role if approves else services.refuse_role
    try:
        page = reverse("staff:person", args=[held.person.public_id])
        service(by=request.actor, holding_id=held.pk, page=page)
    except RefusedError as refused:
        messages.error(request, str(refused))
    else:
        said = "approved" if approves else "refused"
        messages.success(request, f"The role of {held.person} is {said}.")
    return redirect("staff:roles-awaiting")
