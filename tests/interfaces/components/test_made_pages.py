import pytest
from django.http import HttpResponse

from fourfold.interfaces.components.made_pages import MadePages


@pytest.fixture
def pages():
    return MadePages(most_bytes=10)


def test_a_page_comes_back_as_it_was_made(pages):
    pages.put("home", HttpResponse("page", headers={"Content-Language": "en"}))

    found = pages.get("home")

    assert found.content == b"page"
    assert found.headers["Content-Language"] == "en"


def test_after_clearing_there_is_none(pages):
    pages.put("home", HttpResponse("page"))

    pages.clear()

    assert pages.get("home") is None
    assert pages.bytes == 0


def test_what_is_added_to_an_answer_is_not_kept(pages):
    pages.put("home", HttpResponse("page"))
    pages.get("home").headers["X-Of-One"] = "reader"

    assert "X-Of-One" not in pages.get("home").headers


def with_a_cookie():
    answer = HttpResponse("page")
    answer.set_cookie("one", "reader")
    return answer


@pytest.mark.parametrize(
    "made",
    [
        HttpResponse("no", status=404),
        HttpResponse("<input name='csrfmiddlewaretoken'>"),
        with_a_cookie(),
    ],
)
def test_what_is_not_for_everybody_is_handed_on_and_not_kept(pages, made):
    answer = pages.put("home", made)

    assert answer is made
    assert pages.get("home") is None


def test_the_page_that_was_not_asked_for_longest_makes_room(pages):
    for name in ("one", "two"):
        pages.put(name, HttpResponse("12345"))
    pages.get("one")

    pages.put("three", HttpResponse("12345"))

    assert pages.get("two") is None
    assert pages.get("one") is not None
    assert pages.bytes == 10


def test_a_page_made_twice_counts_once(pages):
    for text in ("12345", "123"):
        pages.put("home", HttpResponse(text))

    assert pages.bytes == 3
    assert pages.get("home").content == b"123"


def test_a_page_larger_than_all_room_is_not_kept(pages):
    pages.put("home", HttpResponse("12345678901"))

    assert pages.get("home") is None
    assert pages.bytes == 0
