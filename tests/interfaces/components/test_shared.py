from django.conf import settings as configured
from django.http import HttpResponse
from django.test import RequestFactory

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
    answer = shared(asked(), "one", make=lambda: HttpResponse("no", status=404))

    assert "ETag" not in answer


def test_version_is_of_templates_and_code():
    assert len(page_version()) == 64
    assert page_version() is page_version()
