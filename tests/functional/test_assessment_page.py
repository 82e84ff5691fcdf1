"""The assessment in a real browser: for people, screen readers and old phones."""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe

pytestmark = pytest.mark.browser

WIDTHS = [1280, 320]
LARGEST_KB = 1_200


@pytest.fixture(params=[True, False], ids=["script", "no-script"])
def has_script(request):
    return request.param


@pytest.fixture(params=WIDTHS)
def page(request, browser, address):
    view = browser.new_page(viewport={"width": request.param, "height": 900})
    view.goto(address)
    yield view
    view.close()


def test_page_has_nothing_that_axe_finds_wrong(page):
    found = Axe().run(page).response["violations"]

    assert [(each["id"], each["nodes"][0]["html"][:120]) for each in found] == []


def test_page_is_styled_so_that_the_check_above_means_something(page):
    colour = page.evaluate("getComputedStyle(document.querySelector('h1')).color")

    assert colour != "rgb(0, 0, 0)"


def test_page_never_scrolls_sideways(page):
    width = page.evaluate("document.documentElement.scrollWidth")

    assert width <= page.viewport_size["width"]


def test_page_asks_for_nothing_but_itself(browser, address):
    asked = []
    view = browser.new_page()
    view.on("request", lambda request: asked.append(request.url))
    view.goto(address)
    view.close()

    assert asked == [address]


def test_page_reads_the_same_without_script(browser, address, has_script):
    context = browser.new_context(java_script_enabled=has_script)
    view = context.new_page()
    view.goto(address)

    text = view.inner_text("body")
    context.close()

    assert "INVENTED DATA" in text
    assert re.search(r"Recorded crime\s+[\d,]+", text)


def test_every_link_within_the_page_leads_somewhere(page):
    missing = page.evaluate(
        """[...document.querySelectorAll('a[href^="#"]')]
             .map(link => link.getAttribute('href').slice(1))
             .filter(id => id && !document.getElementById(id))"""
    )

    assert missing == []


def test_working_opens_with_the_keyboard(page):
    working = page.locator("details", has_text="Show the working").first
    working.locator("summary").focus()
    page.keyboard.press("Enter")

    assert working.evaluate("each => each.open")


def test_every_chart_has_a_title_a_description_and_a_table(page):
    charts = page.evaluate(
        """[...document.querySelectorAll('figure')].map(figure => [
             !!figure.querySelector('svg title')?.textContent,
             !!figure.querySelector('svg desc')?.textContent,
             !!figure.querySelector('table')])"""
    )

    assert charts
    assert all(all(each) for each in charts)


def test_no_chart_is_blown_up_beyond_the_letters_it_was_drawn_with(page):
    sizes = page.evaluate(
        """[...document.querySelectorAll('figure svg')].map(
             svg => svg.getBoundingClientRect().width / svg.viewBox.baseVal.width)"""
    )

    assert sizes
    assert max(sizes) < 1.16


def test_page_is_small_enough_for_an_old_phone(demo):
    size = (demo / "assessment" / "index.html").stat().st_size

    assert size < LARGEST_KB * 1024
