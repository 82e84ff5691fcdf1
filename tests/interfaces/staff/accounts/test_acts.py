from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from fourfold.partnership.accounts.models import Invitation, RoleHolding
from fourfold.partnership.accounts.services import grant_role, suspend_person
from tests.people import SET_UP

TYPED = {"starts_on_0": "1", "starts_on_1": "4", "starts_on_2": "2026"}


@pytest.fixture
def desk(sign_in, administrator):
    return sign_in(administrator)


def typed(name, day):
    """A date as the three fields of a form send it."""
    return {
        f"{name}_day": day.day,
        f"{name}_month": day.month,
        f"{name}_year": day.year,
    }


def address(name, *rows):
    return reverse(f"staff:{name}", args=[getattr(r, "public_id", r) for r in rows])


def test_suspending_and_restoring(desk, officer, as_actor):
    page = desk.post(
        address("person-suspend", officer), {"reason": "conduct"}, follow=True
    )
    assert "Asbel Officer is suspended and signed out everywhere." in page.text

    page = desk.post(address("person-restore", officer), follow=True)

    assert "The suspension of Asbel Officer has ended." in page.text
    assert as_actor(officer).is_active


def test_suspending_without_a_reason_asks_for_one(desk, officer, as_actor):
    page = desk.post(address("person-suspend", officer))

    assert page.status_code == 200
    assert "<title>Error: " in page.text
    assert as_actor(officer).is_active


def test_suspending_twice_says_so(desk, officer):
    suspend_person(by=SET_UP, person_id=officer.pk, reason="absence")

    page = desk.post(address("person-suspend", officer), {"reason": "conduct"})

    assert "Asbel Officer is suspended already" in page.text


def test_restoring_somebody_who_is_not_suspended_says_so(desk, officer):
    page = desk.post(address("person-restore", officer), follow=True)

    assert "is not suspended" in page.text


def test_recording_that_somebody_leaves(desk, officer):
    last = timezone.localdate() + timedelta(days=14)

    page = desk.post(address("person-leaving", officer), typed("on", last), follow=True)

    assert "It is recorded that Asbel Officer leaves." in page.text
    officer.refresh_from_db()
    assert officer.leaves_on == last


def test_giving_a_role_in_two_steps(desk, officer, council):
    chosen = desk.get(
        address("role-agency", officer), {"agency": str(council.public_id)}
    )
    day = timezone.localdate()
    page = desk.post(
        chosen["Location"], {"role": "analyst"} | typed("starts_on", day), follow=True
    )

    assert "Asbel Officer has the role." in page.text
    assert officer.holdings.filter(role="analyst", starts_on=day).exists()


def test_a_role_that_needs_approval_says_so_and_is_decided_by_another(
    desk, officer, council, governance, sign_in
):
    day = timezone.localdate()
    page = desk.post(
        address("role-give", officer, council),
        {"role": "marac-coordinator"} | typed("starts_on", day),
        follow=True,
    )
    held = RoleHolding.objects.get(role="marac-coordinator")
    assert "It awaits the approval of a second person." in page.text
    assert "No role awaits your approval." in desk.get(address("roles-awaiting")).text

    desk = sign_in(governance)
    assert "Asbel Officer" in desk.get(address("roles-awaiting")).text
    page = desk.post(
        address("role-decide", held.pk), {"decision": "approve"}, follow=True
    )

    assert "The role of Asbel Officer is approved." in page.text
    held.refresh_from_db()
    assert held.approved_by == governance


def test_refusing_a_role(
    administrator, officer, council, governance, sign_in, as_actor
):
    held = grant_role(
        by=as_actor(administrator),
        person_id=officer.pk,
        agency_id=council.pk,
        role="marac-coordinator",
        starts_on=timezone.localdate(),
    )

    page = sign_in(governance).post(
        address("role-decide", held.pk), {"decision": "refuse"}, follow=True
    )

    assert "is refused." in page.text
    assert not RoleHolding.objects.filter(pk=held.pk).exists()


def test_deciding_what_is_decided_says_so(governance, officer, sign_in):
    held = officer.holdings.get()
    desk = sign_in(governance)

    shown = desk.get(address("role-decide", held.pk))
    posted = desk.post(
        address("role-decide", held.pk), {"decision": "approve"}, follow=True
    )

    assert "nothing for you to decide" in shown.text
    assert "does not await approval" in posted.text


def test_ending_a_role(desk, officer):
    held = officer.holdings.get()
    day = timezone.localdate()

    page = desk.post(address("role-end", held.pk), typed("on", day), follow=True)

    assert "The role ends with that day." in page.text
    held.refresh_from_db()
    assert held.ends_on == day


def test_inviting_in_two_steps_and_once_more(desk, council):
    chosen = desk.get(address("invite-agency"), {"agency": str(council.public_id)})
    given = {"name": "Nia New", "email": "nia@example.org", "role": "analyst"}
    page = desk.post(chosen["Location"], given, follow=True)
    invitation = Invitation.objects.get()
    assert "The invitation to nia@example.org is on its way." in page.text
    assert "nia@example.org" in desk.get(address("invitations")).text
    digest = invitation.token_digest

    desk.post(address("invitation-again", invitation))

    invitation.refresh_from_db()
    assert invitation.token_digest != digest


def test_what_was_typed_stays_when_an_invitation_is_refused(desk, council, officer):
    given = {"name": "Nia New", "email": officer.email, "role": "analyst"}

    page = desk.post(address("invite", council), given)

    assert "has an account. Give it the role instead." in page.text
    assert 'value="Nia New"' in page.text


def test_withdrawing_an_invitation(desk, council):
    given = {"name": "Nia New", "email": "nia@example.org", "role": "analyst"}
    desk.post(address("invite", council), given)
    invitation = Invitation.objects.get()

    page = desk.post(address("invitation-withdraw", invitation), follow=True)
    again = desk.post(address("invitation-withdraw", invitation), follow=True)

    assert "Its link is dead." in page.text
    assert "was withdrawn" in again.text
    withdrawn = desk.get(address("invitations"), {"state": "withdrawn"})
    assert "nia@example.org" in withdrawn.text


def test_sending_a_withdrawn_invitation_again_says_so(desk, council):
    given = {"name": "Nia New", "email": "nia@example.org", "role": "analyst"}
    desk.post(address("invite", council), given)
    invitation = Invitation.objects.get()
    desk.post(address("invitation-withdraw", invitation))

    page = desk.post(address("invitation-again", invitation), follow=True)

    assert "was withdrawn" in page.text


def test_an_invitation_that_ran_out_says_so(desk, council, time_machine, sign_in):
    given = {"name": "Nia New", "email": "nia@example.org", "role": "analyst"}
    desk.post(address("invite", council), given)
    Invitation.objects.update(expires_at=timezone.now() - timedelta(minutes=1))

    page = desk.get(address("invitation", Invitation.objects.get()))

    assert "Ran out" in page.text
    assert (
        "nia@example.org" in desk.get(address("invitations"), {"state": "expired"}).text
    )


def test_an_unknown_kind_of_invitations_shows_the_open_ones(desk):
    assert (
        "Open invitations" in desk.get(address("invitations"), {"state": "lost"}).text
        or "no invitations that are open" in desk.get(address("invitations")).text
    )
