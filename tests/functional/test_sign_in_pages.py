"""The pages of signing in and of one's own account: nothing a machine finds wrong."""

import pytest
from allauth.mfa.totp.internal.auth import TOTP
from django.test import Client
from django.urls import reverse

from fourfold.partnership.accounts.services import invite_person
from tests.interfaces.staff.sign_in.conftest import SECRET
from tests.people import SET_UP, signed_in

from .signing_in import enter_password, key_of
from .visitor import CLEAN

pytestmark = [pytest.mark.browser, pytest.mark.looks]

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
