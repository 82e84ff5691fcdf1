"""What scripts add to pages that work without them, by keyboard, in a real browser."""

import pytest

from tests.partnerships import make_partnership
from tests.people import make_agency, make_person
from tests.site_editions import make_borough, make_site_edition
from tests.wards import make_ward_edition, make_wards

from .visitor import CLEAN

pytestmark = [pytest.mark.browser, pytest.mark.looks]


@pytest.fixture
def publishers(site):
    council = make_agency("Marshgate Council")
    return (
        make_person("Ana Lyst", council, "analyst"),
        make_person("Bo Ard", council, "board-member"),
    )


def opened(visitor):
    """The page on which a ward is found."""
    window = visitor()
    window.page.goto("/wards/")
    return window


@pytest.fixture
def finder(publishers, visitor):
    """Of an edition with outlines."""
    make_borough()
    make_site_edition(*publishers)
    return opened(visitor)


@pytest.fixture
def eight_wards(publishers, visitor):
    make_partnership()
    make_wards()
    make_ward_edition(*publishers)
    return opened(visitor)


def wards_of(page):
    return page.locator("#wards tbody th").all_inner_texts()


def numbers_of(page):
    cells = page.locator("#wards tbody td:nth-child(2)").all_inner_texts()
    return [int(text.replace(",", "")) for text in cells]


def test_a_table_is_sorted_by_a_number_and_by_name(eight_wards):
    page = eight_wards.page
    published, heads = wards_of(page), page.locator("#wards thead th")

    page.get_by_role("button", name="Offences").focus()
    page.keyboard.press("Enter")
    most_first = numbers_of(page)
    page.keyboard.press("Enter")
    fewest_first = numbers_of(page)
    told = heads.nth(1).get_attribute("aria-sort")
    page.get_by_role("button", name="Ward", exact=True).click()

    assert most_first == sorted(most_first, reverse=True)
    assert fewest_first == sorted(most_first)
    assert told == "ascending"
    assert wards_of(page) == sorted(published)
    assert heads.nth(1).get_attribute("aria-sort") is None
    assert eight_wards.faults() == CLEAN


def test_a_map_is_opened_and_a_ward_chosen_on_it_by_keyboard(finder):
    page = finder.page
    first = page.locator(".ff-map a").first

    page.get_by_role("button", name="Open a map that you can zoom").press("Enter")
    ward = page.locator(".ff-zoom__ward").first
    ward.wait_for()
    faults = finder.faults()
    ward.focus()
    name = page.locator(".leaflet-tooltip").inner_text()
    ward.press("Enter")
    page.wait_for_url("**/wards/E*/")

    assert faults == CLEAN
    assert first.count() == 0
    assert page.inner_text("h1") == name


def test_where_no_outlines_come_it_says_so_and_can_be_tried_again(finder):
    page = finder.page
    page.route("**/wards.geojson", lambda route: route.abort())

    button = page.get_by_role("button", name="Open a map that you can zoom")
    button.click()
    told = page.get_by_text("The map could not be opened")
    told.wait_for()

    assert button.is_enabled()
