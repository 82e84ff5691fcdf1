"""What the API says of editions and figures is what was published."""

import json
from datetime import UTC, datetime

import pytest
from django.urls import reverse

from fourfold.interfaces.api import examples
from fourfold.interfaces.api.v1 import api as v1
from fourfold.partnership.areas.models import CoveredArea
from fourfold.partnership.assessments.models import Edition
from fourfold.partnership.assessments.services import withdraw
from tests.people import actor_of, make_person
from tests.site_editions import (
    BOROUGH,
    COUNT,
    RATE,
    WARD,
    make_borough,
    make_site_edition,
    site_files,
)

FIGURES = "/api/v1/figures"
# What differs from one making of the same edition to the next.
SAME_EVERY_DAY = {
    "published_at": datetime(2024, 8, 5, 9, tzinfo=UTC),
    "fingerprint": "0123456789abcdef" * 4,
}


@pytest.fixture
def shown(board_member, council):
    make_borough()
    made = make_site_edition(make_person("Ana Lyst", council, "analyst"), board_member)
    Edition.objects.filter(pk=made.pk).update(**SAME_EVERY_DAY)
    made.refresh_from_db()
    return made


def findings():
    told = json.loads(site_files()["assessment.json"])["findings"]
    return {each["id"]: each for each in told}


def shortened(answer):
    """Lists of answers after their first entry."""
    if isinstance(answer, list):
        return answer[:1]
    return {
        name: part[:1] if name == "figures" else part for name, part in answer.items()
    }


@pytest.mark.parametrize("address", examples.examples())
def test_example_in_the_description_is_what_is_answered(client, shown, address):
    example = examples.examples()[address]

    answer = client.get(f"/api/v1{example['asked']}")

    assert answer.status_code == 200
    assert shortened(answer.json()) == example["answer"]


def test_every_address_of_published_things_has_an_example():
    assert set(examples.examples()) == {
        "/editions",
        "/figures",
        "/figures/{name}",
        "/measures",
        "/areas/{code}/profile",
        "/neighbourhoods",
        "/neighbourhoods/{neighbourhood_id}",
    }


def test_examples_are_in_the_description(client, db):
    paths = client.get(reverse("api:openapi-json")).json()["paths"]

    for address, example in examples.examples().items():
        answers = paths[f"/api/v1{address}"]["get"]["responses"]
        assert (
            answers["200"]["content"]["application/json"]["example"]
            == (example["answer"])
        )


def test_every_figure_can_be_had_page_by_page(client, shown):
    names, page = [], 1
    while page:
        told = client.get(FIGURES, {"size": 500, "page": page}).json()
        names += [each["name"] for each in told["figures"]]
        page = told["next"]

    assert names == list(findings())
    assert told["count"] == len(names)


@pytest.mark.parametrize(
    ("asked", "wanted"),
    [
        ({"area": WARD}, lambda each: each["area"] == WARD),
        ({"measure": "robbery"}, lambda each: each["measure"] == "robbery"),
        ({"kind": "rate"}, lambda each: each["kind"] == "rate"),
        (
            {"first_month": "2024-06", "last_month": "2024-06"},
            lambda each: each["period"] == {"first": "2024-06", "last": "2024-06"},
        ),
        ({"edition": "none"}, lambda each: False),
    ],
)
def test_figures_are_filtered(client, shown, asked, wanted):
    told = client.get(FIGURES, {**asked, "size": 500}).json()

    expected = [name for name, each in findings().items() if wanted(each)]
    assert told["count"] == len(expected)
    assert [each["name"] for each in told["figures"]] == expected[:500]


@pytest.mark.parametrize(
    "asked", [{"page": 0}, {"size": 501}, {"area": "\0"}, {"last_month": "June"}]
)
def test_what_has_no_sense_is_a_problem_that_says_which(client, db, asked):
    answer = client.get(FIGURES, asked)

    assert answer.status_code == 422
    assert answer["Content-Type"] == "application/problem+json"
    assert next(iter(asked)) in answer.json()["detail"]


def test_figure_says_what_was_published(client, shown):
    told = client.get(f"{FIGURES}/{RATE}").json()

    finding = findings()[RATE]
    for name in ("value", "lower", "upper", "sentence", "formula", "working", "parts"):
        assert told[name] == finding[name]
    assert told["page"] == reverse("public:figure", args=[RATE])


def test_withdrawn_figures_are_not_told(client, shown, board_member):
    withdraw(by=actor_of(board_member), edition_id=shown.pk, reason="wrong-figure")

    assert client.get(FIGURES).json()["count"] == 0
    assert client.get(f"{FIGURES}/{RATE}").status_code == 404
    assert client.get("/api/v1/editions").json() == []


@pytest.mark.parametrize("code", [BOROUGH, WARD])
def test_profile_has_the_figures_of_its_area_over_the_period(client, shown, code):
    told = client.get(f"/api/v1/areas/{code}/profile").json()

    assert {each["area"] for each in told["figures"]} == {code}
    assert {each["last_month"] for each in told["figures"]} == {"2024-06"}
    assert (COUNT in {each["name"] for each in told["figures"]}) is (code == BOROUGH)


def test_area_that_nothing_is_said_of_has_no_profile(client, shown):
    assert client.get("/api/v1/areas/E05999999/profile").status_code == 404


def test_ward_without_figures_is_a_neighbourhood_all_the_same(client, shown):
    CoveredArea.objects.create(code="E05000999", name="New", kind="ward")

    told = client.get("/api/v1/neighbourhoods/E05000999").json()

    assert (told["name"], told["population"], told["links"]) == ("New", "", [])
    assert client.get("/api/v1/neighbourhoods/none").status_code == 404


def test_before_anything_is_published_there_is_nothing_to_tell(client, db):
    CoveredArea.objects.create(code=WARD, name="Mill", kind="ward")

    assert client.get("/api/v1/editions").json() == []
    assert client.get(f"/api/v1/areas/{WARD}/profile").status_code == 404
    assert client.get(f"/api/v1/neighbourhoods/{WARD}").json()["description"] == ""


def test_who_has_an_answer_already_is_told_so(client, shown):
    first = client.get(f"{FIGURES}/{RATE}")

    again = client.get(f"{FIGURES}/{RATE}", headers={"if-none-match": first["ETag"]})

    assert (again.status_code, again.content) == (304, b"")
    assert first["Cache-Control"] == "no-cache"
    assert first["Access-Control-Allow-Origin"] == "*"


@pytest.mark.parametrize(
    "where",
    [FIGURES, f"{FIGURES}/{RATE}", "/api/v1/editions", f"/api/v1/areas/{WARD}/profile"],
)
def test_answers_cost_few_queries(
    client, shown, django_assert_max_num_queries, where, monkeypatch
):
    # Counting requests takes some of its own.
    monkeypatch.setattr(v1, "count", lambda _request: None)

    with django_assert_max_num_queries(5):
        client.get(where)
