from datetime import timedelta

import pytest
from django.utils import timezone

from fourfold.partnership.accounts.services import (
    approve_role,
    arrange_cover,
    grant_role,
    invite_person,
    refuse_role,
    send_invitation_again,
    suspend_person,
)
from fourfold.partnership.notifications.models import Message
from tests.people import SET_UP, make_person


def told(template):
    return sorted(
        Message.objects.filter(template=template).values_list("to_address", flat=True)
    )


@pytest.fixture
def awaiting(administrator, governance, officer, council, as_actor):
    return grant_role(
        by=as_actor(administrator),
        person_id=officer.pk,
        agency_id=council.pk,
        role="marac-coordinator",
        starts_on=timezone.localdate(),
        page="/staff/roles/",
    )


def test_an_invitation_is_sent_with_its_link(administrator, council, as_actor):
    invited = invite_person(
        by=as_actor(administrator),
        email="nia@example.org",
        name="Nia New",
        agency_id=council.pk,
        role="analyst",
        page_of=lambda token: f"/join/{token}/",
    )
    again = send_invitation_again(
        by=as_actor(administrator),
        invitation_id=invited.invitation.pk,
        page_of=lambda token: f"/join/{token}/",
    )

    links = {message.context["link"] for message in Message.objects.all()}
    assert told("invitation") == ["nia@example.org"] * 2
    assert links == {f"/join/{invited.token}/", f"/join/{again.token}/"}


def test_a_command_hands_the_link_over_itself(council):
    invite_person(
        by=SET_UP,
        email="nia@example.org",
        name="Nia New",
        agency_id=council.pk,
        role="analyst",
    )

    assert not Message.objects.exists()


def test_who_may_approve_a_role_is_told_that_it_awaits(
    awaiting, governance, administrator
):
    assert told("role-awaits-approval") == [governance.email]


def test_a_role_that_awaits_nothing_is_told_to_nobody(
    administrator, governance, officer, council, as_actor
):
    grant_role(
        by=as_actor(administrator),
        person_id=officer.pk,
        agency_id=council.pk,
        role="analyst",
        starts_on=timezone.localdate(),
        page="/staff/roles/",
    )

    assert not Message.objects.exists()


def test_who_is_suspended_is_told_nothing(
    governance, administrator, officer, council, as_actor
):
    suspend_person(by=SET_UP, person_id=governance.pk, reason="absence")

    grant_role(
        by=as_actor(administrator),
        person_id=officer.pk,
        agency_id=council.pk,
        role="marac-coordinator",
        starts_on=timezone.localdate(),
        page="/staff/roles/",
    )

    assert not Message.objects.exists()


@pytest.mark.parametrize("decide", [approve_role, refuse_role])
def test_who_gets_and_who_gave_a_role_are_told_of_the_decision(
    awaiting, governance, administrator, officer, as_actor, decide
):
    decide(by=as_actor(governance), holding_id=awaiting.pk, page="/staff/people/x/")

    assert told("role-decided") == sorted([officer.email, administrator.email])


def test_both_are_told_of_cover_but_not_who_arranges_it(officer, council, as_actor):
    substitute = make_person("Otto Other", council, "analyst")
    today = timezone.localdate()

    arrange_cover(
        by=as_actor(officer),
        absent_id=officer.pk,
        by_id=substitute.pk,
        agency_id=council.pk,
        starts_on=today,
        ends_on=today + timedelta(days=3),
        page="/staff/profile/",
    )

    assert told("cover-arranged") == [substitute.email]
