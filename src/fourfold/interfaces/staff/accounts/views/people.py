"""Finding people, and one person's page."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone

from fourfold.interfaces.components.access import Request, for_staff
from fourfold.interfaces.components.listing import (
    Cell,
    Column,
    Table,
    order_in,
    page_of,
)
from fourfold.interfaces.components.values import Line
from fourfold.interfaces.staff.accounts.forms import PeopleFilter
from fourfold.interfaces.staff.accounts.showing import (
    TAGS,
    days_in_words,
    holding_state,
    person_cell,
    roles_in_words,
    status_cell,
)
from fourfold.partnership.accounts import directory, policies
from fourfold.partnership.accounts.models import Person, RoleHolding

ORDERS = {"name": "name", "email": "email", "created": "created_at"}
COLUMNS = [
    Column("Name", order="name"),
    Column("Roles"),
    Column("Phone"),
    Column("Status"),
]


@for_staff(policies.may_see_people)
def people(request: Request) -> HttpResponse:
    form = PeopleFilter(request.GET or {"status": "active"})
    wanted = form.cleaned_data if form.is_valid() else {}
    wanted["status"] = wanted.get("status") or "active"
    order = order_in(request.GET, ORDERS, "name")
    rows = directory.people(**wanted).order_by(order.field, "pk")
    page = page_of(request.GET, rows)
    table = Table(
        caption="People",
        caption_is_hidden=True,
        columns=COLUMNS,
        rows=[_row(person) for person in page.rows],
        order=order,
        empty="Nobody fits. Try fewer words, or clear the filter.",
    )
    return render(
        request,
        "staff/accounts/people.html",
        {
            "form": form,
            "page": page,
            "table": table,
            "is_filtered": bool(request.GET),
            "may_invite": policies.may_manage_people(request.actor),
        },
    )


def _row(person: Person) -> list[object]:
    held: list[RoleHolding] = person.held_today  # type: ignore[attr-defined]
    roles = roles_in_words(held) or "No role at present"
    return [person_cell(person), roles, person.phone or "–", status_cell(person)]


@for_staff(policies.may_see_people)
def person(request: Request, public_id: str) -> HttpResponse:
    found = get_object_or_404(Person, public_id=public_id)
    actor = request.actor
    return render(
        request,
        "staff/accounts/person.html",
        {
            "trail": [("People", reverse("staff:people"))],
            "person": found,
            "lines": _lines(found),
            "roles": _roles(request, found),
            "teams": _teams(found),
            "covers": directory.covers_of(found),
            "may_manage": policies.may_manage_people(actor),
            "may_suspend": policies.may_suspend(actor, found.pk),
        },
    )


def _lines(person: Person) -> list[Line]:
    lines = [
        Line("Status", person.status.capitalize(), tag=TAGS[person.status]),
        Line("E-mail", person.email),
        Line("Phone", person.phone or "Not given"),
    ]
    if person.leaves_on:
        lines.append(Line("Last day", when=person.leaves_on))
    if person.suspended_at:
        lines.append(Line("Suspended", when=person.suspended_at))
    return lines


def _roles(request: Request, person: Person) -> Table:
    return Table(
        caption="Roles over time",
        columns=[Column("Role"), Column("When"), Column("State"), Column("Action")],
        rows=[_role(request, each) for each in directory.holdings_of(person)],
        empty="No role was ever given.",
    )


def _role(request: Request, held: RoleHolding) -> list[object]:
    state, colour = holding_state(held, timezone.localdate())
    can_end = policies.may_manage_people(request.actor) and state in {
        "Held",
        "Not begun",
    }
    end = reverse("staff:role-end", args=[held.pk])
    approval = reverse("staff:role-decide", args=[held.pk])
    act: object = ""
    if held.awaits_approval and policies.may_approve(request.actor, held):
        act = Cell("Decide", href=approval)
    elif can_end:
        act = Cell("End", href=end)
    return [
        Cell(held.definition.title, hint=held.agency.name),
        days_in_words(held.starts_on, held.ends_on),
        Cell(state, tag=colour, hint=_by_whom(held)),
        act,
    ]


def _by_whom(held: RoleHolding) -> str:
    given = f"Given by {held.granted_by}" if held.granted_by else "Given at set-up"
    return f"{given}, approved by {held.approved_by}" if held.approved_by else given


def _teams(person: Person) -> Table:
    return Table(
        caption="Teams over time",
        columns=[Column("Team"), Column("When")],
        rows=[
            [
                Cell(
                    each.team.name,
                    href=reverse("staff:team", args=[each.team.public_id]),
                    hint=f"{each.team.agency}{', leads it' if each.is_lead else ''}",
                ),
                days_in_words(each.starts_on, each.ends_on),
            ]
            for each in directory.memberships_of(person)
        ],
        empty="They were in no team yet.",
    )
