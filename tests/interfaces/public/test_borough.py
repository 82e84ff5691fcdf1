import json
import re
from html import unescape
from html.parser import HTMLParser
from urllib.parse import urlsplit

import pytest
from django.urls import reverse

from fourfold.analysis.assessment.section_ids import SECTION_IDS
from fourfold.analysis.offences.measures import measures
from tests.editions import make_published
from tests.site_editions import SAID, make_site_edition, site_files

EMPTY = ["borough", "compare", "unknown", "offences", "methods", "corrections"]


def sections():
    return json.loads(site_files()["site/sections.json"])["sections"]


def text_of(client, where):
    """What a reader reads, without the marks of HTML."""
    found = []
    parser = HTMLParser(convert_charrefs=True)
    parser.handle_data = found.append
    parser.feed(client.get(where).text)
    return " ".join(unescape(" ".join(found)).split())


def plain(text):
    return " ".join(text.split())


@pytest.mark.parametrize("name", EMPTY)
def test_page_is_there_before_anything_is_published(client, db, name):
    assert client.get(reverse(f"public:{name}")).status_code == 200


def test_older_edition_leads_to_its_document(client, analyst, board_member):
    older = make_published(analyst, board_member)

    for name in ("compare", "unknown"):
        page = client.get(reverse(f"public:{name}")).text
        assert reverse("public:assessment", args=[older.slug]) in page
    assert client.get(reverse("public:borough")).status_code == 200
    assert client.get("/borough/where/").status_code == 404


def test_overview_has_every_headline_and_a_door_to_every_section(client, shown):
    page = client.get(reverse("public:borough")).text
    words = text_of(client, reverse("public:borough"))

    for each in json.loads(site_files()["site/edition.json"])["headlines"]:
        assert each["number"]["text"] in words
        assert each["change"]["text"] in words
        assert reverse("public:figure", args=[each["change"]["figure"]]) in page
    for name in set(SECTION_IDS) - {"headline", "compare", "unknown"}:
        assert reverse("public:borough-section", args=[name]) in page
    assert reverse("public:compare") in page
    assert reverse("public:unknown") in page


@pytest.mark.parametrize("name", SECTION_IDS)
def test_section_says_every_sentence_and_shows_every_chart_and_table(
    client, shown, name
):
    where = reverse("public:borough-section", args=[name])
    told = next(each for each in sections() if each["id"] == name)

    page, words = client.get(where).text, text_of(client, where)

    for each in told["paragraphs"]:
        assert plain(each["text"]) in words
    for block in told["blocks"]:
        assert all(plain(each["text"]) in words for each in block["paragraphs"])
        assert all(f"charts/{chart['id']}.svg" in page for chart in block["charts"])
        assert all(plain(table["caption"]) in words for table in block["tables"])
        assert all(plain(fact["value"]) in words for fact in block["facts"])


def test_words_of_the_analyst_are_marked_as_such(client, shown):
    where = reverse("public:borough-section", args=["where"])

    words = text_of(client, where)

    assert f"What our analyst says {SAID} A. Analyst, 1 August 2024." in words
    assert "no part of the figures" in words


def test_comparison_names_the_group_and_why(client, shown):
    group = json.loads(site_files()["site/edition.json"])["comparison"]

    words = text_of(client, reverse("public:compare"))

    assert plain(group["reason"]) in words
    assert all(member["name"] in words for member in group["members"])


def test_unknown_says_what_is_not_known_and_what_the_figures_are_not(client, shown):
    words = text_of(client, reverse("public:unknown"))

    for each in sections():
        if each["id"] in ("unknown", "limits"):
            assert all(plain(part["text"]) in words for part in each["paragraphs"])


def test_last_section_leads_nowhere(client, shown):
    assert "Read on:" not in text_of(client, "/borough/sources/")
    assert "Read on:" in text_of(client, "/borough/where/")


@pytest.mark.parametrize("measure", [each.id for each in measures()])
def test_offence_says_what_it_counts_and_its_figures(client, shown, measure):
    where = reverse("public:offence", args=[measure])
    told = json.loads(site_files()["site/edition.json"])["measures"]
    defined = next(each for each in told if each["id"] == measure)

    words = text_of(client, where)

    assert plain(defined["definition"]) in words
    assert all(plain(caveat) in words for caveat in defined["caveats"])
    findings = json.loads(site_files()["assessment.json"])["findings"]
    name = f"{measure}.count.{shown.area.code}.2023-07..2024-06"
    said = next((each["sentence"] for each in findings if each["id"] == name), None)
    assert said is None or plain(said) in words


def test_offence_is_told_before_anything_is_published(client, db):
    words = text_of(client, reverse("public:offence", args=["violence"]))

    assert "This stands in for serious violence" in words
    assert client.get(reverse("public:offence", args=["none"])).status_code == 404


def test_wards_of_a_headline_measure_are_a_table_of_figures(client, shown):
    page = client.get(reverse("public:offence", args=["violence"])).text

    assert "Ward by ward" in page
    assert 'id="table-wards-violence"' in page


def test_methods_explain_every_kind_of_figure(client, shown):
    page = client.get(reverse("public:methods")).text

    for kind in json.loads(site_files()["site/edition.json"])["kinds"]:
        assert f'id="{kind}"' in page


def test_home_says_first_what_changed(client, shown):
    page = client.get(reverse("public:home"))

    assert page.context["edition"] == shown
    assert len(page.context["headlines"]) == 3
    changed = [each["change"]["direction"] for each in page.context["headlines"]]
    assert changed == sorted(changed, key=lambda way: way not in ("up", "down"))
    assert "Last updated on" in page.text
    assert "Every month, one to two months behind".lower() in page.text


def test_link_previews_say_the_headline(client, shown):
    for name in ("home", "borough"):
        page = unescape(client.get(reverse(f"public:{name}")).text)
        told = json.loads(site_files()["site/edition.json"])["headlines"]
        said = next(each for each in told if each["measure"] == "violence")
        assert f'property="og:title" content="{shown.title}"' in page
        assert f'{said["change"]["text"]}"' in page
        assert_card_is_there(client, page)


def assert_card_is_there(client, page):
    address = re.search(r'property="og:image" content="(http[^"]+)"', page)[1]
    card = client.get(urlsplit(address).path)
    assert card.headers["Content-Type"] == "image/png"


def test_an_edition_from_before_there_were_cards_has_none(
    client, borough, analyst, board_member
):
    files = {
        path: content
        for path, content in site_files().items()
        if not path.startswith("cards/")
    }
    make_site_edition(analyst, board_member, files=files)

    page = client.get(reverse("public:borough")).text

    assert 'property="og:title"' in page
    assert "og:image" not in page


@pytest.mark.parametrize(
    "where",
    [
        "/",
        "/borough/",
        "/borough/where/",
        "/compare/",
        "/unknown/",
        "/offences/",
        "/offences/violence/",
        "/methods/",
        "/corrections/",
    ],
)
def test_pages_cost_few_queries(client, shown, django_assert_max_num_queries, where):
    with django_assert_max_num_queries(6):
        assert client.get(where).status_code == 200
