"""What people see when something fails, in a real browser."""

import pytest
from django.conf import settings
from django.db import OperationalError
from django.test import Client
from django.urls import reverse

from fourfold.interfaces.staff.gallery import views
from tests.people import make_agency, make_person, signed_in

from .visitor import CLEAN

pytestmark = [pytest.mark.browser, pytest.mark.looks]

TYPED = 'Shouting "again" <b>at</b> the bus stop'
FAILURES = {500: RuntimeError, 503: OperationalError}


@pytest.fixture
def session(site):
    person = make_person("Ada Min", make_agency("Marshgate Council"), "administrator")
    client = signed_in(Client(), person)
    return client.cookies[settings.SESSION_COOKIE_NAME].value


@pytest.fixture
def fails(monkeypatch):
    """Lets the gallery fail, until it is called with nothing."""
    works = views.values

    def _fails(error=None):
        def values():
            if error is not None:
                raise error("it broke")
            return works()

        monkeypatch.setattr(views, "values", values)

    return _fails


def fill_form(page):
    page.goto(reverse("staff:components"))
    page.fill("#id_title", TYPED)
    page.fill("#id_account", "First line\nsecond line")
    page.fill("#id_password", "a secret of mine")


def press_form_button(page, words):
    with page.expect_navigation() as navigation:
        page.get_by_role("button", name=words, exact=True).click()
    return navigation.value


@pytest.mark.parametrize("width", [1280, 320])
@pytest.mark.parametrize("status", FAILURES)
def test_failure_shows_what_was_typed_and_sends_it_again(
    visitor, session, fails, status, width
):
    window = visitor(width=width, session=session)
    fill_form(window.page)
    fails(FAILURES[status])

    answer = press_form_button(window.page, "Send")
    shown = window.page.input_value("textarea[name=title]")
    page_text = window.page.content()
    faults = window.faults()
    fails()
    again = press_form_button(window.page, "Send it again")

    assert answer.status == status
    assert answer.headers["cache-control"] == "no-store, private"
    assert shown == TYPED
    assert "a secret of mine" not in page_text
    assert faults == CLEAN
    assert again.status == 200
    assert window.page.input_value("#id_title") == TYPED


def test_form_without_its_mark_is_shown_and_sent_again(visitor, session):
    window = visitor(session=session)
    fill_form(window.page)
    window.page.evaluate(
        "document.querySelectorAll('[name=csrfmiddlewaretoken]')"
        ".forEach(each => { each.value = 'x'.repeat(64) })"
    )

    answer = press_form_button(window.page, "Send")
    shown = window.page.input_value("textarea[name=title]")
    faults = window.faults()
    again = press_form_button(window.page, "Send it again")

    assert answer.status == 403
    assert shown == TYPED
    assert faults == CLEAN
    assert again.status == 200
    assert window.page.input_value("#id_title") == TYPED


@pytest.mark.parametrize("width", [1280, 320])
def test_page_that_is_not_there_has_no_fault(visitor, session, width):
    window = visitor(width=width, session=session)

    answer = window.page.goto("/nowhere/")

    assert answer.status == 404
    assert window.faults() == CLEAN
