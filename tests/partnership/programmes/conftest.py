import pytest
import time_machine

from tests.people import actor_of, make_person
from tests.programmes import make_funding, make_kpi, make_programme, make_service


@pytest.fixture(autouse=True)
def clock():
    """Some months into the contract: returns of January to April are asked for."""
    with time_machine.travel("2026-05-01T10:00Z", tick=False) as traveller:
        yield traveller


@pytest.fixture
def manager(council):
    return make_person("Pro Manager", council, "programme-manager")


@pytest.fixture
def by(manager):
    return actor_of(manager)


@pytest.fixture
def worker(provider):
    return make_person("Way Worker", provider, "provider-worker")


@pytest.fixture
def programme(manager, council):
    return make_programme(manager, council)


@pytest.fixture
def line(manager, programme):
    return make_funding(manager, programme)


@pytest.fixture
def service(manager, programme, council, provider):
    own = {"provider_id": provider.pk, "provider_name": ""}
    return make_service(manager, programme, council, **own)


@pytest.fixture
def kpi(manager, service):
    return make_kpi(manager, service)
