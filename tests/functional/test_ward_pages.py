"""Pages of wards in a real browser: found, read, compared and printed."""

import re

import pytest
from django.urls import reverse

from fourfold.partnership.areas.services import load_postcodes
from tests.partnerships import make_partnership
from tests.people import SET_UP, make_agency, make_person
from tests.wards import ASH, BIRCH, CEDAR, make_ward_edition, make_wards

from .visitor import CLEAN, GROUND

pytestmark = pytest.mark.browser

WARDS = "/wards/"
COMPARED = f"/wards/compare/?ward={ASH}&ward={BIRCH}&ward={CEDAR}"
# A page that opens on an old phone: what it says, and its pictures.
LARGEST = 400_000


@pytest.fixture
def edition(site):
    make_partnership()
    make_wards()
    load_postcodes(by=SET_UP, ward_of={"ZZ11AA": ASH, "ZZ19ZZ": ""})
    council = make_agency("Marshgate Council")
    return make_ward_edition(
        make_person("Ana Lyst", council, "analyst"),
        make_person("Bo Ard", council, "board-member"),
    )


@pytest.fixture
def page(edition):
    return reverse("public:ward", args=[ASH])


@pytest.mark.parametrize("width", [1280, 320])
@pytest.mark.parametrize("path", [WARDS, COMPARED, f"/wards/{ASH}/"])
def test_page_has_no_fault_that_a_machine_can_find(edition, visitor, path, width):
    window = visitor(width=width)

    answer = window.page.goto(path)

    assert answer.status == 200
    assert window.faults() == CLEAN


@pytest.mark.parametrize("path", [WARDS, COMPARED, f"/wards/{ASH}/"])
def test_page_reads_the_same_without_scripts(edition, visitor, path):
    words = []
    for script in (True, False):
        window = visitor(width=320, script=script)
        window.page.goto(path)
        words.append(window.page.inner_text("main").split())
        assert window.ground() == GROUND
        assert not window.goes_sideways()

    assert words[0] == words[1]


def test_ward_is_found_by_postcode_without_scripts(edition, visitor):
    window = visitor(width=320, script=False)
    window.page.goto(WARDS)

    window.page.fill("[name=postcode]", "zz1 1aa")
    window.page.click("text=Find the ward")

    assert window.page.inner_text("h1") == "Ash"
    assert all("zz1" not in url.casefold() for url in window.asked)


def test_postcode_outside_is_answered_beside_the_box(edition, visitor):
    window = visitor(width=320)
    window.page.goto(WARDS)

    window.page.fill("[name=postcode]", "ZZ1 9ZZ")
    window.page.click("text=Find the ward")

    assert "outside the area" in window.page.inner_text(".govuk-error-summary")
    assert window.faults() == CLEAN


def test_ward_is_found_on_the_map_by_keyboard(edition, visitor):
    window = visitor()
    window.page.goto(WARDS)

    window.page.focus("svg a[aria-label=Birch]")
    window.page.keyboard.press("Enter")
    window.page.wait_for_url(re.compile(BIRCH))

    assert window.page.inner_text("h1") == "Birch"


def test_wards_are_chosen_and_set_side_by_side_without_scripts(edition, visitor):
    window = visitor(width=320, script=False)
    window.page.goto("/wards/compare/")

    window.page.check("text=Birch")
    window.page.check("text=Cedar")
    window.page.click("text=Set side by side")

    assert "cannot be told apart" in window.page.inner_text("main")


def test_pictures_scroll_in_their_own_box_and_are_reached_by_keyboard(page, visitor):
    window = visitor(width=320)
    window.page.goto(page)

    boxes = window.page.eval_on_selector_all(
        ".ff-chart__picture",
        "all => all.map(each => [each.tabIndex, each.clientWidth <= 320,"
        " each.querySelector('img').width >= 200])",
    )

    assert boxes
    assert boxes == [[0, True, True]] * len(boxes)


def test_page_is_light_enough_for_an_old_phone(page, visitor):
    window = visitor(width=320)
    weights = []
    window.page.on(
        "requestfinished",
        lambda request: weights.append(request.sizes()["responseBodySize"]),
    )

    window.page.goto(page, wait_until="networkidle")

    assert sum(weights) < LARGEST


def test_print_has_every_sentence_and_no_way_around_the_site(page, visitor):
    window = visitor()
    window.page.goto(page)
    on_screen = window.page.locator("main section > p").all_inner_texts()

    window.page.emulate_media(media="print")

    printed = window.page.locator("main section > p").all_inner_texts()
    assert printed == on_screen
    assert not window.page.locator(".ff-mast__links").is_visible()
    assert not window.page.locator(".ff-chart__files").first.is_visible()
    assert not window.goes_sideways()
