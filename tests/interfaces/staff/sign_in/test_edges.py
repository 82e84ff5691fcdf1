"""What happens seldom, and must then be right."""

import pytest
from django.utils import timezone

from fourfold.interfaces.components.kept import typed_in
from fourfold.interfaces.staff.sign_in import joining
from fourfold.interfaces.staff.sign_in.adapters import AccountAdapter
from fourfold.interfaces.staff.sign_in.devices import device_words
from fourfold.interfaces.staff.sign_in.providers import AgencyAdapter
from fourfold.interfaces.staff.sign_in.social import SocialAdapter
from fourfold.partnership.accounts.services import (
    invite_person,
    reset_second_factors,
)
from fourfold.partnership.errors import RefusedError
from tests.people import SET_UP

from .conftest import FIREFOX
from .real_provider import mischief, refused


def test_nobody_signs_up_whatever_asks(rf):
    assert not AccountAdapter().is_open_for_signup(rf.get("/"))
    assert not SocialAdapter().is_open_for_signup(rf.get("/"), None)


@pytest.mark.parametrize(
    ("user_agent", "words"),
    [
        (FIREFOX, "Firefox on Windows"),
        (
            "Mozilla/5.0 (Linux; Android 15) Chrome/140.0 Safari/537.36",
            "Chrome on Android",
        ),
        ("Mozilla/5.0 (Windows NT 10.0) Chrome/1 Safari/1 Edg/1", "Edge on Windows"),
        ("Mozilla/5.0 (iPhone) Safari/604.1", "Safari on an iPhone"),
        ("Firefox/140", "Firefox on a device"),
        ("Linux", "A browser on Linux"),
        ("curl/8", "A device that does not say what it is"),
    ],
)
def test_a_device_is_named_by_what_it_says(user_agent, words):
    assert device_words(user_agent) == words


def test_an_invitation_that_is_used_meanwhile_is_refused_in_words(
    client, council, monkeypatch
):
    invited = invite_person(
        by=SET_UP,
        email="new.person@example.org",
        name="New",
        agency_id=council.pk,
        role="cctv-operator",
    )

    def gone(**_):
        raise RefusedError("It was used meanwhile.")

    monkeypatch.setattr(joining, "join_by_invitation", gone)
    page = client.post(
        f"/sign-in/join/{invited.token}/",
        {"name": "New", "password": "seven green herons by the lake"},
    )

    assert "It was used meanwhile." in page.text


def test_an_unknown_way_to_check_an_identity_is_refused(officer):
    with pytest.raises(RefusedError, match="how you made sure"):
        reset_second_factors(by=SET_UP, person_id=officer.pk, identity_checked="hunch")


def test_nothing_is_kept_of_whoever_is_not_signed_in(rf):
    request = rf.post("/staff/", {"a": "b"})
    request.user = type("Nobody", (), {"pk": None})

    assert typed_in(request, timezone.now()) is None


def test_a_provider_that_does_not_say_where_its_pages_are_is_refused(
    client, provider, administrator, monkeypatch
):
    monkeypatch.setattr(
        "allauth.socialaccount.providers.openid_connect.views."
        "OpenIDConnectOAuth2Adapter.openid_config",
        {"issuer": provider.issuer},
    )

    assert refused(client.get("/sign-in/at/marshgate/"))


def test_an_address_in_the_token_itself_is_enough(
    visitor, issuer, administrator, monkeypatch
):
    def not_asked(*_):
        raise AssertionError("asked although the token says it")

    monkeypatch.setattr(AgencyAdapter, "_fetch_user_info", not_asked)
    mischief(issuer, claims={"email": administrator.email, "email_verified": True})

    answer = visitor.sign_in("ada")

    assert answer.redirect_chain[-1][0] == "/sign-in/security/"
