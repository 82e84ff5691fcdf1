"""People who can sign in, and what they sign in with."""

import time

import pytest
import time_machine
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, hotp_value
from django.test.signals import template_rendered
from django.utils import timezone

from fourfold.partnership.notifications.models import Message
from tests.people import PASSWORD

from .real_provider import BACK, Visitor, provider_at, running

FIREFOX = "Mozilla/5.0 (Windows NT 10.0; rv:140.0) Gecko/20100101 Firefox/140.0"
SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"


@pytest.fixture
def ada(administrator):
    """An administrator with a password, and no second factor yet."""
    administrator.set_password(PASSWORD)
    administrator.save()
    return administrator


@pytest.fixture
def app_of():
    """Gives a person an app that shows codes."""

    def _app_of(person, secret=SECRET):
        TOTP.activate(person, secret)
        return person

    return _app_of


@pytest.fixture
def codes_of():
    """Gives a person recovery codes, and tells them."""

    def _codes_of(person):
        return RecoveryCodes.activate(person).get_unused_codes()

    return _codes_of


def code_now(secret=SECRET, later=0):
    counter = int(time.time() + later) // 30
    return format_hotp_value(hotp_value(secret, counter))


def enter_password(client, person, password=PASSWORD, **more):
    return client.post(
        "/sign-in/", {"login": person.email, "password": password}, **more
    )


def enter_code(client, code, **more):
    return client.post("/sign-in/code/", {"code": code}, **more)


def told():
    """Which messages wait to be sent, oldest first."""
    return list(Message.objects.order_by("pk").values_list("template", flat=True))


def enter(client, person):
    """In by password and code, as people do."""
    enter_password(client, person, HTTP_USER_AGENT=FIREFOX)
    enter_code(client, code_now(), HTTP_USER_AGENT=FIREFOX)
    return client


@pytest.fixture
def clock():
    with time_machine.travel(timezone.now(), tick=False) as clock:
        yield clock


@pytest.fixture(autouse=True)
def _only_our_own_templates():
    """No page of django-allauth or django-axes as they come shows anywhere."""
    foreign = []

    def note(sender, template, **_):
        origin = str(template.origin.name)
        if "allauth" in origin or "axes" in origin:
            foreign.append(origin)

    template_rendered.connect(note)
    yield
    template_rendered.disconnect(note)
    assert foreign == []


@pytest.fixture(scope="module")
def issuer():
    with running(BACK) as issuer:
        yield issuer


@pytest.fixture
def provider(settings, issuer, council):
    council.identity_provider = "marshgate"
    council.save()
    provider = provider_at(issuer, second_factor_amr=frozenset({"mfa"}))
    settings.IDENTITY_PROVIDERS = (provider,)
    return provider


@pytest.fixture
def visitor(client, provider):
    return Visitor(client)
