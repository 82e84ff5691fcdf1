import pytest
import time_machine
from django.test import Client
from django.urls import reverse

from tests.people import make_person, signed_in
from tests.programmes import make_funding, make_kpi, make_programme, make_service


@pytest.fixture(autouse=True)
def clock():
    with time_machine.travel("2026-05-01T10:00Z", tick=False) as traveller:
        yield traveller


@pytest.fixture
def manager(council):
    return make_person("Pro Manager", council, "programme-manager")


@pytest.fixture
def worker(provider):
    return make_person("Way Worker", provider, "provider-worker")


@pytest.fixture
def as_manager(client, manager):
    return signed_in(client, manager)


@pytest.fixture
def as_worker(worker):
    return signed_in(Client(), worker)


@pytest.fixture
def programme(manager, council):
    return make_programme(manager, council, title="Ways out")


@pytest.fixture
def line(manager, programme):
    return make_funding(manager, programme)


@pytest.fixture
def service(manager, programme, council, provider):
    own = {"provider_id": provider.pk, "provider_name": "", "title": "Mentors who stay"}
    return make_service(manager, programme, council, **own)


@pytest.fixture
def kpi(manager, service):
    return make_kpi(manager, service)


def at(name, row=None, *more):
    arguments = [row.public_id, *more] if row else [*more]
    return reverse(f"staff:{name}", args=arguments)


def day_of(name, day):
    return {f"{name}_{part}": getattr(day, part) for part in ("day", "month", "year")}


def seen(answer):
    """The status of a page that was sent, and where it leads."""
    return answer.status_code, answer.headers.get("Location", "")
