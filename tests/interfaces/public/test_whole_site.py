"""The whole public site, from its first page to wherever links lead."""

import json
import re
from html import unescape
from html.parser import HTMLParser
from urllib.parse import urlsplit

import pytest
from django.urls import resolve

from fourfold.partnership.assessments.contents import figure_names
from tests.site_editions import site_files

from .crawling import crawl

# Thousands of pages of one making: those of every so many figures are opened.
EVERY = 60
NUMBER = re.compile(r"\d[\d,.]*\d|\d")
# Pages that lay sentences of the edition out, and say little of their own.
LAID_OUT = {"borough-section", "compare", "unknown"}


@pytest.fixture
def site(client, shown):
    names = sorted(figure_names(shown))[::EVERY]
    opened = {f"/figures/{name}" for name in names}

    def wanted(path):
        figure = path.removesuffix("/").removesuffix(".json").removesuffix(".csv")
        return not path.startswith("/figures/") or figure in opened

    return crawl(client, wanted=wanted)


def test_no_link_is_broken_and_every_page_is_a_page(site, shown):
    found, linked = site

    assert len(found) > 100
    assert {where: s for where, (s, _) in found.items() if s not in (200, 302)} == {}
    lacking = {
        where: (page.language, page.titles, page.headings)
        for where, (_, page) in found.items()
        if page and (page.language, page.titles, page.headings) != ("en-gb", 1, 1)
    }
    assert lacking == {}
    names = figure_names(shown)
    figures = {path for path in linked if path.startswith("/figures/")}
    assert figures
    assert {
        path
        for path in figures
        if re.sub(r"(/|\.json|\.csv)$", "", path).removeprefix("/figures/") not in names
    } == set()


def test_every_link_into_a_page_finds_its_place(site):
    found, linked = site

    missing = {
        (where, path, anchor)
        for path, links in linked.items()
        for where, anchor in links
        if anchor and path in found and found[path][1]
        if anchor not in found[path][1].ids
    }

    assert missing == set()


BLOCKS = {"p", "td", "th", "li", "dd", "caption", "figcaption", "summary", "div"}
BLOCKS |= {"h1", "h2", "h3", "details", "section", "nav", "table", "blockquote"}
# Ways to the working, and the line that names the place and the time of the page.
NO_SENTENCES = re.compile(
    r'<span class="ff-ties">.*?</p>|<p class="ff-kind">.*?</p>', re.S
)


class Sentences(HTMLParser):
    """Texts of the paragraphs, cells and headings of a page's matter."""

    def __init__(self, text):
        super().__init__(convert_charrefs=True)
        self.found = [""]
        matter = text.partition("<main")[2].partition(">")[2].partition("</main>")[0]
        self.feed(NO_SENTENCES.sub("</p>", matter))

    def handle_starttag(self, tag, attrs):
        if tag in BLOCKS:
            self.found.append("")

    def handle_endtag(self, tag):
        if tag in BLOCKS:
            self.found.append("")

    def handle_data(self, data):
        self.found[-1] += data


def texts_in(told):
    if isinstance(told, dict):
        told = list(told.values())
    if isinstance(told, list):
        return [text for each in told for text in texts_in(each)]
    return [told] if isinstance(told, str) else []


def test_every_sentence_with_a_number_was_published(client, site):
    sections = json.loads(site_files()["site/sections.json"])
    facts = json.loads(site_files()["site/edition.json"])
    published = {" ".join(text.split()) for text in texts_in([sections, facts])}
    # The site's own: where the page is from, where to go, and when an analyst wrote.
    own = ("From ", "Read on:", "Save it:", "A. Analyst, ")
    strange, seen = {}, 0

    for where, (_, page) in site[0].items():
        if page and resolve(urlsplit(where).path).url_name in LAID_OUT:
            for text in Sentences(client.get(where).text).found:
                said = " ".join(
                    unescape(text).replace("▲", "").replace("▼", "").split()
                )
                if NUMBER.search(said) and not said.startswith(own):
                    seen += 1
                    whole = any(said == each or said in each for each in published)
                    if not whole and not _is_joined(said, published):
                        strange.setdefault(where, []).append(said)

    assert seen > 500
    assert strange == {}


def _is_joined(said, published):
    """A caption is a title and a summary, each of which was published."""
    return any(
        said.startswith(f"{each}. ") and said.removeprefix(f"{each}. ") in published
        for each in published
    )
