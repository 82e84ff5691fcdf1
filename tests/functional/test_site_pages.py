"""Pages of the site in a real browser, at two widths, with and without scripts."""

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse

from tests.partnerships import make_partnership
from tests.people import make_agency, make_person, signed_in

from .visitor import CLEAN, GROUND

pytestmark = [pytest.mark.browser, pytest.mark.looks]

PUBLIC = ["home", "privacy", "accessibility", "contact", "help"]
STAFF = ["home", "help", "components"]
PAGES = [f"public:{name}" for name in PUBLIC] + [f"staff:{name}" for name in STAFF]
LARGEST_FIRST_PAGE = 150_000


@pytest.fixture
def session(site):
    """Of an administrator who is signed in."""
    person = make_person("Ada Min", make_agency("Marshgate Council"), "administrator")
    client = signed_in(Client(), person)
    return client.cookies[settings.SESSION_COOKIE_NAME].value


@pytest.mark.parametrize("width", [1280, 320])
@pytest.mark.parametrize("name", PAGES)
def test_page_has_no_fault_that_a_machine_can_find(visitor, session, name, width):
    window = visitor(width=width, session=session)

    answer = window.page.goto(reverse(name))

    assert answer.status == 200
    assert window.faults() == CLEAN


def words_of(window):
    """Without the button that a script adds, to show a password."""
    words = window.page.inner_text("main").split()
    return [word for word in words if word != "Show"]


@pytest.mark.parametrize("width", [1280, 320])
def test_pages_read_the_same_without_scripts(visitor, session, width):
    with_script = visitor(width=width, session=session)
    without = visitor(width=width, session=session, script=False)

    for name in PAGES:
        with_script.page.goto(reverse(name))
        without.page.goto(reverse(name))
        assert words_of(without) == words_of(with_script), name
        assert without.ground() == GROUND
        assert not without.goes_sideways(), name


def test_what_is_hidden_is_not_seen(visitor):
    window = visitor()

    window.page.goto(reverse("account_login"))

    failed = window.page.locator("form[data-passkey] [role=alert]")
    assert failed.count() == 1
    assert not failed.is_visible()


def test_page_of_400_per_cent_is_one_column(visitor, session):
    # WCAG 2.2, 1.4.10: 1280 pixels wide at 400% is 320 pixels of the style sheet.
    window = visitor(width=320, session=session)
    window.page.goto(reverse("staff:components"))

    columns = window.page.evaluate(
        "getComputedStyle(document.querySelector('.ff-desk')).gridTemplateColumns"
    )

    assert len(columns.split()) == 1


def test_first_key_reaches_the_link_that_skips_to_the_matter(visitor):
    window = visitor()
    window.page.goto("/")

    window.page.keyboard.press("Tab")
    first = window.page.evaluate("document.activeElement.textContent")
    window.page.keyboard.press("Enter")
    reached = window.page.evaluate("document.activeElement.id")

    assert (first, reached) == ("Skip to main content", "main")


def test_every_stop_of_the_keyboard_can_be_seen(visitor, session):
    window = visitor(session=session)
    window.page.goto(reverse("staff:components"))
    stops = set()

    unseen = []
    for _ in range(60):
        window.page.keyboard.press("Tab")
        what, ring, width, height = window.page.evaluate(
            """(() => { const at = document.activeElement, style = getComputedStyle(at);
            const label = getComputedStyle(at.nextElementSibling ?? at, "::before");
            const box = at.getBoundingClientRect();
            return [at.outerHTML.slice(0, 90), style.outlineStyle !== "none"
              || label.outlineStyle !== "none", box.width, box.height]; })()"""
        )
        stops.add(what)
        if not (ring and width and height):
            unseen.append(what)

    assert len(stops) > 40
    assert unseen == []


def test_first_page_is_light_enough_for_an_old_phone(visitor):
    window = visitor()
    weights = []
    window.page.on(
        "requestfinished",
        lambda request: weights.append(request.sizes()["responseBodySize"]),
    )

    window.page.goto("/", wait_until="networkidle")

    assert len(weights) >= 4
    assert sum(weights) < LARGEST_FIRST_PAGE


def test_page_shows_the_colours_of_the_partnership(visitor):
    make_partnership(colours={"main": "#7a1f5c", "deep": "#4a1238"})
    window = visitor()

    window.page.goto("/")

    assert window.ground() == "rgb(74, 18, 56)"
