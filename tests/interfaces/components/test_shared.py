from uuid import uuid4

from django.conf import settings as configured
from django.http import HttpResponse
from django.test import RequestFactory
from django.utils.translation import override

from fourfold.interfaces.components.shared import page_version, shared


def asked(**headers):
    return RequestFactory().get("/", headers=headers)


def never():
    raise AssertionError("made again")


def test_what_has_not_changed_is_not_made_again(db):
    first = shared(asked(), "one", make=lambda: HttpResponse("page"))

    again = shared(asked(if_none_match=first["ETag"]), "one", make=never)

    assert again.status_code == 304


def test_what_has_changed_is(db):
    first = shared(asked(), "one", make=lambda: HttpResponse("page"))

    again = shared(
        asked(if_none_match=first["ETag"]), "two", make=lambda: HttpResponse("new")
    )

    assert again.content == b"new"
    assert again["ETag"] != first["ETag"]


def test_answer_to_a_session_is_not_shared(db):
    request = asked()
    request.COOKIES[configured.SESSION_COOKIE_NAME] = "x"

    answer = shared(request, "one", make=lambda: HttpResponse("page"))

    assert "ETag" not in answer
    assert not hasattr(request, "may_be_kept")


def test_a_fault_is_not_kept(db):
    told = f"of {uuid4()}"

    answer = shared(asked(), told, make=lambda: HttpResponse("no", status=404))

    assert "ETag" not in answer


def test_version_is_of_templates_and_code():
    assert len(page_version()) == 64
    assert page_version() is page_version()


def test_a_page_is_made_once_for_all_readers(db):
    told = f"of {uuid4()}"
    first = shared(asked(), told, make=lambda: HttpResponse("page"))

    again = shared(asked(), told, make=never)

    assert again.content == first.content
    assert again.headers["ETag"] == first.headers["ETag"]


def test_what_is_searched_for_is_made_each_time(db):
    told = f"of {uuid4()}"
    request = RequestFactory().get("/", {"name": "ash"})

    answers = [
        shared(request, told, make=lambda text=text: HttpResponse(text))
        for text in ("one", "two")
    ]

    assert [each.content for each in answers] == [b"one", b"two"]


def test_a_page_with_a_message_is_of_one_reader(db):
    told = f"of {uuid4()}"
    request = asked()
    request.COOKIES["messages"] = "You are signed out."

    shared(request, told, make=lambda: HttpResponse("signed out"))

    made = shared(asked(), told, make=lambda: HttpResponse("page"))
    assert made.content == b"page"


def test_a_page_in_another_language_is_another(db):
    told = f"of {uuid4()}"
    shared(asked(), told, make=lambda: HttpResponse("page"))

    with override("pl"):
        made = shared(asked(), told, make=lambda: HttpResponse("strona"))

    assert made.content == b"strona"
