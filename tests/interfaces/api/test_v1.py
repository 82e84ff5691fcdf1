import pytest
import schemathesis
import time_machine
from django.core.cache import cache
from django.core.wsgi import get_wsgi_application
from django.urls import reverse
from hypothesis import HealthCheck, given
from hypothesis import settings as how_much

from fourfold.interfaces.api import limits
from fourfold.partnership.accounts.services import record_agency_left
from fourfold.partnership.areas.models import CoveredArea, Partnership
from tests.people import LONG_AGO, SET_UP, make_agency

NOON = "2026-06-03T12:00:00Z"
PARTNERSHIP = reverse("api:partnership")


def make_marshgate():
    return Partnership.objects.create(
        id=1,
        name="Marshgate Partnership",
        short_name="Marshgate",
        authority_code="E09990001",
        time_zone="Europe/London",
        configuration={
            "contacts": {
                "enquiries": "safety@marshgate.example",
                "operator": "operations@marshgate.example",
            }
        },
        fingerprint="x",
    )


@pytest.fixture
def marshgate(db):
    return make_marshgate()


@pytest.fixture
def few(monkeypatch):
    monkeypatch.setattr(limits, "limit", lambda: limits.Limit(requests=3, seconds=60))


def test_the_partnership_says_who_it_is_and_whom_to_ask(client, marshgate):
    answer = client.get(PARTNERSHIP).json()

    assert answer == {
        "name": "Marshgate Partnership",
        "short_name": "Marshgate",
        "authority": "E09990001",
        "contacts": {"enquiries": "safety@marshgate.example"},
    }


def test_a_site_that_is_not_set_up_says_so_as_a_problem(client, db):
    response = client.get(PARTNERSHIP)

    assert response.status_code == 404
    assert response.headers["Content-Type"] == "application/problem+json"
    assert response.json()["detail"] == "This site is not set up yet."


def test_areas_are_its_wards(client, db):
    CoveredArea.objects.create(code="E05009999", name="Mill", kind="ward")
    CoveredArea.objects.create(
        code="E05009998", name="Gone", kind="ward", is_current=False
    )

    answer = client.get(reverse("api:areas")).json()

    assert answer == [{"code": "E05009999", "name": "Mill", "kind": "ward"}]


def test_agencies_are_those_of_today(client, db):
    make_agency("Marshgate Council")
    gone = make_agency("Gone Authority")
    record_agency_left(by=SET_UP, agency_id=gone.pk, on=LONG_AGO)

    answer = client.get(reverse("api:agencies")).json()

    assert answer == [{"name": "Marshgate Council", "kind": "specified"}]


def test_who_asks_too_often_is_told_when_to_come_back(client, db, few):
    with time_machine.travel(NOON, tick=False):
        statuses = [client.get(reverse("api:areas")).status_code for _ in range(3)]
        refused = client.get(reverse("api:areas"))
    with time_machine.travel("2026-06-03T12:01:00Z", tick=False):
        later = client.get(reverse("api:areas"))

    assert statuses == [200, 200, 200]
    assert refused.status_code == 429
    assert refused.headers["Retry-After"] == "60"
    assert refused.json()["title"] == "Asked too often"
    assert later.status_code == 200


def test_a_forwarded_address_gets_nobody_past_the_limit(client, db, few):
    with time_machine.travel(NOON, tick=False):
        statuses = [
            client.get(
                reverse("api:areas"), headers={"X-Forwarded-For": f"203.0.113.{n}"}
            ).status_code
            for n in range(4)
        ]

    assert statuses[-1] == 429


def test_no_address_stands_in_the_cache(client, db, monkeypatch):
    keys = []
    monkeypatch.setattr(cache, "get", lambda key, *_: keys.append(key) or 0)

    client.get(reverse("api:areas"))

    assert keys
    assert not any("127.0.0.1" in key for key in keys)


def test_the_page_about_it_names_every_address_and_takes_nothing_from_elsewhere(
    client, db
):
    page = client.get(reverse("api:api-root")).text

    assert "GET /api/v1/agencies" in page
    assert "<code>short_name</code>" in page
    assert 'src="http' not in page


def test_the_description_is_openapi(client, db):
    found = client.get(reverse("api:openapi-json")).json()

    assert found["openapi"].startswith("3.1")
    assert len(found["paths"]) == 10


@pytest.fixture
def schema(transactional_db, monkeypatch):
    # As on a server, whose every request ends its connection when it is old.
    make_marshgate()
    monkeypatch.setattr(limits, "limit", lambda: limits.Limit(10**9, 60))
    return schemathesis.openapi.from_wsgi(
        reverse("api:openapi-json"),
        get_wsgi_application(),
        headers={"Host": "localhost"},
    )


def ask_everything(schema, examples):
    """Everything that the description allows, and what it does not; how much it was."""
    asked = 0
    for found in schema.get_all_operations():
        operation = found.ok()

        @given(case=operation.as_strategy())
        @how_much(
            max_examples=examples,
            deadline=None,
            database=None,
            suppress_health_check=list(HealthCheck),
        )
        def check(case):
            nonlocal asked
            asked += 1
            case.call_and_validate(headers={"Host": "localhost"})

        check()
    return asked


def test_the_api_does_what_its_description_says(schema):
    assert ask_everything(schema, 5) >= 3


@pytest.mark.slow
def test_the_api_does_what_its_description_says_at_length(schema):
    assert ask_everything(schema, 300) >= 3
