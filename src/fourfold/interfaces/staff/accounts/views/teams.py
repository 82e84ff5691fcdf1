"""One team: who is in it."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse

from fourfold.interfaces.components.access import Request, for_staff
from fourfold.interfaces.components.acting import bound, done
from fourfold.interfaces.components.listing import Cell, Column, Table
from fourfold.interfaces.staff.accounts.forms import LastDayForm, MemberForm, TeamForm
from fourfold.interfaces.staff.accounts.showing import (
    agency_trail,
    days_in_words,
    person_cell,
)
from fourfold.partnership.accounts import directory, policies, services
from fourfold.partnership.accounts.models import Agency, Team, TeamMembership


@for_staff(policies.may_manage_people)
def add(request: Request, agency_id: str) -> HttpResponse:
    agency = get_object_or_404(Agency.objects.current(), public_id=agency_id)
    form = bound(TeamForm, request)
    if done(form, services.add_team, by=request.actor, agency_id=agency.pk):
        messages.success(request, f"{agency} has the team {form.result}.")
        return redirect("staff:team", form.result.public_id)
    return render(
        request,
        "staff/form_page.html",
        {
            "trail": agency_trail(agency),
            "title": f"Add a team to {agency}",
            "form": form,
            "button": "Add the team",
            "back": reverse("staff:agency", args=[agency_id]),
        },
    )


@for_staff(policies.may_see_people)
def team(request: Request, public_id: str) -> HttpResponse:
    found = _team(public_id)
    may_manage = policies.may_manage_people(request.actor)
    table = Table(
        caption="Members",
        columns=[Column("Name"), Column("When"), Column("Action")],
        rows=[_member(each, may_manage) for each in directory.members_of(found)],
        empty="Nobody is in this team at present.",
    )
    context = {
        "trail": agency_trail(found.agency),
        "team": found,
        "table": table,
        "may_manage": may_manage,
    }
    return render(request, "staff/accounts/team.html", context)


def _member(membership: TeamMembership, may_manage: bool) -> list[object]:
    out = reverse("staff:team-quit", args=[membership.pk])
    return [
        person_cell(membership.person),
        Cell(
            days_in_words(membership.starts_on, membership.ends_on),
            hint="Leads the team" if membership.is_lead else "",
        ),
        Cell("Take out", href=out) if may_manage and not membership.ends_on else "",
    ]


@for_staff(policies.may_manage_people)
def join(request: Request, public_id: str) -> HttpResponse:
    found = _team(public_id)
    candidates = directory.people(agency=str(found.agency.public_id))
    form = bound(MemberForm, request, candidates=candidates)
    if done(form, services.join_team, by=request.actor, team_id=found.pk):
        messages.success(request, f"{form.result.person} is in {found}.")
        return redirect("staff:team", public_id)
    return render(
        request,
        "staff/form_page.html",
        {
            "trail": [*agency_trail(found.agency), (found.name, _address(found))],
            "title": f"Put somebody into {found}",
            "form": form,
            "button": "Put into the team",
            "back": _address(found),
        },
    )


@for_staff(policies.may_manage_people)
def leave(request: Request, membership_id: int) -> HttpResponse:
    membership = get_object_or_404(
        TeamMembership.objects.select_related("team__agency", "person"),
        pk=membership_id,
    )
    found = membership.team
    form = bound(LastDayForm, request)
    if done(form, services.quit_team, by=request.actor, membership_id=membership.pk):
        messages.success(request, f"{membership.person} leaves {found}.")
        return redirect("staff:team", found.public_id)
    return render(
        request,
        "staff/form_page.html",
        {
            "trail": [*agency_trail(found.agency), (found.name, _address(found))],
            "title": f"Take {membership.person} out of {found}",
            "form": form,
            "button": "Take out of the team",
            "back": _address(found),
        },
    )


def _team(public_id: str) -> Team:
    return get_object_or_404(Team.objects.select_related("agency"), public_id=public_id)


def _address(team: Team) -> str:
    return reverse("staff:team", args=[team.public_id])
