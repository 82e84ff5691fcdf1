import pytest
import time_machine
from django.conf import settings
from django.contrib.messages.storage.cookie import CookieStorage
from django.http import HttpResponse, StreamingHttpResponse
from django.test import RequestFactory
from django.utils.translation import override

from fourfold.interfaces.components import still_true
from fourfold.interfaces.components.still_true import StillTrue


class Marks:
    """A database that says what it is told to."""

    def __init__(self):
        self.mark = 1

    def latest(self):
        return self.mark


class Views:
    """Counts how often a page was made; what it says is how often."""

    def __init__(self):
        self.made = 0
        self.is_shared = True
        self.kind = HttpResponse
        self.meanwhile = None

    def __call__(self, request):
        self.made += 1
        if self.meanwhile:
            self.meanwhile()
        request.is_shared = self.is_shared
        return self.kind(f"page {self.made}", headers={"ETag": f'W/"{self.made}"'})


@pytest.fixture
def marks():
    return Marks()


@pytest.fixture
def views():
    return Views()


@pytest.fixture
def pages(views, marks):
    """It has learned of the first page that anybody may have it."""
    made = StillTrue(views, marks)
    made(asked())
    views.made = 0
    return made


def asked(path="/", *, data=None, cookies=(), **headers):
    request = RequestFactory().get(path, data or {}, headers=headers)
    request.COOKIES.update(dict.fromkeys(cookies, "x"))
    return request


def test_page_is_handed_out_again_while_nothing_was_committed(pages, views):
    first, again = pages(asked()), pages(asked())

    assert views.made == 1
    assert again.content == first.content
    assert again["ETag"] == first["ETag"]


def test_page_is_made_again_after_a_commit(pages, views, marks):
    pages(asked())
    marks.mark = 2

    assert pages(asked()).content == b"page 2"


def test_commit_while_a_page_is_made_makes_it_old(pages, views, marks):
    views.meanwhile = lambda: setattr(marks, "mark", 2)
    pages(asked())
    views.meanwhile = None

    assert pages(asked()).content == b"page 2"


def test_page_is_made_again_on_the_next_day_here(pages, views):
    # In July the day here begins an hour before that of Greenwich.
    with time_machine.travel("2026-07-01T22:59:00Z", tick=False) as clock:
        pages(asked())
        clock.move_to("2026-07-01T23:00:00Z")

        assert pages(asked()).content == b"page 2"


def test_what_was_made_at_another_moment_is_let_go(pages, marks):
    pages(asked())
    marks.mark = 2
    pages(asked())

    assert pages.pages.bytes == len(b"page 2")


def test_nothing_is_kept_where_the_database_does_not_say(pages, views, marks):
    marks.mark = None

    pages(asked())
    pages(asked())

    assert views.made == 2


@pytest.mark.parametrize(
    "other",
    [
        {"path": "/wards/"},
        {"host": "localhost"},
        {"data": {"name": "ash"}},
        {"cookies": [settings.SESSION_COOKIE_NAME]},
        {"cookies": [CookieStorage.cookie_name]},
    ],
)
def test_another_address_or_reader_has_a_page_of_their_own(pages, views, other):
    pages(asked())

    pages(asked(**other))
    pages(asked(**other))

    assert pages(asked()).content == b"page 1"
    assert views.made >= 2


def test_another_language_has_a_page_of_its_own(pages, views):
    pages(asked())

    with override("pl"):
        assert pages(asked()).content == b"page 2"


def test_what_is_sent_is_never_answered_with_a_page_of_before(pages, views):
    pages(asked())

    pages(RequestFactory().post("/"))

    assert views.made == 2


def test_what_no_view_calls_shared_is_made_each_time(pages, views):
    views.is_shared = False

    assert pages(asked()).content != pages(asked()).content


def test_of_what_no_view_calls_shared_the_database_is_not_asked(views, marks):
    views.is_shared = False
    pages = StillTrue(views, None)

    assert pages(asked("/health/")).content == b"page 1"
    assert pages(asked("/health/")).content == b"page 2"


def test_addresses_to_remember_are_so_many(pages, views, monkeypatch):
    monkeypatch.setattr(still_true, "MOST_ADDRESSES", 2)

    for path in ("/a/", "/b/", "/c/"):
        pages(asked(path))

    assert len(pages.shared) <= 2


def test_what_streams_is_made_each_time(pages, views):
    views.kind = StreamingHttpResponse

    pages(asked())
    pages(asked())

    assert views.made == 2


def test_answer_with_rules_of_its_own_is_made_each_time(pages, views):
    def with_a_policy(*given, **headers):
        answer = HttpResponse(*given, **headers)
        answer._csp_replace = {"frame-ancestors": "*"}
        return answer

    views.kind = with_a_policy

    pages(asked())
    pages(asked())

    assert views.made == 2


def test_reader_who_has_the_page_is_told_so(pages, views):
    first = pages(asked())

    again = pages(asked(if_none_match=first["ETag"]))

    assert again.status_code == 304
    assert views.made == 1


def test_the_log_can_name_the_page(pages):
    pages(asked())
    request = asked()

    pages(request)

    assert request.resolver_match.view_name == "public:home"
