import re
from dataclasses import replace
from itertools import pairwise

import pytest

from fourfold.analysis.cube.reader import Area
from fourfold.analysis.documents.page import html
from fourfold.analysis.publication import rules
from tests.analysis.assessment.small_cube import FORCE, WARDS, SmallCube
from tests.analysis.documents.pages import Page, page_of, published
from tests.analysis.documents.wide_cube import wide_cube


@pytest.fixture(scope="module")
def text():
    return page_of(wide_cube(unknown=("2022-02",)))


@pytest.fixture(scope="module")
def page(text):
    return Page(text)


def test_the_same_assessment_gives_the_same_bytes(text):
    assert page_of(wide_cube(unknown=("2022-02",))) == text


def test_every_id_is_there_once(page):
    ids = page.values("id")

    assert len(ids) == len(set(ids))


def test_every_figure_can_be_linked_to(page):
    assessment = published(wide_cube(unknown=("2022-02",))).assessment
    shown = {
        cell.figure
        for section in assessment.sections
        for block in section.blocks
        for table in block.tables
        for _, cells in table.rows
        for cell in cells
        if cell.figure
    }

    assert shown <= set(page.values("id"))


def test_every_link_leads_somewhere_on_the_page(page):
    links = [link for link in page.values("href") if not link.startswith("data:")]

    assert links
    assert {link.removeprefix("#") for link in links} <= set(page.values("id"))


def test_every_label_names_something_on_the_page(page):
    labels = [name for each in page.values("aria-labelledby") for name in each.split()]

    assert set(labels) <= set(page.values("id"))


def test_the_page_needs_nothing_from_elsewhere(text, page):
    # What a reader saves is read by other programs, and names the language it is in.
    # An address in a sentence is read and not fetched.
    seen = re.sub(r"href='data:[^']*'", "", text)
    asked = r"(?:=[\"']?|url\([\"']?)(https?://[^\s\"'<)]+)"

    assert set(re.findall(asked, seen)) == {"http://www.w3.org/2000/svg"}
    assert not page.all("script", "link", "iframe", "img", "object", "base")
    assert "@import" not in text
    policy = next(each["content"] for each in page.all("meta") if "http-equiv" in each)
    assert policy.startswith("default-src 'none'; style-src 'unsafe-inline'")


def test_the_page_has_its_language_and_landmarks(page):
    assert page.all("html") == [{"lang": "en-GB"}]
    for landmark in ("header", "nav", "main", "footer", "h1", "title"):
        assert len([tag for tag, _ in page.tags if tag == landmark]) >= 1
    assert len(page.all("h1")) == len(page.all("main")) == 1


def test_the_first_thing_to_reach_is_the_way_past_the_contents(page):
    assert page.all("a")[0] == {"class": "skip", "href": "#main"}


def test_headings_go_down_a_step_at_a_time(page):
    levels = [int(tag[1]) for tag, _ in page.tags if re.fullmatch(r"h[1-6]", tag)]

    assert levels[0] == 1
    assert all(later <= earlier + 1 for earlier, later in pairwise(levels))


def test_tables_have_captions_and_headed_rows_and_columns(page):
    assert len(page.all("caption")) == len(page.all("table"))
    assert {each["scope"] for each in page.all("th")} == {"row", "col"}


def test_what_scrolls_sideways_can_be_reached_and_has_a_name(page):
    regions = [each for each in page.all("div") if each.get("role") == "region"]

    assert len(regions) > len(page.all("table"))
    assert all(each["tabindex"] == "0" for each in regions)
    assert all("aria-label" in each or "aria-labelledby" in each for each in regions)


def test_each_chart_has_a_sentence_a_picture_and_a_table(page):
    figures = len(page.all("figure"))

    assert figures == 20
    assert len(page.all("figcaption")) == figures
    assert len([each for each in page.all("svg") if each["role"] == "img"]) == figures


def test_the_working_of_a_figure_gives_definition_formula_method_and_command(page):
    figure = "violence.rate.E05001901.2023-07..2024-06"

    assert re.search(rf"{figure} [\d,]+ ÷ [\d,]+ × 1,000 = [\d.]+", page.text)
    assert "fourfold explain violence.count.E09000901.2023-07..2024-06" in page.text
    assert "Byar's approximation from 10" in page.text
    assert "docs/methods/rates.md" in page.text


def test_the_first_screen_says_count_rate_and_change_of_each_measure(page):
    words = page.text.partition(" In short Recorded crime ")[2]
    words = words.partition(" Every type of crime ")[0]

    for name in ("Violence", "Robbery", "Weapons"):
        assert name in words
    assert "Incidents are not crimes and are never added to them." in words
    assert "It stands in for serious violence and is wider" in words


def test_a_month_that_is_not_known_is_not_a_nought(page):
    assert "February 2022 not known" in page.text


def test_the_page_is_small_enough_to_send(text):
    assert len(text.encode()) < 1_200_000


def test_names_from_files_cannot_become_markup():
    name = "<script>alert('1')</script> & \"Ash\""
    bad = Area("E05000901", name, "ward", "E09000901")

    text = page_of(SmallCube(wards=(bad, *WARDS[1:])))

    assert "<script" not in text
    assert "&lt;script&gt;" in text
    assert name in Page(text).text


def test_invented_data_is_labelled_before_anything_else():
    found = Page(page_of(SmallCube(invented=True)))

    assert found.words[0].startswith("Invented data: ")
    assert "INVENTED DATA." in found.words[:3]


def test_real_data_is_not_labelled(page):
    assert "INVENTED" not in page.text


def test_an_area_without_wards_has_a_page():
    found = Page(page_of(SmallCube(wards=())))

    assert "No wards are known for this area." in found.text


def test_a_page_without_charts_keeps_its_tables():
    found = Page(html(published(SmallCube()), ()))

    assert not found.all("figure")
    assert "June 2024 36 432" in found.text


def test_a_change_of_recording_stands_beside_the_headline():
    met = (replace(FORCE, force="Metropolitan Police Service"),)

    found = Page(page_of(SmallCube(quality=met)))

    assert "Recording changed in March 2024" in found.text


def test_what_was_done_to_restricted_counts_is_said(monkeypatch):
    monkeypatch.setattr(rules, "disclosure_class", lambda source: "restricted")

    found = Page(page_of(SmallCube(monthly={"robbery": 1, "burglary": 40})))

    assert "counts from 1 to 4 are withheld" in found.text
    assert "withheld, because so few could point to a person" in found.text
    assert "withheld" in found.words
