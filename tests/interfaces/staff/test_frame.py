"""What stands around every page for staff."""

import pytest
from django.urls import NoReverseMatch, reverse

from fourfold.interfaces.components.navigation import Place, entries
from fourfold.interfaces.staff.navigation import PLACES


@pytest.fixture
def page(client, sign_in):
    def _page(person, name="staff:help"):
        sign_in(person)
        return client.get(reverse(name)).text

    return _page


def test_every_place_of_the_navigation_exists():
    missing = []
    for place in PLACES:
        try:
            reverse(place.url_name)
        except NoReverseMatch:
            missing.append(place.url_name)

    assert missing == []


def test_navigation_shows_what_the_reader_may_and_no_more(
    administrator, officer, as_actor, rf
):
    request = rf.get("/")
    request.resolver_match = None
    places = [
        Place("For all", "staff:home"),
        Place("For some", "staff:help", lambda actor: actor.may("manage-people")),
    ]

    shown = {
        person.name: [
            entry.title for entry in entries(places, request, as_actor(person))
        ]
        for person in (administrator, officer)
    }

    assert shown == {
        "Ada Min": ["For all", "For some"],
        "Asbel Officer": ["For all"],
    }


def test_navigation_says_where_the_reader_is(page, officer):
    html = page(officer)

    assert f'<a href="{reverse("staff:help")}" aria-current="page">Help</a>' in html
    assert html.count("aria-current") == 1


def test_a_page_within_a_place_is_marked_as_such(rf, officer, as_actor):
    request = rf.get("/")
    request.resolver_match = type("Match", (), {"view_name": "staff:person-invite"})
    place = Place("People", "staff:people", begins="staff:person")

    (entry,) = entries([place], request, as_actor(officer))

    assert (entry.is_here, entry.is_this_page) == (True, False)


def test_signing_out_is_a_button_that_sends_a_form(page, officer):
    html = page(officer)

    form = html.split('action="' + reverse("account_logout"))[1].split("</form>")[0]
    assert "csrfmiddlewaretoken" in form
    assert ">Sign out</button>" in form
    assert "Asbel Officer" in html


def test_an_invented_partnership_says_so(page, officer, settings):
    settings.DEMO = True

    assert "This is an invented partnership." in page(officer)


def test_a_real_partnership_says_nothing_of_the_kind(page, officer):
    assert "invented partnership" not in page(officer)


def test_the_title_says_first_that_there_are_errors(client, sign_in, officer):
    sign_in(officer)

    page = client.post(reverse("staff:components"), {}).text

    assert "<title>Error: Components" in page
    assert 'href="#id_title">Enter title</a>' in page
