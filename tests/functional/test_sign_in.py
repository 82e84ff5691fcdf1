"""Signing in with a real browser: codes, passkeys, an agency's provider, no scripts."""

import re
from datetime import timedelta

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP
from django.test import Client

from fourfold.partnership.audit.models import Entry
from tests.interfaces.staff.sign_in.conftest import SECRET, code_now
from tests.interfaces.staff.sign_in.real_provider import provider_at, running
from tests.people import PASSWORD, signed_in

from .signing_in import enter_password, heading, key_of

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("script", [True, False])
def test_an_app_is_set_up_and_then_lets_in(visitor, ada, script):
    page = visitor(script=script).page
    enter_password(page, ada)
    page.get_by_role("button", name="Set up an app").click()
    secret = page.inner_text("code")
    page.get_by_label("Code").fill(code_now(secret))
    page.get_by_role("button", name="Set up").click()
    shown = re.findall(r"\d{8}", page.inner_text("main"))
    page.get_by_role("button", name="Go to your desk").click()
    desk = page.url
    page.get_by_role("button", name="Sign out").click()

    enter_password(page, ada)
    page.get_by_label("Code").fill(shown[0])
    page.get_by_role("button", name="Sign in").click()

    assert len(shown) == 10
    assert desk.endswith("/staff/")
    assert page.url.endswith("/staff/")


def test_recovery_codes_are_saved_as_a_file(visitor, ada):
    page = visitor().page
    enter_password(page, ada)
    page.get_by_role("button", name="Set up an app").click()
    page.get_by_label("Code").fill(code_now(page.inner_text("code")))
    page.get_by_role("button", name="Set up").click()

    with page.expect_download() as saved:
        page.get_by_role("button", name="Save them as a file").click()

    text = saved.value.path().read_text()
    assert re.findall(r"\d{8}", text) == re.findall(r"\d{8}", page.inner_text("main"))


@pytest.fixture
def with_passkeys(visitor, site):
    """A window of a browser with a device that makes passkeys, and asks nobody."""
    window = visitor()
    # Browsers keep passkeys for names, not for numbers.
    there = site.replace("127.0.0.1", "localhost")
    device = window.page.context.new_cdp_session(window.page)
    device.send("WebAuthn.enable")
    device.send(
        "WebAuthn.addVirtualAuthenticator",
        {
            "options": {
                "protocol": "ctap2",
                "transport": "internal",
                "hasResidentKey": True,
                "hasUserVerification": True,
                "isUserVerified": True,
                "automaticPresenceSimulation": True,
            }
        },
    )
    return window, there


def add_passkey(page, there, person):
    page.goto(f"{there}/sign-in/")
    page.get_by_label("Work e-mail address").fill(person.email)
    page.get_by_label("Password", exact=True).fill(PASSWORD)
    page.get_by_role("button", name="Sign in", exact=True).click()
    page.get_by_role("button", name="Add a passkey").click()
    page.get_by_role("button", name="Add the passkey").click()
    page.get_by_role("heading", name="Recovery codes").wait_for()


def test_a_passkey_is_added_and_lets_in_by_itself(with_passkeys, ada):
    window, there = with_passkeys
    page = window.page
    add_passkey(page, there, ada)
    page.goto(f"{there}/staff/")
    page.get_by_role("button", name="Sign out").click()

    page.goto(f"{there}/sign-in/?next=/staff/profile/")
    page.get_by_role("button", name="Sign in with a passkey").click()
    page.wait_for_url(f"{there}/staff/profile/")

    told = Entry.objects.filter(action="sign_in.signed_in").order_by("seq").last()
    assert (told.details["way"], told.details["second_factor"]) == (
        "passkey",
        "webauthn",
    )
    assert window.page.evaluate("window.refused") == []
    assert window.errors == []


def test_a_passkey_is_a_second_factor_and_a_proof(with_passkeys, ada):
    window, there = with_passkeys
    page = window.page
    add_passkey(page, there, ada)
    page.goto(f"{there}/staff/")
    page.get_by_role("button", name="Sign out").click()

    page.goto(f"{there}/sign-in/")
    page.get_by_label("Work e-mail address").fill(ada.email)
    page.get_by_label("Password", exact=True).fill(PASSWORD)
    page.get_by_role("button", name="Sign in", exact=True).click()
    page.get_by_role("button", name="Use a passkey").click()
    page.wait_for_url("**/staff/")
    page.goto(f"{there}/sign-in/again/passkey/?next=/staff/profile/cover/")
    page.get_by_role("button", name="Use a passkey").click()
    page.wait_for_url(f"{there}/staff/profile/cover/")

    assert Entry.objects.get(action="sign_in.confirmed").details["way"] == "webauthn"


def test_what_no_passkey_said_proves_nothing(with_passkeys, ada):
    window, there = with_passkeys
    page = window.page
    add_passkey(page, there, ada)
    page.goto(f"{there}/sign-in/again/passkey/?next=/staff/profile/cover/")

    page.evaluate(
        "said => { const form = document.querySelector('form[data-passkey]');"
        " form.elements.credential.value = said; form.submit(); }",
        '{"a": 1}',
    )
    page.get_by_text("That code is wrong").wait_for()

    assert "/sign-in/again/passkey/" in page.url
    assert not Entry.objects.filter(action="sign_in.confirmed").exists()


def test_a_passkey_of_nobody_lets_nobody_in(with_passkeys, ada):
    window, there = with_passkeys
    page = window.page
    add_passkey(page, there, ada)
    Authenticator.objects.filter(user=ada).delete()
    page.goto(f"{there}/sign-in/out/")
    page.locator("main").get_by_role("button", name="Sign out").click()

    page.goto(f"{there}/sign-in/")
    page.get_by_role("button", name="Sign in with a passkey").click()
    page.get_by_text("That code is wrong").wait_for()

    assert page.url.endswith("/sign-in/")


def test_where_no_passkey_is_used_the_page_says_so(visitor, ada):
    window = visitor()
    window.page.goto("/sign-in/")
    window.page.evaluate(
        "() => { navigator.credentials.get = async () => { throw Error('none'); }; }"
    )

    failed = window.page.get_by_text("The passkey was not used")
    before = failed.is_visible()

    window.page.get_by_role("button", name="Sign in with a passkey").click()

    failed.wait_for()
    assert not before


def test_without_scripts_the_page_says_that_passkeys_need_them(visitor, ada):
    page = visitor(script=False).page

    page.goto("/sign-in/")

    assert "Passkeys need JavaScript" in page.inner_text("main")
    assert not page.get_by_role("button", name="Sign in with a passkey").is_visible()


@pytest.mark.parametrize("script", [True, False])
def test_an_agency_s_own_sign_in_page_lets_in(visitor, site, ada, settings, script):
    back = f"{site}/sign-in/at/marshgate/back/"
    council = ada.holdings.get().agency
    council.identity_provider = "marshgate"
    council.save()
    ada.email = "ada.min.0@example.org"
    ada.save()
    with running(back) as issuer:
        settings.IDENTITY_PROVIDERS = (provider_at(issuer),)
        page = visitor(script=script).page
        page.goto("/sign-in/?next=/sign-in/security/")

        page.get_by_role("button", name="Sign in with Marshgate Council").click()
        page.locator("input[name=login]").fill("ada")
        page.locator("input[name=password]").fill("anything")
        page.locator("button[type=submit]").click()
        page.wait_for_url(f"{site}/sign-in/security/")

    assert "You sign in with Marshgate Council" not in page.inner_text("main")
    assert heading(page) == "How you sign in"


@pytest.mark.parametrize("script", [True, False])
def test_what_was_typed_survives_the_end_of_a_session(visitor, ada, settings, script):
    TOTP.activate(ada, SECRET)
    page = visitor(script=script, session=key_of(signed_in(Client(), ada))).page
    page.goto("/staff/profile/")
    page.get_by_label("Name", exact=True).fill("Ada Lovelace Min")
    settings.SESSION_IDLE = timedelta(seconds=-1)
    page.get_by_role("button", name="Save").click()
    settings.SESSION_IDLE = timedelta(minutes=15)
    told = page.inner_text("main")

    page.get_by_label("Work e-mail address").fill(ada.email)
    page.get_by_label("Password", exact=True).fill(PASSWORD)
    page.get_by_role("button", name="Sign in", exact=True).click()
    page.get_by_label("Code").fill(code_now())
    page.get_by_role("button", name="Sign in").click()
    page.get_by_role("button", name="Send it now").click()

    assert "What you typed is safe" in told
    assert "Your profile is changed" in page.inner_text("main")
    ada.refresh_from_db()
    assert ada.name == "Ada Lovelace Min"
