"""Inviting people, and the invitations that are out."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST

from fourfold.interfaces.components.access import Request, for_staff
from fourfold.interfaces.components.acting import bound, done
from fourfold.interfaces.components.listing import Cell, Column, Table, page_of
from fourfold.interfaces.staff.accounts.forms import AgencyChoiceForm, InvitationForm
from fourfold.partnership.accounts import directory, policies, services
from fourfold.partnership.accounts.models import Agency, Invitation
from fourfold.partnership.accounts.roles import role_named
from fourfold.partnership.errors import RefusedError

STATES = {
    "open": "Open",
    "expired": "Run out",
    "accepted": "Accepted",
    "withdrawn": "Withdrawn",
}


@for_staff(policies.may_see_invitations)
def invitations(request: Request) -> HttpResponse:
    state = request.GET.get("state", "open")
    state = state if state in STATES else "open"
    rows = directory.invitations(state=state, at=timezone.now())
    page = page_of(request.GET, rows)
    table = Table(
        caption=f"{STATES[state]} invitations",
        columns=[Column("Person"), Column("Role"), Column("Invited"), Column("Until")],
        rows=[_row(each) for each in page.rows],
        empty=f"There are no invitations that are {STATES[state].lower()}.",
    )
    context = {"table": table, "page": page, "states": STATES, "state": state}
    return render(request, "staff/accounts/invitations.html", context)


def _row(invitation: Invitation) -> list[object]:
    return [
        Cell(
            invitation.name,
            href=reverse("staff:invitation", args=[invitation.public_id]),
            hint=invitation.email,
        ),
        Cell(role_named(invitation.role).title, hint=invitation.agency.name),
        Cell(
            when=invitation.invited_at, hint=f"by {invitation.invited_by or 'set-up'}"
        ),
        Cell(when=invitation.expires_at),
    ]


@for_staff(policies.may_manage_people)
def choose_agency(request: Request) -> HttpResponse:
    form = AgencyChoiceForm(request.GET if "agency" in request.GET else None)
    if form.is_valid():
        return redirect("staff:invite", form.cleaned_data["agency"].public_id)
    return render(
        request,
        "staff/form_page.html",
        {
            "trail": [("Invitations", reverse("staff:invitations"))],
            "title": "Which agency do they work for?",
            "form": form,
            "method": "get",
            "button": "Continue",
            "back": reverse("staff:invitations"),
        },
    )


@for_staff(policies.may_manage_people, fresh=True)
def invite(request: Request, agency_id: str) -> HttpResponse:
    agency = get_object_or_404(Agency.objects.current(), public_id=agency_id)
    form = bound(InvitationForm, request, agency=agency)
    given = {"agency_id": agency.pk, "page_of": page_to_join_at}
    if done(form, services.invite_person, by=request.actor, **given):
        return _sent(request, form.result)
    return render(
        request,
        "staff/form_page.html",
        {
            "trail": [("Invitations", reverse("staff:invitations"))],
            "title": f"Invite somebody from {agency}",
            "intro": "They get an e-mail with a link that works once.",
            "form": form,
            "button": "Send the invitation",
            "back": reverse("staff:invitations"),
        },
    )


def page_to_join_at(token: str) -> str:
    return reverse("sign_in_join", args=[token])


def _sent(request: Request, invited: services.Invited) -> HttpResponse:
    invitation = invited.invitation
    messages.success(request, f"The invitation to {invitation.email} is on its way.")
    return redirect("staff:invitation", invitation.public_id)


@for_staff(policies.may_see_invitations)
def invitation(request: Request, public_id: str) -> HttpResponse:
    found = get_object_or_404(
        Invitation.objects.select_related("agency", "team", "invited_by"),
        public_id=public_id,
    )
    unanswered = found.accepted_at is None and found.withdrawn_at is None
    return render(
        request,
        "staff/accounts/invitation.html",
        {
            "trail": [("Invitations", reverse("staff:invitations"))],
            "invitation": found,
            "role": role_named(found.role),
            "is_unanswered": unanswered,
            "has_run_out": unanswered and not found.is_open(timezone.now()),
        },
    )


@for_staff(policies.may_manage_people, fresh=True)
@require_POST
def send_again(request: Request, public_id: str) -> HttpResponse:
    found = get_object_or_404(Invitation, public_id=public_id)
    try:
        invited = services.send_invitation_again(
            by=request.actor, invitation_id=found.pk, page_of=page_to_join_at
        )
    except RefusedError as refused:
        messages.error(request, str(refused))
        return redirect("staff:invitation", public_id)
    return _sent(request, invited)


@for_staff(policies.may_manage_people)
@require_POST
def withdraw(request: Request, public_id: str) -> HttpResponse:
    found = get_object_or_404(Invitation, public_id=public_id)
    try:
        services.withdraw_invitation(by=request.actor, invitation_id=found.pk)
    except RefusedError as refused:
        messages.error(request, str(refused))
    else:
        messages.success(request, "The invitation is withdrawn. Its link is dead.")
    return redirect("staff:invitation", public_id)
