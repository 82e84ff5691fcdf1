"""The borough, its figures and its data in a real browser, on a desk and on a phone."""

import pytest

from tests.people import make_agency, make_person
from tests.site_editions import RATE, make_borough, make_site_edition

from .visitor import CLEAN

pytestmark = [pytest.mark.browser, pytest.mark.looks]

PAGES = [
    "/",
    "/borough/",
    "/borough/where/",
    "/borough/change/",
    "/borough/causes/",
    "/compare/",
    "/unknown/",
    "/offences/",
    "/offences/violence/",
    "/methods/",
    "/corrections/",
    "/data/",
    f"/figures/{RATE}/",
]


@pytest.fixture
def shown(site):
    make_borough()
    council = make_agency("Marshgate Council")
    maker = make_person("Ana Lyst", council, "analyst")
    return make_site_edition(maker, make_person("Bo Ard", council, "board-member"))


def addresses(edition):
    return [*PAGES, f"/data/{edition.area.code}/{edition.slug}/"]


@pytest.mark.parametrize("width", [1280, 320])
def test_pages_have_no_fault_that_a_machine_can_find(visitor, shown, width):
    found = {}
    for address in addresses(shown):
        window = visitor(width=width)
        status = window.page.goto(address).status
        faults = window.faults()
        if status != 200 or faults != CLEAN:
            found[address] = status, faults
        window.page.context.close()

    assert found == {}


@pytest.mark.parametrize("width", [1280, 320])
def test_pages_read_the_same_without_scripts(visitor, shown, width):
    with_script, without = visitor(width=width), visitor(width=width, script=False)

    for address in addresses(shown):
        with_script.page.goto(address)
        without.page.goto(address)
        words = without.page.inner_text("main").split()
        assert words == with_script.page.inner_text("main").split(), address
        assert not without.goes_sideways(), address


def test_a_reader_follows_a_number_to_its_source_and_takes_it(visitor, shown):
    window = visitor()
    window.page.goto("/")

    window.page.locator(".ff-figure__number a").first.click()
    assert "A published figure" in window.page.inner_text("main")
    assert "How it is worked out" in window.page.inner_text("main")
    with window.page.expect_download() as waiting:
        window.page.get_by_role("link", name="this figure as CSV").click()
    name = waiting.value.suggested_filename
    window.page.get_by_role("link", name="All figures of this edition").click()

    assert name.endswith(".2023-07..2024-06.csv")
    assert window.page.inner_text("h1") == shown.title
