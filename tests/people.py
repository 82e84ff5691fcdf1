"""People and agencies for tests, made through the real services.

Fixtures: `council`, `police`, `provider` (agencies), `hire` (makes a person in a role),
`administrator`, `governance`, `officer`, `sergeant` (people), `as_actor`, `sign_in`.
"""

from datetime import date

import pytest
from allauth.account.authentication import AUTHENTICATION_METHODS_SESSION_KEY
from allauth.account.internal.flows.login import record_authentication
from django.http import HttpRequest
from django.utils import timezone

from fourfold.partnership.accounts.models import Person
from fourfold.partnership.accounts.queries import actor_for
from fourfold.partnership.accounts.services import add_agency, grant_role
from fourfold.partnership.audit.doers import command

SET_UP = command("tests")
LONG_AGO = date(2020, 4, 1)
BACKEND = "allauth.account.auth_backends.AuthenticationBackend"
PASSWORD = "four brown owls in a row"


def make_agency(name, kind="specified"):
    return add_agency(
        by=SET_UP, name=name, short_name=name[:40], kind=kind, joined_on=LONG_AGO
    )


def make_person(name, agency, role, *, starts_on=LONG_AGO, ends_on=None):
    """Somebody with a role that confers what it confers from that day."""
    address = name.casefold().replace(" ", ".")
    person = Person(name=name, email=f"{address}.{Person.objects.count()}@example.org")
    person.set_unusable_password()
    person.save()
    grant_role(
        by=SET_UP,
        person_id=person.pk,
        agency_id=agency.pk,
        role=role,
        starts_on=starts_on,
        ends_on=ends_on,
    )
    return person


def actor_of(person, **how):
    """The person as an actor now, with a second factor and just confirmed."""
    person.refresh_from_db()
    return actor_for(
        person, **{"is_strong": True, "confirmed_at": timezone.now(), **how}
    )


def signed_in(client, person, *, strong=True, confirmed_at=None):
    """The client with a session of that person, as the sign-in pages leave it."""
    client.force_login(person, backend=BACKEND)
    request = HttpRequest()
    request.session = client.session
    record_authentication(request, person, "password")
    if strong:
        record_authentication(request, person, "mfa", type="totp")
    if confirmed_at is not None:
        for method in request.session[AUTHENTICATION_METHODS_SESSION_KEY]:
            method["at"] = confirmed_at.timestamp()
    request.session.save()
    return client


@pytest.fixture
def council(db):
    return make_agency("Marshgate Council")


@pytest.fixture
def police(db):
    return make_agency("Invented Constabulary")


@pytest.fixture
def provider(db):
    return make_agency("Way Out", kind="commissioned")


@pytest.fixture
def administrator(council):
    return make_person("Ada Min", council, "administrator")


@pytest.fixture
def governance(council):
    return make_person("Gwen Ance", council, "information-governance")


@pytest.fixture
def analyst(council):
    return make_person("Ana Lyst", council, "analyst")


@pytest.fixture
def board_member(council):
    return make_person("Bo Ard", council, "board-member")


@pytest.fixture
def officer(council):
    return make_person("Asbel Officer", council, "asb-officer")


@pytest.fixture
def sergeant(police):
    return make_person("Serge Ant", police, "neighbourhood-sergeant")


@pytest.fixture
def as_actor():
    return actor_of


@pytest.fixture
def sign_in(client):
    def _sign_in(person, **how):
        return signed_in(client, person, **how)

    return _sign_in
