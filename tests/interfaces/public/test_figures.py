import csv
import io
import json

import pytest
from django.urls import reverse

from fourfold.partnership.assessments.contents import figure_names
from fourfold.partnership.assessments.services import withdraw
from tests.editions import damage, make_published
from tests.people import actor_of
from tests.site_editions import COUNT, RATE, make_site_edition, site_files

NO_SUCH = "violence.rate.E05999999.2023-07..2024-06"


def page_of(name):
    return reverse("public:figure", args=[name])


def told(name):
    findings = json.loads(site_files()["assessment.json"])["findings"]
    return next(each for each in findings if each["id"] == name)


def as_text(client, name):
    return client.get(page_of(name)).text.replace("&#x27;", "'")


def test_page_says_the_sentence_the_formula_and_the_working_as_published(client, shown):
    page = as_text(client, RATE)

    finding = told(RATE)
    assert finding["sentence"] in page
    assert finding["formula"] in page
    assert finding["working"] in page
    assert all(f"{part:,}" in page for part in finding["parts"].values())


def test_page_leads_to_definition_source_and_downloads(client, shown):
    page = as_text(client, RATE)

    assert reverse("public:offence", args=["violence"]) in page
    assert "https://data.police.uk/data/" in page
    assert reverse("public:data-edition", args=[shown.area.code, shown.slug]) in page
    assert reverse("public:figure-json", args=[RATE]) in page
    assert reverse("public:figure-csv", args=[RATE]) in page
    assert "This stands in for serious violence and is much wider" in page
    assert "build-0001" in page


def test_a_number_that_is_not_known_says_why(client, shown):
    gap = f"violence.count.{shown.area.code}.2022-11..2022-11"

    page = as_text(client, gap)

    assert "Not known" in page
    assert told(gap)["reason"] in page


def test_json_and_csv_say_what_the_table_of_all_figures_says(client, shown):
    rows = csv.DictReader(io.StringIO(site_files()["data/figures.csv"].decode()))
    in_table = {row["id"]: row for row in rows}
    listed = json.loads(site_files()["data/figures.json"])["figures"]
    in_json = {row["id"]: row for row in listed}

    for name in (RATE, COUNT):
        alone = client.get(reverse("public:figure-csv", args=[name]))
        [row] = csv.DictReader(io.StringIO(alone.text))
        found = client.get(reverse("public:figure-json", args=[name])).json()

        assert row == in_table[name]
        assert {key: found[key] for key in in_json[name]} == in_json[name]
    assert found["licences"]
    assert found["sources"][0]["sha256"]
    assert found["edition"]["fingerprint"] == shown.fingerprint


def test_every_figure_of_the_edition_has_a_page(client, shown):
    names = sorted(figure_names(shown))

    assert {client.get(page_of(name)).status_code for name in names[::40]} == {200}


@pytest.mark.parametrize("form", ["json", "csv"])
def test_other_programs_may_read_it_and_keep_it(client, shown, form):
    where = reverse(f"public:figure-{form}", args=[RATE])
    first = client.get(where)

    again = client.get(where, headers={"if-none-match": first["ETag"]})

    assert (again.status_code, again.content) == (304, b"")
    assert first["Access-Control-Allow-Origin"] == "*"
    assert first["Content-Disposition"] == f'attachment; filename="{RATE}.{form}"'
    assert client.get(reverse(f"public:figure-{form}", args=["x"])).status_code == 404


def test_name_that_nobody_published_is_answered_with_help(client, shown):
    for name in (NO_SUCH, "something"):
        answer = client.get(page_of(name))

        assert answer.status_code == 404
        assert "There is no figure of that name" in answer.text
        assert reverse("public:contact") in answer.text


def test_before_anything_is_published_there_is_help_too(client, db):
    assert client.get(page_of(RATE)).status_code == 404


def test_withdrawn_figure_says_so_and_not_its_number(client, shown, board_member):
    sentence = told(RATE)["sentence"]
    withdraw(by=actor_of(board_member), edition_id=shown.pk, reason="wrong-figure")

    answer = client.get(page_of(RATE))

    assert answer.status_code == 410
    assert "no longer published" in answer.text
    assert reverse("public:corrections") in answer.text
    assert sentence not in answer.text
    assert client.get(page_of(NO_SUCH)).status_code == 404


def test_damaged_file_of_a_withdrawn_edition_breaks_nothing(
    client, borough, analyst, board_member
):
    files = {**site_files(), "assessment.json": '{"findings": []} '}
    gone = make_site_edition(analyst, board_member, files=files)
    withdraw(by=actor_of(board_member), edition_id=gone.pk, reason="not-needed")
    damage(gone.documents.get(path="assessment.json"))

    assert client.get(page_of(RATE)).status_code == 404


def test_withdrawn_edition_without_figures_had_none(client, analyst, board_member):
    files = {"index.html": "<h1>Words</h1>"}
    gone = make_published(analyst, board_member, files=files)
    withdraw(by=actor_of(board_member), edition_id=gone.pk, reason="not-needed")

    assert client.get(page_of(RATE)).status_code == 404


def test_other_editions_that_have_the_figure_are_named(
    client, shown, analyst, board_member
):
    later = make_site_edition(analyst, board_member, last="2024-07")

    page = as_text(client, RATE)

    assert "The same figure in other editions" in page
    assert reverse("public:assessment", args=[shown.slug]) in page
    assert reverse("public:assessment", args=[later.slug]) in page


def test_figure_of_an_edition_without_such_pages_is_still_told(
    client, borough, analyst, board_member
):
    files = {
        name: content
        for name, content in site_files().items()
        if not name.startswith(("site/", "data/"))
    }
    make_site_edition(analyst, board_member, files=files)

    page = as_text(client, RATE)

    assert told(RATE)["sentence"] in page


def test_page_costs_few_queries(client, shown, django_assert_max_num_queries):
    with django_assert_max_num_queries(6):
        client.get(page_of(RATE))
