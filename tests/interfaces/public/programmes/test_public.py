"""Everybody sees what money is for, and what did not come; of few people, no number."""

import csv
import io
import re
from datetime import date
from decimal import Decimal

import pytest
import time_machine
from django.urls import reverse
from django.utils import translation

from fourfold.partnership.areas.models import Partnership
from fourfold.partnership.figures.services import correct_figure
from fourfold.partnership.programmes import services
from tests.architecture.catalogues import messages
from tests.interfaces.public.said import SAME, Said
from tests.people import actor_of, make_person
from tests.programmes import (
    file_return,
    make_funding,
    make_kpi,
    make_programme,
    make_service,
    publish,
)
from tests.reported import SAID, make_figure
from tests.site_editions import make_borough
from tests.strategies import make_domain, make_objective, make_strategy

JANUARY = date(2026, 1, 1)


@pytest.fixture(autouse=True)
def clock():
    with time_machine.travel("2026-05-01T10:00Z", tick=False) as traveller:
        yield traveller


@pytest.fixture
def manager(council):
    return make_person("Pro Manager", council, "programme-manager")


@pytest.fixture
def objective(manager, council):
    return make_objective(
        manager, make_strategy(manager), make_domain(manager), council
    )


@pytest.fixture
def programme(manager, council, objective):
    return make_programme(
        manager, council, title="Ways out", objective_ids=[objective.pk]
    )


@pytest.fixture
def service(manager, programme, council, provider):
    own = {"provider_id": provider.pk, "provider_name": "", "title": "Mentors who stay"}
    return make_service(manager, programme, council, **own)


@pytest.fixture
def kpi(manager, service):
    return make_kpi(manager, service)


def read(client, name, row=None):
    return client.get(reverse(f"public:{name}", args=[row.public_id] if row else []))


def words_of(page):
    return " ".join(re.sub(r"<[^>]*>", " ", page).split())


def rows(answer):
    return list(csv.DictReader(io.StringIO(answer.text)))


def test_there_is_nothing_before_a_programme_is_published(client, programme, service):
    assert "No programme is published yet" in read(client, "programmes").text
    assert read(client, "programme", programme).status_code == 404
    assert read(client, "programme-service", service).status_code == 404
    assert "No return is late." in read(client, "programme-returns").text
    assert rows(read(client, "programmes-csv")) == []


def test_the_list_says_what_from_whom_to_whom_and_what_is_late(
    client, manager, programme, kpi
):
    make_funding(manager, programme)
    publish(manager, programme)

    page = read(client, "programmes").text

    for words in ("£200,000", "The council", "Way Out", "3 returns were not received."):
        assert words in page
    asked = client.get(reverse("public:programmes"), {"text": "zebra"}).text
    assert "No programme fits." in asked


def test_an_objective_leads_to_what_is_spent_on_it(
    client, manager, programme, objective
):
    aim = reverse("public:objective", args=[objective.public_id])
    assert "What money is spent on it" not in client.get(aim).text

    publish(manager, programme)

    page = client.get(aim).text
    assert reverse("public:programme", args=[programme.public_id]) in page
    assert reverse("public:programmes") in client.get(reverse("public:progress")).text


def test_one_correction_of_a_figure_mends_the_page(client, manager, council, programme):
    analyst = make_person("Ana Lyst", council, "analyst")
    board = make_person("Boa Rd", council, "board-member")
    figure = make_figure(analyst, approved_by=board, value=Decimal(800_000), unit="£")
    make_funding(manager, programme, figure_id=figure.pk, amount=None)
    publish(manager, programme)
    assert "£800,000" in read(client, "programme", programme).text

    said = SAID | {"value": Decimal(900_000), "unit": "£"}
    correct_figure(by=actor_of(analyst), figure_id=figure.pk, reason="Typing", **said)

    page = read(client, "programme", programme).text
    assert "A figure that is being checked" in page
    assert "800,000" not in page


def test_a_late_return_stays_on_every_page_until_it_comes(
    client, clock, manager, programme, kpi
):
    publish(manager, programme)
    pages = [
        ("programme-service", kpi.service),
        ("programme", programme),
        ("programme-returns", None),
    ]
    for name, row in pages:
        assert "3 returns were not received" in read(client, name, row).text
    assert len(rows(read(client, "programme-returns-csv"))) == 3

    file_return(manager, kpi, JANUARY)

    for name, row in pages:
        assert "2 returns were not received" in read(client, name, row).text
    late = rows(read(client, "programme-returns-csv"))
    assert [each["days_late"] for each in late] == ["52", "21"]
    page = read(client, "programme-service", kpi.service).text
    assert "Received late" in page
    assert "received 1 May 2026, 80 days late" in page


def test_pages_are_late_by_themselves_when_the_day_is_over(
    client, clock, manager, programme, kpi
):
    """They are kept for all readers, and yet say what is so on the day."""
    publish(manager, programme)
    clock.move_to("2026-05-10T22:30:00Z")
    assert "3 returns" in read(client, "programme-returns").text

    # Midnight, half an hour later, is still the 10th in Coordinated Universal Time.
    clock.move_to("2026-05-10T23:30:00Z")

    assert "4 returns" in read(client, "programme-returns").text


def test_few_people_are_never_told_exactly(client, manager, programme, kpi):
    file_return(manager, kpi, JANUARY, 3)
    services.report_reach(
        by=actor_of(manager),
        service_id=kpi.service.pk,
        grouping="sex",
        first=JANUARY,
        last=date(2026, 3, 31),
        counts={"female": 57, "male": 3},
        source="Register",
    )
    publish(manager, programme)

    page = words_of(read(client, "programme-service", kpi.service).text)

    assert "Fewer than 5 people" in page
    assert "Female Withheld Male Withheld" in page
    assert "Everybody 60" in page
    assert "57" not in page
    assert "Male 3" not in page
    assert "3 people" not in page


def test_programs_are_told_the_same(client, manager, programme, kpi):
    base = make_funding(manager, programme)
    make_funding(manager, programme, title="=More", on_top_of_id=base.pk)
    publish(manager, programme)

    told = read(client, "programmes-json").json()

    assert told["as_at"] == "2026-05-01"
    [found] = told["programmes"]
    assert [each["amount"] for each in found["funding"]] == ["200000.00"] * 2
    assert found["funding"][1]["on_top_of"] == "Base budget"
    assert found["services"][0]["provider"] == "Way Out"
    assert len(told["late_returns"]) == found["late_returns"] == 3
    answer = read(client, "programmes-csv")
    assert rows(answer)[1]["line"] == "'=More"
    assert answer.headers["Access-Control-Allow-Origin"] == "*"


def test_pages_cost_few_queries(
    client, manager, council, programme, django_assert_max_num_queries
):
    make_funding(manager, programme)
    for _ in range(6):
        make_kpi(manager, make_service(manager, programme, council))
    publish(manager, programme)

    for name, row in (("programmes", None), ("programme", programme)):
        with django_assert_max_num_queries(20):
            read(client, name, row)


@pytest.fixture
def in_polish(objective, manager, programme, service):
    """Money, a return that came, one that did not, and whom the service reached."""
    make_borough()
    chosen = {"partnership": {"languages": ["en-gb", "pl"]}}
    Partnership.objects.update(configuration=chosen)
    make_funding(manager, programme, amount=Decimal("1234.50"))
    kpi = make_kpi(manager, service)
    file_return(manager, kpi, JANUARY, value=1200)
    publish(manager, programme)
    return [
        *("/pl/programmes/", "/pl/programmes/returns/"),
        f"/pl/programmes/{programme.public_id}/",
        f"/pl/programmes/services/{service.public_id}/",
    ]


TYPED = ("Ways out", "Mentors who stay", "People helped", "Young women", "Base budget")


def test_pages_of_money_say_ours_in_polish_and_mark_what_is_english(client, in_polish):
    ours = {one for _, one, _ in messages() if not set(one) & set("%{")} - SAME
    pages = [client.get(path).text.partition("<body")[2] for path in in_polish]

    said = [Said(page) for page in pages]

    found = {text for each in said for text in each.found}
    marked = "\n".join(text for each in said for text in each.marked)
    assert found & ours == set()
    assert [text for text in found if any(typed in text for typed in TYPED)] == []
    assert [typed for typed in TYPED if typed not in marked] == []


def test_sums_of_money_are_written_as_the_language_writes_them(client, in_polish):
    _, _, programme, service = (client.get(path).text for path in in_polish)

    assert "£1\xa0234,50" in programme
    assert "1\xa0200 " in service
    assert "Nie otrzymano 2 sprawozdań." in service


def test_lists_of_money_for_programs_have_one_address(client, in_polish):
    with translation.override("pl"):
        address = reverse("public:programmes-csv")

    assert address == "/programmes/programmes.csv"
    assert client.get(f"/pl{address}").status_code == 404
