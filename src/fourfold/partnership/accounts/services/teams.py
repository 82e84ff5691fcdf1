from datetime import date

from django.db import transaction

from fourfold.partnership.accounts import policies
from fourfold.partnership.accounts.models import (
    Agency,
    Person,
    RoleHolding,
    Team,
    TeamMembership,
)
from fourfold.partnership.audit.doers import Doer
from fourfold.partnership.audit.services import record
from fourfold.partnership.errors import RefusedError

from .asking import require


@transaction.atomic
def add_team(*, by: Doer, agency_id: int, name: str) -> Team:
    """Raises RefusedError for a name that the agency has, or an agency that left."""
    require(by, policies.may_manage_people)
    agency = Agency.objects.select_for_update().get(pk=agency_id)
    if agency.left_on is not None:
        raise RefusedError(f"{agency} has left the partnership")
    if Team.objects.filter(agency=agency, name__iexact=name).exists():
        raise RefusedError(f"{agency} has a team called {name} already")
    team = Team.objects.create(agency=agency, name=name)
    record(
        by=by,
        action="accounts.team_added",
        target=team,
        agency=str(agency.public_id),
    )
    return team


@transaction.atomic
def join_team(
    *, by: Doer, person_id: int, team_id: int, on: date, is_lead: bool = False
) -> TeamMembership:
    """Put a person into a team of an agency in which they hold a role.

    Raises RefusedError if they hold none there, or are in the team.
    """
    require(by, policies.may_manage_people)
    person = Person.objects.select_for_update().get(pk=person_id)
    team = Team.objects.get(pk=team_id)
    if (
        not RoleHolding.objects.on(on)
        .filter(person=person, agency=team.agency)
        .exists()
    ):
        raise RefusedError(f"{person} has no role in {team.agency} on that day")
    if TeamMembership.objects.filter(person=person, team=team, ends_on=None).exists():
        raise RefusedError(f"{person} is in {team} already")
    membership = TeamMembership.objects.create(
        person=person, team=team, is_lead=is_lead, starts_on=on
    )
    record(
        by=by,
        action="accounts.team_joined",
        target=person,
        team=str(team.public_id),
        lead=is_lead,
    )
    return membership


@transaction.atomic
def quit_team(*, by: Doer, membership_id: int, on: date) -> TeamMembership:
    """Take a person out of a team; that day is the last."""
    require(by, policies.may_manage_people)
    membership = TeamMembership.objects.select_for_update().get(pk=membership_id)
    if membership.ends_on is not None and membership.ends_on <= on:
        raise RefusedError("This is over by then already")
    if on < membership.starts_on:
        raise RefusedError("Nobody can leave a team before they join it")
    membership.ends_on = on
    membership.save(update_fields=["ends_on"])
    record(
        by=by,
        action="accounts.team_quit",
        target=membership.person,
        team=str(membership.team.public_id),
    )
    return membership
