import pytest

from fourfold.partnership.accounts.models import Person
from fourfold.partnership.accounts.services import invite_person, withdraw_invitation
from fourfold.partnership.audit.models import Entry
from tests.people import signed_in

PASSWORD = "seven green herons by the lake"


@pytest.fixture
def invited(council, administrator, as_actor):
    return invite_person(
        by=as_actor(administrator),
        email="new.person@example.org",
        name="New Person",
        agency_id=council.pk,
        role="cctv-operator",
    )


def test_the_link_says_who_invites_to_what(client, invited):
    page = client.get(f"/sign-in/join/{invited.token}/")

    for words in ("Ada Min", "Marshgate Council", "CCTV operator", "At least 12"):
        assert words in page.text


def test_joining_makes_an_account_and_leads_to_a_second_factor(client, invited):
    answer = client.post(
        f"/sign-in/join/{invited.token}/",
        {"name": "New Person", "password": PASSWORD},
        follow=True,
    )

    assert answer.redirect_chain[-1][0] == "/sign-in/security/"
    assert "Set up a second factor" in answer.text
    person = Person.objects.get(email="new.person@example.org")
    assert person.check_password(PASSWORD)
    entry = Entry.objects.get(action="sign_in.signed_in")
    assert (entry.details["way"], entry.details["new_device"]) == ("invitation", False)


@pytest.mark.parametrize(
    ("password", "words"),
    [
        ("short", "too short"),
        ("password1234", "too common"),
        ("new.person@example.org", "too similar"),
    ],
)
def test_a_weak_password_is_refused_in_words(client, invited, password, words):
    page = client.post(
        f"/sign-in/join/{invited.token}/", {"name": "New Person", "password": password}
    )

    assert words in page.text
    assert not Person.objects.filter(email="new.person@example.org").exists()


def test_a_link_works_once(client, invited):
    client.post(
        f"/sign-in/join/{invited.token}/", {"name": "New", "password": PASSWORD}
    )
    client.post("/sign-in/out/")

    again = client.get(f"/sign-in/join/{invited.token}/")

    assert again.status_code == 410
    assert "no longer works" in again.text


def test_a_withdrawn_or_invented_link_says_the_same(client, invited, as_actor, ada_min):
    withdraw_invitation(by=as_actor(ada_min), invitation_id=invited.invitation.pk)

    withdrawn = client.get(f"/sign-in/join/{invited.token}/")
    invented = client.get("/sign-in/join/invented/")

    assert withdrawn.text == invented.text
    assert withdrawn.status_code == invented.status_code == 410


@pytest.fixture
def ada_min(administrator):
    return administrator


def test_an_invitation_is_not_for_whoever_is_signed_in(client, invited, officer):
    signed_in(client, officer)

    answer = client.get(f"/sign-in/join/{invited.token}/")

    assert answer.status_code == 409


def test_without_a_provider_there_is_no_way_by_the_agency(client, invited):
    answer = client.get(f"/sign-in/join/{invited.token}/agency/")

    assert answer["Location"] == f"/sign-in/join/{invited.token}/"
