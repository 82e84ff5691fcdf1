import json

import pytest
from django.urls import reverse

from fourfold.partnership.assessments.models import Document
from fourfold.partnership.assessments.services import withdraw
from tests.editions import damage, make_published
from tests.people import actor_of
from tests.site_editions import BOROUGH, make_site_edition, site_files

CATALOGUE = "/data/"
KINDS = {
    "figures.csv": "text/csv; charset=utf-8",
    "figures.json": "application/json",
    "figures.parquet": "application/vnd.apache.parquet",
    "figures.csv-metadata.json": "application/csvm+json",
    "wards.geojson": "application/geo+json",
    "series/violence.csv": "text/csv; charset=utf-8",
}


def at(edition, path):
    return reverse("public:data-file", args=[edition.area.code, edition.slug, path])


def test_empty_catalogue_says_so(client, db):
    page = client.get(CATALOGUE).text

    assert "Nothing is published yet" in page


def test_catalogue_and_page_lead_to_every_file_with_licence_and_meaning(client, shown):
    catalogue = client.get(CATALOGUE).text
    page = client.get(f"/data/{BOROUGH}/{shown.slug}/").text

    assert all(at(shown, path) in catalogue for path in list(KINDS)[:5])
    tables = [name for name in site_files() if name.startswith("data/series/")]
    assert all(
        at(shown, name.removeprefix("data/")) in page
        for name in tables
        if name.endswith(".csv")
    )
    for licence in json.loads(site_files()["site/edition.json"])["licences"]:
        assert licence in page
        assert licence in catalogue
    assert "lower_95" in page
    assert shown.fingerprint in page


@pytest.mark.parametrize("path", KINDS)
def test_file_is_given_as_what_it_is_under_a_name_that_says_it(client, shown, path):
    answer = client.get(at(shown, path))

    content = site_files()[f"data/{path}"]
    assert answer.content == (content if isinstance(content, bytes) else b"")
    assert answer["Content-Type"] == KINDS[path]
    name = f"{shown.slug}-{path.rpartition('/')[2]}"
    assert answer["Content-Disposition"] == f'attachment; filename="{name}"'
    document = Document.objects.get(edition=shown, path=f"data/{path}")
    assert answer["ETag"] == f'"{document.sha256}"'
    again = client.get(at(shown, path), headers={"if-none-match": answer["ETag"]})
    assert again.status_code == 304
    assert answer["Access-Control-Allow-Origin"] == "*"
    assert answer["Cross-Origin-Resource-Policy"] == "cross-origin"


def test_table_names_its_description_as_the_standard_says(client, shown):
    table = client.get(at(shown, "figures.csv"))

    [where, *words] = table["Link"].split("; ")
    assert words == ['rel="describedby"', 'type="application/csvm+json"']
    described = client.get(where.strip("<>"))
    # Beside the table, so that its address in there leads back to it.
    assert described.json()["url"] == "figures.csv"
    assert where.strip("<>") == at(shown, "figures.csv-metadata.json")
    assert "Link" not in client.get(at(shown, "figures.json"))


def test_latest_leads_to_the_newest(client, shown, analyst, board_member):
    later = make_site_edition(analyst, board_member, last="2024-07")

    file = client.get(f"/data/{BOROUGH}/latest/figures.csv")
    page = client.get(f"/data/{BOROUGH}/latest/")

    assert file.status_code == 302
    assert file["Location"] == at(later, "figures.csv")
    assert page["Location"] == f"/data/{BOROUGH}/{later.slug}/"
    assert file["Cache-Control"] == "no-cache"
    assert client.get("/data/E09000999/latest/figures.csv").status_code == 404


def test_what_is_not_there_is_not_there(client, shown):
    for where in (
        at(shown, "none.csv"),
        at(shown, "../assessment.json"),
        f"/data/E09000999/{shown.slug}/figures.csv",
        f"/data/{BOROUGH}/none/",
    ):
        assert client.get(where).status_code == 404


def test_withdrawn_data_is_gone(client, shown, board_member):
    withdraw(by=actor_of(board_member), edition_id=shown.pk, reason="wrong-figure")

    for where in (at(shown, "figures.csv"), f"/data/{BOROUGH}/{shown.slug}/"):
        answer = client.get(where)
        assert answer.status_code == 410
        assert "was withdrawn" in answer.text


def test_damaged_file_is_not_offered(client, shown):
    damaged = Document.objects.select_related("edition").get(
        edition=shown, path="data/figures.parquet"
    )
    damage(damaged)

    assert client.get(at(shown, "figures.parquet")).status_code == 404
    assert at(shown, "figures.parquet") not in client.get(CATALOGUE).text


def test_edition_from_before_says_so(client, analyst, board_member):
    older = make_published(analyst, board_member)

    page = client.get(f"/data/{older.area.code}/{older.slug}/").text

    assert "from before there were such files" in page
    assert client.get(CATALOGUE).status_code == 200


@pytest.mark.parametrize("where", [CATALOGUE, f"/data/{BOROUGH}/", "figures.csv"])
def test_pages_cost_few_queries(client, shown, django_assert_max_num_queries, where):
    addresses = {
        f"/data/{BOROUGH}/": f"/data/{BOROUGH}/{shown.slug}/",
        "figures.csv": at(shown, "figures.csv"),
    }
    with django_assert_max_num_queries(6):
        client.get(addresses.get(where, where))
