import pytest
from allauth.mfa.models import Authenticator
from django.test import Client

from fourfold.partnership.audit.models import Entry
from fourfold.partnership.notifications.models import Message
from tests.people import signed_in


@pytest.fixture
def lost(officer):
    """Somebody whose phone is lost."""
    for kind in ("totp", "recovery_codes"):
        Authenticator.objects.create(user=officer, type=kind, data={})
    return officer


def page_of(person):
    return f"/staff/people/{person.public_id}/second-factors/"


def test_a_reset_takes_all_factors_away_ends_sessions_and_tells(
    sign_in, administrator, lost
):
    elsewhere = signed_in(Client(), lost)

    page = sign_in(administrator).post(
        page_of(lost), {"identity_checked": "video"}, follow=True
    )

    assert "then sets up a new second factor" in page.text
    assert not Authenticator.objects.filter(user=lost).exists()
    assert elsewhere.get("/staff/").status_code == 302
    entry = Entry.objects.get(action="sign_in.factors_reset")
    assert entry.doer == f"person {administrator.public_id}"
    assert entry.details == {"identity_checked": "video"}
    message = Message.objects.get(template="second-factor-reset")
    assert message.to_address == lost.email


def test_a_reset_wants_to_know_how_the_person_was_recognised(
    sign_in, administrator, lost
):
    page = sign_in(administrator).post(page_of(lost), {"identity_checked": ""})

    assert "There is a problem" in page.text
    assert Authenticator.objects.filter(user=lost).count() == 2


def test_nobody_resets_their_own(sign_in, administrator):
    Authenticator.objects.create(user=administrator, type="totp", data={})
    client = sign_in(administrator)

    page = client.get(page_of(administrator))
    answer = client.post(page_of(administrator), {"identity_checked": "video"})

    assert "Ask another administrator" in page.text
    assert answer.status_code == 403
    assert Authenticator.objects.exists()


def test_where_there_is_nothing_to_reset_it_is_said(sign_in, administrator, officer):
    client = sign_in(administrator)

    page = client.get(page_of(officer))
    answer = client.post(page_of(officer), {"identity_checked": "video"})

    assert "has none, so there is nothing to reset" in page.text
    assert "has no second factor" in answer.text


def test_there_is_no_page_for_nobody(sign_in, administrator):
    answer = sign_in(administrator).get(
        "/staff/people/00000000-0000-4000-8000-000000000000/second-factors/"
    )

    assert answer.status_code == 404
