"""Pages for failures, with failures let in, and canaries that must not come out."""

import logging

import pytest
from django.core.exceptions import SuspiciousOperation
from django.db import DatabaseError, InterfaceError, OperationalError, connection
from django.test import Client, RequestFactory
from django.urls import reverse

from fourfold.interfaces.components import errors
from fourfold.interfaces.staff.gallery import views
from tests.people import signed_in

CANARY = "Zebedee Quill of 4 Nowhere Row"
TYPED = {
    "title": CANARY,
    "account": f"{CANARY}\nsaw it\n" * 3,
    "happened_on_day": "31",
    "password": f"secret {CANARY}",
    "code": "123 456",
    "csrfmiddlewaretoken": "t" * 64,
    "unknown_field": "<b>bold</b>",
    "email": " ",
}
HERE = {"origin": "http://testserver"}


class FailingError(RuntimeError):
    pass


@pytest.fixture
def staff(officer):
    client = Client(raise_request_exception=False)
    return signed_in(client, officer)


@pytest.fixture
def fails(monkeypatch):
    def _fails(error):
        def values():
            raise error

        monkeypatch.setattr(views, "values", values)

    return _fails


def send(client, **headers):
    address = reverse("staff:components")
    return client.post(address, TYPED, headers={**HERE, **headers})


@pytest.mark.parametrize(
    ("error", "status"),
    [
        (FailingError(), 500),
        (DatabaseError("not one that passes"), 500),
        (OperationalError("no connection"), 503),
        (InterfaceError("closed"), 503),
    ],
)
def test_a_failure_answers_honestly_and_shows_what_was_typed(
    staff, fails, error, status
):
    fails(error)

    response = send(staff)

    assert response.status_code == status
    assert response["Cache-Control"] == "no-store, private"
    assert f'name="title" rows="1" readonly>\n{CANARY}</textarea>' in response.text
    assert ">What happened</label>" in response.text
    assert ">Date it happened: day</label>" in response.text
    assert ">Unknown field</label>" in response.text
    assert "&lt;b&gt;bold&lt;/b&gt;" in response.text
    assert "Work e-mail address" not in response.text
    assert f'action="{reverse("staff:components")}"' in response.text


def test_a_failure_never_shows_passwords_codes_or_old_tokens(staff, fails):
    fails(FailingError())

    page = send(staff).text

    assert "secret Zebedee" not in page
    assert "123 456" not in page
    assert "t" * 64 not in page


def test_what_was_typed_can_be_sent_again_as_it_stands(officer, fails):
    client = signed_in(
        Client(raise_request_exception=False, enforce_csrf_checks=True), officer
    )
    client.get(reverse("staff:components"))
    refused = send(client)
    fresh = refused.text.split('name="csrfmiddlewaretoken" value="')[1].split('"')[0]

    again = client.post(
        reverse("staff:components"),
        {**TYPED, "csrfmiddlewaretoken": fresh},
        headers=HERE,
    )

    assert refused.status_code == 403
    assert CANARY in refused.text
    assert again.status_code == 200


@pytest.mark.parametrize(
    "headers",
    [
        {"origin": "https://elsewhere.example"},
        {"origin": "null"},
        {"sec-fetch-site": "cross-site"},
        {"sec-fetch-site": "none"},
    ],
)
def test_no_other_site_can_put_words_and_a_button_before_somebody(officer, headers):
    client = signed_in(Client(enforce_csrf_checks=True), officer)

    response = send(client, **headers)

    assert response.status_code == 403
    assert CANARY not in response.text
    assert "Send it again" not in response.text


def test_a_form_without_origin_is_known_by_where_it_came_from(officer):
    client = signed_in(Client(enforce_csrf_checks=True), officer)

    known = send(client, origin="", referer="http://testserver/staff/")
    unknown = send(client, origin="")

    assert CANARY in known.text
    assert CANARY not in unknown.text


def test_nothing_that_was_typed_gets_into_the_log(staff, fails, caplog):
    caplog.set_level(logging.DEBUG)
    fails(FailingError())

    send(staff)
    errors.unavailable(request_of(TYPED))

    assert any(record.levelno >= logging.ERROR for record in caplog.records)
    assert "Zebedee" not in caplog.text


def request_of(typed):
    request = RequestFactory().post("/somewhere/?a=1", typed, headers=HERE)
    request.resolver_match = None
    return request


def test_pages_of_failures_ask_the_database_nothing(db):
    request = request_of(TYPED)

    def refuse(*_):
        raise OperationalError("there is no database")

    with connection.execute_wrapper(refuse):
        answers = [
            errors.broken(request),
            errors.unavailable(request),
            errors.forged(request),
            errors.bad_request(request),
        ]

    assert [answer.status_code for answer in answers] == [500, 503, 403, 400]
    assert all(answer["Cache-Control"] == "no-store, private" for answer in answers)


def test_a_page_that_needs_the_database_fails_honestly_without_it(db):
    def refuse(*_):
        raise OperationalError("there is no database")

    with connection.execute_wrapper(refuse):
        response = Client(raise_request_exception=False).get("/")

    assert response.status_code == 503
    assert response["Retry-After"] == "120"
    assert "The site is not available just now" in response.text


def test_unavailable_says_when_it_will_be_back():
    response = errors.unavailable(RequestFactory().get("/"), "Back at <three>.")

    assert "Back at &lt;three&gt;." in response.text


def test_a_body_that_cannot_be_read_is_not_shown(settings):
    settings.DATA_UPLOAD_MAX_NUMBER_FIELDS = 3
    request = request_of(TYPED)

    response = errors.broken(request)

    assert response.status_code == 500
    assert "What you typed" not in response.text


def test_more_fields_than_anybody_types_are_cut_off(settings):
    request = request_of({f"field{number}": "x" for number in range(300)})

    assert errors.broken(request).text.count("<textarea") == 200


@pytest.mark.parametrize("address", ["/nowhere/", "/staff/nowhere/"])
def test_a_page_that_is_not_there_says_what_to_do(client, db, address):
    response = client.get(address)

    assert response.status_code == 404
    assert response["Cache-Control"] == "no-store, private"
    assert "There is no such page" in response.text
    assert "nowhere" not in response.text


def test_a_request_that_makes_no_sense_says_what_to_do(staff, fails):
    fails(SuspiciousOperation("odd"))

    response = send(staff)

    assert response.status_code == 400
    assert response["Cache-Control"] == "no-store, private"
    assert "The site could not read that" in response.text


def test_a_name_of_another_host_is_refused_in_words(db):
    response = Client().get("/", headers={"host": "evil.example"})

    assert response.status_code == 400
    assert "The site could not read that" in response.text
    assert "evil.example" not in response.text


def test_whom_a_page_is_not_for_is_told_whom_to_ask(rf, officer, as_actor):
    request = rf.get("/staff/audit/")
    request.actor = as_actor(officer)
    request.session, request.user = {}, officer

    response = errors.forbidden(request)

    assert response.status_code == 403
    assert "You are signed in as Asbel Officer" in response.text


def test_who_has_not_signed_in_is_told_to(rf, db):
    response = errors.forbidden(rf.get("/staff/audit/"))

    assert response.status_code == 403
    assert "sign in" in response.text
