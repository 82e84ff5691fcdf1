"""Joining, and proving again who one is, at an agency's identity provider."""

import time
from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from fourfold.partnership.accounts.models import Person
from fourfold.partnership.accounts.services import invite_person
from fourfold.partnership.audit.models import Entry
from tests.people import signed_in

from .real_provider import is_in, mischief, refused


@pytest.fixture
def invited(provider, council, administrator, as_actor):
    return invite_person(
        by=as_actor(administrator),
        email="new.person@example.org",
        name="New Person",
        agency_id=council.pk,
        role="cctv-operator",
    )


def test_an_invited_person_joins_with_their_account_at_work(visitor, client, invited):
    page = client.get(f"/sign-in/join/{invited.token}/")
    visitor.sign_in("new", f"/sign-in/join/{invited.token}/agency/")

    assert "Join with your account at work" in page.text
    assert 'type="password"' not in page.text
    person = Person.objects.get(email="new.person@example.org")
    assert not person.has_usable_password()
    assert is_in(client)


def test_an_invitation_is_for_the_address_that_was_invited(visitor, client, invited):
    answer = visitor.sign_in("stranger", f"/sign-in/join/{invited.token}/agency/")

    assert "for another e-mail address" in answer.text
    assert not Person.objects.filter(email="stranger@example.org").exists()


def test_an_invitation_to_another_agency_is_not_answered_there(
    visitor, client, invited, council
):
    start = f"/sign-in/join/{invited.token}/agency/"
    back = visitor.way_back("new", start)
    council.identity_provider = "another"
    council.save()

    assert refused(client.get(back, follow=True))


def test_whoever_has_only_the_agency_proves_it_there_again(
    visitor, client, issuer, administrator
):
    mischief(issuer, claims={"amr": ["mfa"]})
    visitor.sign_in("ada")

    with time_machine.travel(timezone.now() + timedelta(minutes=6)):
        asked = client.get("/staff/profile/cover/", follow=True)
        start = "/sign-in/at/marshgate/?next=/staff/profile/cover/"
        began = client.get(start)["Location"]
        mischief(issuer, claims={"auth_time": int(time.time())})
        answer = visitor.sign_in("ada", start)

    assert "Confirm with Marshgate Council" in asked.text
    assert "prompt=login" in began
    assert "max_age=0" in began
    assert answer.redirect_chain[-1][0] == "/staff/profile/cover/"
    assert answer.status_code == 200
    assert Entry.objects.get(action="sign_in.confirmed").details["way"] == "provider"


@pytest.mark.parametrize("auth_time", [None, "now", 1_000])
def test_a_proof_of_long_ago_is_not_one(
    visitor, client, issuer, administrator, auth_time
):
    visitor.sign_in("ada")

    mischief(issuer, claims={"auth_time": auth_time})
    answer = visitor.sign_in("ada")

    assert "did not ask you again who you are" in answer.text


def test_another_person_proves_nothing_for_whoever_is_signed_in(
    visitor, client, administrator, officer
):
    signed_in(client, officer)

    answer = visitor.sign_in("ada")

    assert refused(answer)
