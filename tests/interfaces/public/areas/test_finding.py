import logging

import pytest
from django.urls import reverse

from fourfold.partnership.areas.models import Postcode
from fourfold.partnership.areas.services import load_postcodes
from fourfold.partnership.audit.models import Entry
from tests.partnerships import make_partnership
from tests.people import SET_UP
from tests.wards import ASH, BIRCH, make_wards

PAGE = "/wards/"
POSTCODE = "/wards/postcode/"


@pytest.fixture
def postcodes(db):
    make_partnership()
    wards = make_wards()
    load_postcodes(by=SET_UP, ward_of={"ZZ11AA": ASH, "ZZ11AB": BIRCH, "ZZ19ZZ": ""})
    return wards


def ask(client, text):
    return client.post(POSTCODE, {"postcode": text})


def test_every_ward_is_listed_with_what_it_is_first_asked_about(client, edition):
    page = client.get(PAGE)

    table = page.context["table"]
    assert len(table.rows) == 8
    assert [cell.text for cell in table.rows[0]] == [
        "Ash",
        "600",
        "No change beyond chance",
        "50.0 (46.1 to 54.2)",
    ]
    assert f'<a href="/wards/{ASH}/">Ash</a>' in page.text


def test_map_has_a_link_to_every_ward(client, edition):
    page = client.get(PAGE)

    assert len(page.context["map"].shapes) == 8
    assert f'<a href="/wards/{ASH}/" aria-label="Ash"><path d="M' in page.text


def test_part_of_a_name_is_enough(client, edition):
    page = client.get(PAGE, {"name": " BIR "})

    assert [row[0].text for row in page.context["table"].rows] == ["Birch"]
    assert "1 of 8 wards have “BIR” in their name" in page.text
    assert 'href="/wards/">Clear</a>' in page.text


def test_a_name_that_no_ward_has_is_said(client, edition):
    assert "No ward has that in its name" in client.get(PAGE, {"name": "zzz"}).text


def test_without_an_edition_wards_are_listed_by_name(client, db):
    make_wards()

    page = client.get(PAGE)

    assert len(page.context["table"].rows) == 8
    assert page.context["map"] is None
    assert reverse("public:compare-wards") not in page.text


def test_before_set_up_it_is_said_who_names_the_wards(client, db):
    assert "names its wards in partnership.toml" in client.get(PAGE).text


def test_page_takes_few_queries(client, edition, django_assert_max_num_queries):
    make_partnership()
    client.get(PAGE)

    with django_assert_max_num_queries(6):
        client.get(PAGE)


@pytest.mark.parametrize("text", ["ZZ1 1AA", "zz11aa", " zz1  1aa. ", "ZZ1-1AA"])
def test_postcode_leads_to_its_ward_however_it_is_written(client, postcodes, text):
    answer = ask(client, text)

    assert (answer.status_code, answer["Location"]) == (302, f"/wards/{ASH}/")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("ZZ1 9ZZ", "outside the area of this partnership"),
        ("ZZ1 1XX", "We do not know that postcode"),
        ("ZZ1", "Enter a whole postcode"),
        ("", "Enter postcode"),
        ("'; drop table", "Enter a whole postcode"),
    ],
)
def test_postcode_without_a_ward_is_answered_with_what_to_do(
    client, postcodes, text, words
):
    page = ask(client, text)

    assert page.status_code == 200
    assert words in page.text
    assert "By name</h2>" in page.text


def test_postcode_of_a_ward_that_is_no_more_is_outside(client, postcodes):
    postcodes[ASH].is_current = False
    postcodes[ASH].save()

    assert "outside the area" in ask(client, "ZZ1 1AA").text


def test_postcode_stands_in_no_address_no_log_and_no_trail(client, postcodes, caplog):
    entries = Entry.objects.count()
    with caplog.at_level(logging.DEBUG, logger="fourfold"):
        found = ask(client, "ZZ1 1AA")
        unknown = ask(client, "ZZ1 1XX")

    written = " ".join(str(vars(record)) for record in caplog.records).upper()
    for text in ("ZZ11AA", "ZZ1 1AA", "ZZ11XX", "ZZ1 1XX"):
        assert text not in written
        assert text not in found["Location"].upper()
    assert Entry.objects.count() == entries
    assert unknown["Cache-Control"] == "no-store, private"
    assert not client.session.keys()


def test_address_of_the_form_leads_back_to_the_page(client, postcodes):
    assert client.get(POSTCODE, {"postcode": "ZZ1 1AA"})["Location"] == PAGE


def test_without_postcodes_there_is_no_box_for_them(client, edition):
    page = client.get(PAGE).text

    assert "does not know postcodes yet" in page
    assert 'name="postcode"' not in page


def test_attribution_stands_where_postcodes_are_used(client, postcodes):
    assert Postcode.objects.count() == 3
    assert "Contains OS data © Crown copyright" in client.get(PAGE).text
