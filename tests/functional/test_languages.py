"""Pages in another language, and read from the other side, on a phone."""

import gettext
import io

import pytest
from babel.messages import Catalog
from babel.messages.mofile import write_mo
from django.conf import settings as configured
from django.utils import translation
from django.utils.translation import trans_real

from fourfold.partnership.areas.models import Partnership
from tests.architecture.catalogues import messages
from tests.people import make_agency, make_person
from tests.site_editions import RATE, WARD, make_borough, make_site_edition

from .visitor import CLEAN

pytestmark = [pytest.mark.browser, pytest.mark.looks]

PAGES = [
    "/",
    "/wards/",
    f"/wards/{WARD}/",
    f"/figures/{RATE}/",
    "/privacy/",
    "/progress/",
    "/progress/duties/",
    "/sign-in/",
]
# Read from the right. Nobody has translated these pages: each letter has another in its
# place, so that what does not turn round is seen.
RIGHT = "ar"
LETTERS = str.maketrans("abcdefghijklmnopqrstuvwxyz", "ابتثجحخدذرزسشصضطظعغفقكلمنه")


@pytest.fixture
def shown(site):
    make_borough()
    chosen = {"partnership": {"languages": ["en-gb", "pl", RIGHT]}}
    Partnership.objects.update(configuration=chosen)
    council = make_agency("Marshgate Council")
    maker = make_person("Ana Lyst", council, "analyst")
    return make_site_edition(maker, make_person("Bo Ard", council, "board-member"))


@pytest.fixture
def from_the_right(settings, monkeypatch):
    """A language of no people, in the letters and the direction of Arabic."""
    settings.LANGUAGES = [*configured.LANGUAGES, (RIGHT, "العربية")]
    found = translation.trans_real.DjangoTranslation(RIGHT)
    found.merge(_Turned(_catalogue()))
    monkeypatch.setitem(trans_real._translations, RIGHT, found)


def _catalogue():
    catalogue = Catalog(locale=RIGHT)
    for context, text, plural in messages():
        # Names, tags and addresses in a text would be turned too.
        if not plural and not set(text) & set("%<{"):
            catalogue.add(text, string=text.translate(LETTERS), context=context)
    content = io.BytesIO()
    write_mo(content, catalogue)
    content.seek(0)
    return content


class _Turned(gettext.GNUTranslations):
    domain = "django"


def faults_of(window, address):
    window.forget()
    window.page.goto(address)
    return {
        name: fault for name, fault in window.faults().items() if fault != CLEAN[name]
    }


@pytest.mark.parametrize("width", [1280, 320])
def test_pages_in_polish_have_no_fault_that_a_machine_can_find(visitor, shown, width):
    window = visitor(width=width)

    found = {path: faults_of(window, f"/pl{path}") for path in PAGES}

    assert {path: faults for path, faults in found.items() if faults} == {}


@pytest.mark.usefixtures("from_the_right")
def test_pages_read_from_the_right_have_no_fault_that_a_machine_can_find(
    visitor, shown
):
    window = visitor(width=320)

    found = {path: faults_of(window, f"/{RIGHT}{path}") for path in PAGES}

    assert {path: faults for path, faults in found.items() if faults} == {}


@pytest.mark.usefixtures("from_the_right")
def test_what_stood_on_the_left_stands_on_the_right(visitor, shown):
    window = visitor()
    window.page.goto(f"/{RIGHT}/wards/")

    name = window.page.locator(".ff-mast__name").bounding_box()
    heading = window.page.locator("h1").evaluate(
        "each => [getComputedStyle(each).direction, getComputedStyle(each).textAlign]"
    )
    number = window.page.locator("td.govuk-table__cell--numeric").first

    assert name["x"] + name["width"] > 1000
    assert heading == ["rtl", "start"]
    assert number.evaluate("each => getComputedStyle(each).direction") == "ltr"


def test_a_reader_goes_from_one_language_to_another_without_a_script(visitor, shown):
    window = visitor(script=False)
    window.page.goto(f"/wards/{WARD}/")

    window.page.get_by_role("link", name="Polski").click()
    polish = window.page.url
    window.page.get_by_role("link", name="English", exact=True).click()

    assert polish.endswith(f"/pl/wards/{WARD}/")
    assert window.page.url.endswith(f"/wards/{WARD}/")
    assert "/pl/" not in window.page.url
    assert window.page.context.cookies() == []
