"""Feeds, as another program reads them, which knows nothing of ours."""

import json
import re
import xml.etree.ElementTree as ElementTree

import atoma
import pytest
from django.urls import reverse

from fourfold.partnership.assessments.services import withdraw
from fourfold.partnership.figures.models import Correction
from tests.interfaces.public.test_corrections import correct, make_figure
from tests.people import actor_of
from tests.site_editions import WARD, make_site_edition, site_files

BOROUGH, CORRECTIONS = "/feeds/borough.atom", "/feeds/corrections.atom"
OF_WARD = f"/feeds/wards/{WARD}.atom"
TAG = re.compile(r"tag:[a-z0-9.-]+,\d{4}(-\d{2}-\d{2})?:[\w:.-]+", re.ASCII)
ATOM = "{http://www.w3.org/2005/Atom}"


def feed_at(client, where):
    """Read strictly: it fails for whatever RFC 4287 requires and is not there."""
    answer = client.get(where)
    assert answer["Content-Type"] == "application/atom+xml; charset=utf-8"
    return atoma.parse_atom_bytes(answer.content)


@pytest.mark.parametrize("where", [BOROUGH, CORRECTIONS, OF_WARD])
def test_feed_without_entries_is_a_feed(client, borough, where):
    found = feed_at(client, where)

    assert found.entries == []
    assert TAG.fullmatch(found.id_)
    assert found.updated == borough.set_up_at.replace(microsecond=0)
    assert found.authors[0].name == borough.name


@pytest.mark.parametrize("where", [BOROUGH, CORRECTIONS, OF_WARD])
def test_site_that_is_not_set_up_has_no_feed(client, db, where):
    assert client.get(where).status_code == 404


def test_edition_is_an_entry_with_its_headline_and_when_it_was_published(client, shown):
    found = feed_at(client, BOROUGH)

    [entry] = found.entries
    told = json.loads(site_files()["site/edition.json"])["headlines"]
    said = next(each for each in told if each["measure"] == "violence")
    assert entry.title.value == shown.title
    assert said["change"]["text"] in entry.summary.value
    assert entry.updated == entry.published == shown.published_at.replace(microsecond=0)
    assert found.updated == entry.updated
    assert entry.links[0].href.endswith(reverse("public:assessment", args=[shown.slug]))


def test_ward_is_told_in_its_own_sentence(client, shown):
    [entry] = feed_at(client, OF_WARD).entries

    name = f"violence.change.{WARD}.2023-07..2024-06"
    findings = json.loads(site_files()["assessment.json"])["findings"]
    assert entry.summary.value == next(
        each["sentence"] for each in findings if each["id"] == name
    )
    assert entry.links[0].href.endswith(reverse("public:figure", args=[name]))
    assert client.get("/feeds/wards/E05999999.atom").status_code == 404


def test_corrections_are_told_and_lead_to_the_page(
    client, shown, analyst, board_member
):
    correct(analyst, make_figure(analyst, board_member))
    withdraw(by=actor_of(board_member), edition_id=shown.pk, reason="wrong-figure")

    first, second = feed_at(client, CORRECTIONS).entries

    assert first.title.value == f"Withdrawn: {shown.title}"
    assert "We read the wrong column." in second.summary.value
    key = first.links[0].href.partition("#")[2]
    assert f'id="{key}"' in client.get("/corrections/").text


def test_ids_stay_when_something_is_added(client, shown, analyst, board_member):
    before = {each.id_ for each in feed_at(client, BOROUGH).entries}
    make_site_edition(analyst, board_member, last="2024-07")

    found = feed_at(client, BOROUGH)

    after = [each.id_ for each in found.entries]
    assert before < set(after)
    assert len(set(after)) == len(after) == 2
    assert all(TAG.fullmatch(each) for each in (found.id_, *after))


def test_what_xml_cannot_hold_is_left_out(client, borough, analyst, board_member):
    figure = make_figure(analyst, board_member)
    Correction.objects.create(
        figure=figure,
        old={},
        new={},
        reason="We\x0b read <b> & \ufffe wrong",
        was_approved=True,
        by=analyst,
    )

    [entry] = feed_at(client, CORRECTIONS).entries

    assert entry.summary.value.startswith("We read <b> &  wrong")


@pytest.mark.parametrize("where", [BOROUGH, CORRECTIONS, OF_WARD])
def test_every_feed_says_where_it_is_and_what_it_is_of(client, shown, where):
    root = ElementTree.fromstring(client.get(where).content)  # noqa: S314 - our own

    links = {link.get("rel"): link.get("href") for link in root.findall(f"{ATOM}link")}
    assert links["self"].endswith(where)
    assert set(links) == {"self", "alternate"}
    assert all(href.startswith("http") for href in links.values())


@pytest.mark.parametrize("where", [BOROUGH, CORRECTIONS, OF_WARD])
def test_reader_that_asks_again_is_told_that_nothing_is_new(client, shown, where):
    first = client.get(where)

    again = client.get(where, headers={"if-none-match": first["ETag"]})

    assert (again.status_code, again.content) == (304, b"")


def test_pages_lead_programs_to_the_feeds(client, shown):
    page = client.get("/").text

    assert f'type="application/atom+xml" href="{BOROUGH}"' in page
    assert f'type="application/atom+xml" href="{CORRECTIONS}"' in page


@pytest.mark.parametrize("where", [BOROUGH, CORRECTIONS, OF_WARD])
def test_feeds_cost_few_queries(
    client, shown, analyst, board_member, where, django_assert_max_num_queries
):
    for month in ("2024-07", "2024-08"):
        make_site_edition(analyst, board_member, last=month)

    with django_assert_max_num_queries(6):
        client.get(where)
