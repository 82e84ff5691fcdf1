"""Signing in at an agency's identity provider, against a real one."""

import pytest
from allauth.socialaccount.models import SocialAccount
from django.utils import timezone

from fourfold.partnership.accounts.models import Person
from fourfold.partnership.accounts.services import suspend_person
from fourfold.partnership.audit.models import Entry
from tests.people import SET_UP, make_person

from .conftest import code_now, enter_code
from .real_provider import Visitor, is_in, mischief, provider_at, refused


def test_the_right_person_signs_in_and_is_linked(visitor, client, administrator):
    answer = visitor.sign_in("ada")

    assert answer.redirect_chain[-1][0] == "/sign-in/security/"
    assert is_in(client)
    link = SocialAccount.objects.get()
    assert (link.user, link.uid, link.extra_data) == (administrator, "ada", {})
    assert Entry.objects.get(action="sign_in.signed_in").details["way"] == "provider"


def test_pkce_state_and_nonce_are_asked_with(visitor, client, administrator):
    asked = client.get("/sign-in/at/marshgate/?auth_params=scope%3Dx&scope=admin")

    for wanted in ("code_challenge=", "code_challenge_method=S256", "state=", "nonce"):
        assert wanted in asked["Location"]
    scope = asked["Location"].split("scope=")[1].split("&")[0]
    assert set(scope.split("+")) == {"openid", "profile", "email"}


def test_our_second_factor_is_asked_for_where_the_provider_saw_none(
    visitor, client, administrator, app_of
):
    app_of(administrator)

    asked = visitor.sign_in("ada")
    answer = enter_code(client, code_now(), follow=True)

    assert asked.redirect_chain[-1][0] == "/sign-in/code/"
    assert answer.redirect_chain[-1][0] == "/staff/"


def test_a_second_factor_that_the_provider_saw_opens_the_desk(
    visitor, issuer, administrator
):
    mischief(issuer, claims={"amr": ["pwd", "mfa"]})

    answer = visitor.sign_in("ada")

    assert answer.redirect_chain[-1][0] == "/staff/"
    assert Entry.objects.get(action="sign_in.signed_in").details["second_factor"] == (
        "provider"
    )


def test_a_linked_person_signs_in_although_their_address_changed(
    visitor, client, administrator
):
    visitor.sign_in("ada")
    client.post("/sign-in/out/")
    Person.objects.filter(pk=administrator.pk).update(email="other@example.org")

    Visitor(client).sign_in("ada")

    assert is_in(client)


@pytest.mark.parametrize("login", ["unverified", "stranger", "sergeant"])
def test_people_are_refused_whom_the_provider_cannot_speak_for(
    visitor, client, administrator, sergeant, login
):
    answer = visitor.sign_in(login)

    assert refused(answer)
    assert not is_in(client)
    assert not SocialAccount.objects.exists()


def test_an_address_that_was_given_to_somebody_else_opens_nothing(
    visitor, client, administrator
):
    visitor.sign_in("ada")
    client.post("/sign-in/out/")

    answer = Visitor(client).sign_in("namesake")

    assert "somebody else than the person who signed in here before" in answer.text
    assert not is_in(client)


def test_a_suspended_person_is_refused(visitor, client, administrator):
    visitor.sign_in("ada")
    suspend_person(by=SET_UP, person_id=administrator.pk, reason="conduct")

    answer = Visitor(client).sign_in("ada")

    assert answer.status_code == 403
    assert "Your account is closed" in answer.text
    assert not is_in(client)


def test_whoever_no_longer_works_there_is_refused(visitor, client, council, provider):
    make_person("Ada Min", council, "administrator", ends_on=timezone.localdate())
    visitor.sign_in("ada")
    client.post("/sign-in/out/")

    council.identity_provider = "another"
    council.save()
    answer = Visitor(client).sign_in("ada")

    assert refused(answer)


@pytest.mark.parametrize(
    "how",
    [
        {"claims": {"iss": "https://login.example.org"}},
        {"claims": {"aud": "another program"}},
        {"claims": {"aud": ["fourfold", "another"]}},
        {"claims": {"azp": "another program"}},
        {"claims": {"nonce": "another"}},
        {"claims": {"nonce": None}},
        {"claims": {"exp": 1}},
        {"claims": {"sub": "stranger"}},
        {"signed": "stranger"},
        {"signed": "none"},
    ],
    ids=str,
)
def test_a_token_that_is_not_for_this_sign_in_is_refused(
    visitor, client, issuer, administrator, how
):
    mischief(issuer, **how)

    answer = visitor.sign_in("ada")

    assert refused(answer)
    assert not is_in(client)
    assert not SocialAccount.objects.exists()


def test_a_provider_by_another_name_is_refused(
    visitor, client, issuer, settings, administrator
):
    other = issuer.replace("127.0.0.1", "localhost")
    settings.IDENTITY_PROVIDERS = (provider_at(other),)

    answer = client.get("/sign-in/at/marshgate/")

    assert refused(answer)


def test_an_answer_lets_in_once(visitor, client, administrator):
    back = visitor.way_back("ada")
    client.get(back)
    client.post("/sign-in/out/")

    assert refused(client.get(back, follow=True))
    assert not is_in(client)


def test_a_code_lets_in_once(visitor, client, administrator, provider):
    back = visitor.way_back("ada")
    client.get(back)
    client.post("/sign-in/out/")
    other = Visitor(client).way_back("ada")
    code = back.split("code=")[1].split("&")[0]
    new = other.split("code=")[1].split("&")[0]

    answer = client.get(other.replace(new, code), follow=True)

    assert refused(answer)


def test_an_answer_to_another_browser_lets_nobody_in(visitor, client, administrator):
    back = visitor.way_back("ada")
    other = type(client)()

    answer = other.get(back, follow=True)

    assert refused(answer)
    assert not is_in(other)


def test_whoever_stops_at_the_provider_is_told_that_nothing_changed(
    visitor, client, administrator
):
    state = client.get("/sign-in/at/marshgate/")["Location"].split("state=")[1]
    state = state.split("&")[0]

    answer = client.get(
        f"/sign-in/at/marshgate/back/?error=access_denied&state={state}"
    )

    assert "You stopped signing in at Marshgate Council" in answer.text


def test_a_provider_that_does_not_answer_is_said_so(client, settings, council):
    settings.IDENTITY_PROVIDERS = (provider_at("http://127.0.0.1:9"),)

    answer = client.get("/sign-in/at/marshgate/")

    assert "does not answer at the moment" in answer.text


def test_there_is_no_page_for_a_provider_that_nobody_set_up(client, db):
    assert client.get("/sign-in/at/unknown/").status_code == 404
    assert client.get("/sign-in/at/unknown/back/").status_code == 404


def test_the_sign_in_page_offers_the_agency(client, provider):
    page = client.get("/sign-in/?next=/staff/help/")

    assert "Sign in with Marshgate Council" in page.text
    assert "/sign-in/at/marshgate/?next=%2Fstaff%2Fhelp%2F" in page.text
