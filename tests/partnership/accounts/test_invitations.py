from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from fourfold.partnership.accounts.models import Invitation, Person, TeamMembership
from fourfold.partnership.accounts.services import (
    add_team,
    invite_person,
    join_by_invitation,
    record_agency_left,
    send_invitation_again,
    withdraw_invitation,
)
from fourfold.partnership.audit.models import Entry
from fourfold.partnership.errors import RefusedError
from tests.people import PASSWORD, SET_UP

WANTED = {"email": "Nia.New@Example.org", "name": "Nia New", "role": "analyst"}


@pytest.fixture
def invite(administrator, as_actor, council):
    def _invite(**how):
        given = WANTED | {"agency_id": council.pk} | how
        return invite_person(by=as_actor(administrator), **given)

    return _invite


def test_an_invitation_keeps_no_secret(invite):
    invited = invite()

    assert invited.token not in str(vars(invited.invitation))
    assert invited.invitation.email == "nia.new@example.org"


def test_joining_makes_an_account_with_its_role(invite, as_actor):
    invited = invite()

    person = join_by_invitation(token=invited.token, name="Nia New", password=PASSWORD)

    assert as_actor(person).holds("analyst")
    assert person.check_password(PASSWORD)
    entry = Entry.objects.get(action="accounts.person_joined")
    assert entry.doer == f"person {person.public_id}"


def test_joining_by_an_identity_provider_leaves_no_password(invite):
    person = join_by_invitation(token=invite().token, name="Nia", password=None)

    assert not person.has_usable_password()


def test_joining_puts_into_the_team(invite, council):
    team = add_team(by=SET_UP, agency_id=council.pk, name="East")

    person = join_by_invitation(
        token=invite(team_id=team.pk).token, name="Nia", password=None
    )

    assert TeamMembership.objects.get().person == person


def test_joining_in_a_role_that_needs_approval_awaits_it(invite, as_actor):
    invited = invite(role="marac-coordinator")

    person = join_by_invitation(token=invited.token, name="Nia", password=None)

    assert as_actor(person).held == frozenset()
    assert person.holdings.get().awaits_approval


def test_the_first_administrator_awaits_nobody(council, as_actor):
    invited = invite_person(
        by=SET_UP, **WANTED | {"role": "administrator", "agency_id": council.pk}
    )

    person = join_by_invitation(token=invited.token, name="Nia", password=None)

    assert as_actor(person).may("manage-people")


def test_a_link_works_once(invite):
    invited = invite()
    join_by_invitation(token=invited.token, name="Nia", password=None)

    with pytest.raises(RefusedError, match="no longer works"):
        join_by_invitation(token=invited.token, name="Nia", password=None)


def test_a_link_that_nobody_sent_does_not_work(db):
    with pytest.raises(RefusedError, match="no longer works"):
        join_by_invitation(token="guessed", name="Nia", password=None)


def test_a_link_runs_out(invite, time_machine):
    invited = invite()
    time_machine.move_to(timezone.now() + timedelta(days=14, minutes=1))

    with pytest.raises(RefusedError, match="no longer works"):
        join_by_invitation(token=invited.token, name="Nia", password=None)


def test_after_one_ran_out_the_address_can_be_invited_again(invite, time_machine):
    invite()
    time_machine.move_to(timezone.now() + timedelta(days=15))

    again = invite()

    assert again.invitation.is_open(timezone.now())


def test_a_withdrawn_link_does_not_work(invite, administrator, as_actor):
    invited = invite()
    actor = as_actor(administrator)
    withdraw_invitation(by=actor, invitation_id=invited.invitation.pk)

    with pytest.raises(RefusedError, match="no longer works"):
        join_by_invitation(token=invited.token, name="Nia", password=None)
    with pytest.raises(RefusedError, match="was withdrawn"):
        withdraw_invitation(by=actor, invitation_id=invited.invitation.pk)


def test_an_accepted_invitation_cannot_be_sent_again(invite, administrator, as_actor):
    invited = invite()
    join_by_invitation(token=invited.token, name="Nia", password=None)

    with pytest.raises(RefusedError, match="was accepted"):
        send_invitation_again(
            by=as_actor(administrator), invitation_id=invited.invitation.pk
        )


def test_sent_again_only_the_new_link_works(invite, administrator, as_actor):
    first = invite()

    second = send_invitation_again(
        by=as_actor(administrator), invitation_id=first.invitation.pk
    )

    with pytest.raises(RefusedError):
        join_by_invitation(token=first.token, name="Nia", password=None)
    assert join_by_invitation(token=second.token, name="Nia", password=None).pk


def test_an_agency_that_left_meanwhile_takes_nobody(invite, council):
    invited = invite()
    record_agency_left(by=SET_UP, agency_id=council.pk, on=timezone.localdate())

    with pytest.raises(RefusedError, match="no longer works"):
        join_by_invitation(token=invited.token, name="Nia", password=None)
    assert not Person.objects.filter(email="nia.new@example.org").exists()


def test_two_open_invitations_to_one_address_are_refused(invite):
    invite()

    with pytest.raises(RefusedError, match="invited already"):
        invite(email="NIA.NEW@example.org ")


def test_somebody_with_an_account_is_not_invited(invite, officer):
    with pytest.raises(RefusedError, match="has an account"):
        invite(email=officer.email)


def test_a_role_that_cannot_be_held_there_is_refused(invite):
    with pytest.raises(RefusedError, match="Nobody can be Worker of a support"):
        invite(role="provider-worker")


def test_a_team_of_another_agency_is_refused(invite, police):
    team = add_team(by=SET_UP, agency_id=police.pk, name="Response")

    with pytest.raises(RefusedError, match="not a team of Marshgate Council"):
        invite(team_id=team.pk)


def test_inviting_is_denied_to_an_officer(officer, as_actor, council):
    with pytest.raises(PermissionDenied):
        invite_person(by=as_actor(officer), agency_id=council.pk, **WANTED)

    assert not Invitation.objects.exists()
