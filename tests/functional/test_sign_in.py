"""Signing in with a real browser: codes, passkeys, an agency's provider, no scripts."""

import re
from datetime import timedelta

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP
from django.conf import settings
from django.test import Client
from django.urls import reverse

from fourfold.partnership.accounts.services import invite_person
from fourfold.partnership.audit.models import Entry
from tests.interfaces.staff.sign_in.conftest import SECRET, code_now
from tests.interfaces.staff.sign_in.real_provider import provider_at, running
from tests.people import PASSWORD, SET_UP, make_agency, make_person, signed_in

from .visitor import CLEAN

pytestmark = pytest.mark.browser


@pytest.fixture
def ada(site):
    person = make_person("Ada Min", make_agency("Marshgate Council"), "administrator")
    person.set_password(PASSWORD)
    person.save()
    return person


def enter_password(page, person):
    page.goto("/sign-in/")
    page.get_by_label("Work e-mail address").fill(person.email)
    page.get_by_label("Password", exact=True).fill(PASSWORD)
    page.get_by_role("button", name="Sign in", exact=True).click()


def key_of(client):
    return client.cookies[settings.SESSION_COOKIE_NAME].value


def heading(page):
    return page.inner_text("h1")


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

    window.page.get_by_role("button", name="Sign in with a passkey").click()

    window.page.get_by_text("The passkey was not used").wait_for()


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


OPEN = [
    "/sign-in/",
    "/sign-in/forgotten/",
    "/sign-in/forgotten/sent/",
    "/sign-in/forgotten/1-unknown/",
    "/sign-in/forgotten/done/",
    "/sign-in/join/unknown/",
]
OWN = [
    reverse(name)
    for name in (
        "account_logout",
        "account_reauthenticate",
        "mfa_reauthenticate",
        "mfa_index",
        "account_change_password",
        "mfa_activate_totp",
        "mfa_deactivate_totp",
        "mfa_add_webauthn",
        "mfa_generate_recovery_codes",
        "staff:profile",
        "staff:sessions",
        "staff:cover-arrange",
        "staff:lock-outs",
    )
]


@pytest.fixture
def session(ada):
    TOTP.activate(ada, SECRET)
    return key_of(signed_in(Client(), ada))


@pytest.mark.parametrize("width", [1280, 320])
def test_pages_before_signing_in_have_no_fault(visitor, ada, width):
    invited = invite_person(
        by=SET_UP,
        email="new@example.org",
        name="New",
        agency_id=ada.holdings.get().agency_id,
        role="administrator",
    )
    window = visitor(width=width)
    faults = {}

    for path in [*OPEN, f"/sign-in/join/{invited.token}/"]:
        window.page.goto(path)
        faults[path] = window.faults()

    assert faults == dict.fromkeys(faults, CLEAN)


@pytest.mark.parametrize("width", [1280, 320])
def test_pages_of_an_account_have_no_fault(visitor, session, width):
    window = visitor(width=width, session=session)
    faults = {}

    for path in OWN:
        window.page.goto(path)
        faults[path] = window.faults()

    assert faults == dict.fromkeys(faults, CLEAN)


@pytest.mark.parametrize("width", [1280, 320])
def test_pages_with_mistakes_have_no_fault(visitor, ada, width):
    TOTP.activate(ada, SECRET)
    window = visitor(width=width)
    page = window.page
    faults = []
    page.goto("/sign-in/")
    page.get_by_role("button", name="Sign in", exact=True).click()
    faults.append(window.faults())
    enter_password(page, ada)
    page.get_by_label("Code").fill("1")
    page.get_by_role("button", name="Sign in").click()

    faults.append(window.faults())

    assert faults == [CLEAN, CLEAN]
