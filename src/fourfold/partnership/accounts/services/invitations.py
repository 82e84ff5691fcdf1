import hashlib
import secrets
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from fourfold.analysis.definitions import settings
from fourfold.partnership.accounts import policies
from fourfold.partnership.accounts.actors import Actor, State
from fourfold.partnership.accounts.models import (
    Agency,
    Invitation,
    Person,
    RoleHolding,
    Team,
    TeamMembership,
)
from fourfold.partnership.accounts.roles import role_named
from fourfold.partnership.audit.doers import Doer
from fourfold.partnership.audit.services import record
from fourfold.partnership.errors import RefusedError
from fourfold.partnership.notifications.services import queue

from .asking import person_of, require

TOKEN_BYTES = 32
GONE = "This invitation no longer works. Ask the person who invited you for a new one."


@dataclass(frozen=True, slots=True)
class Invited:
    """An invitation and the secret of its link, which is kept nowhere."""

    invitation: Invitation
    token: str


@transaction.atomic
def invite_person(
    *,
    by: Doer,
    email: str,
    name: str,
    agency_id: int,
    role: str,
    team_id: int | None = None,
    page_of: Callable[[str], str] | None = None,
) -> Invited:
    """Ask somebody to join an agency in a role.

    page_of : the path of the page to join at, for the token; without it no message is
        sent, and whoever asks hands the link over

    Raises RefusedError for an address that has an account or an open invitation, and
    for a role that cannot be held in that agency.
    """
    require(by, policies.may_manage_people)
    agency = Agency.objects.get(pk=agency_id)
    address = email.strip().casefold()
    _check(address, agency, role)
    token = secrets.token_urlsafe(TOKEN_BYTES)
    invitation = Invitation.objects.create(
        email=address,
        name=name,
        agency=agency,
        role=role,
        team=_team(team_id, agency),
        invited_by=person_of(by),
        token_digest=digest_of(token),
        expires_at=timezone.now() + _lifetime(),
    )
    record(
        by=by,
        action="accounts.person_invited",
        target=invitation,
        agency=str(agency.public_id),
        role=role,
    )
    _send(invitation, token, by=by, page_of=page_of)
    return Invited(invitation, token)


def _check(address: str, agency: Agency, role: str) -> None:
    if not policies.may_hold(role_named(role), agency):
        raise RefusedError(f"Nobody can be {role_named(role).title} in {agency}")
    if Person.objects.filter(email=address).exists():
        raise RefusedError(f"{address} has an account. Give it the role instead.")
    _close_expired(address)
    if Invitation.objects.filter(
        email=address, accepted_at=None, withdrawn_at=None
    ).exists():
        raise RefusedError(f"{address} is invited already. Send that one again.")


def _send(
    invitation: Invitation,
    token: str,
    *,
    by: Doer,
    page_of: Callable[[str], str] | None,
) -> None:
    if page_of is None:
        return
    last_day = timezone.localtime(invitation.expires_at).date()
    queue(
        by=by,
        template="invitation",
        to=invitation.email,
        context={"link": page_of(token), "expires_on": last_day},
    )


def digest_of(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()


def _lifetime() -> timedelta:
    return timedelta(days=settings("accounts.toml")["invitation_days"])


def _team(team_id: int | None, agency: Agency) -> Team | None:
    """Raises RefusedError for a team of another agency."""
    if team_id is None:
        return None
    team = Team.objects.get(pk=team_id)
    if team.agency_id != agency.pk:
        raise RefusedError(f"{team} is not a team of {agency}")
    return team


def _close_expired(address: str) -> None:
    """One that ran out stands in nobody's way."""
    Invitation.objects.filter(
        email=address,
        accepted_at=None,
        withdrawn_at=None,
        expires_at__lte=timezone.now(),
    ).update(withdrawn_at=timezone.now())


@transaction.atomic
def send_invitation_again(
    *, by: Doer, invitation_id: int, page_of: Callable[[str], str] | None = None
) -> Invited:
    """A new link, with its whole time; the old one no longer works."""
    require(by, policies.may_manage_people)
    invitation = _unanswered(invitation_id)
    token = secrets.token_urlsafe(TOKEN_BYTES)
    invitation.token_digest = digest_of(token)
    invitation.expires_at = timezone.now() + _lifetime()
    invitation.save(update_fields=["token_digest", "expires_at"])
    record(by=by, action="accounts.invitation_sent_again", target=invitation)
    _send(invitation, token, by=by, page_of=page_of)
    return Invited(invitation, token)


@transaction.atomic
def withdraw_invitation(*, by: Doer, invitation_id: int) -> Invitation:
    require(by, policies.may_manage_people)
    invitation = _unanswered(invitation_id)
    invitation.withdrawn_at = timezone.now()
    invitation.save(update_fields=["withdrawn_at"])
    record(by=by, action="accounts.invitation_withdrawn", target=invitation)
    return invitation


def _unanswered(invitation_id: int) -> Invitation:
    """Raises RefusedError for one that was accepted or withdrawn."""
    invitation = Invitation.objects.select_for_update().get(pk=invitation_id)
    if invitation.accepted_at is not None:
        raise RefusedError("This invitation was accepted")
    if invitation.withdrawn_at is not None:
        raise RefusedError("This invitation was withdrawn")
    return invitation


@transaction.atomic
def join_by_invitation(*, token: str, name: str, password: str | None) -> Person:
    """Make the account of somebody who followed their link, with its role and team.

    password : None for somebody who signs in at their agency's identity provider
    Raises RefusedError if the link does not work, or no longer does.
    """
    now = timezone.now()
    invitation = (
        Invitation.objects.select_for_update(of=("self",))
        .select_related("agency", "invited_by")
        .filter(token_digest=digest_of(token))
        .first()
    )
    if invitation is None or not invitation.is_open(now):
        raise RefusedError(GONE)
    if not policies.may_hold(role_named(invitation.role), invitation.agency):
        raise RefusedError(GONE)
    person = Person(email=invitation.email, name=name)
    person.set_password(password)
    person.save()
    invitation.accepted_at = now
    invitation.save(update_fields=["accepted_at"])
    _start(person, invitation)
    record(
        by=Actor(
            person_id=person.pk, public_id=str(person.public_id), state=State.ACTIVE
        ),
        action="accounts.person_joined",
        target=person,
        agency=str(invitation.agency.public_id),
        role=invitation.role,
    )
    return person


def _start(person: Person, invitation: Invitation) -> None:
    today = timezone.localdate()
    by_person = invitation.invited_by is not None
    RoleHolding.objects.create(
        person=person,
        agency=invitation.agency,
        role=invitation.role,
        starts_on=today,
        granted_by=invitation.invited_by,
        awaits_approval=by_person and policies.needs_approval(invitation.role),
    )
    if invitation.team is not None:
        TeamMembership.objects.create(
            person=person, team=invitation.team, starts_on=today
        )
