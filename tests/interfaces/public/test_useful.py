import pytest
from django.test import Client
from django.urls import reverse

from fourfold.interfaces.components.limits import Limit
from fourfold.interfaces.public.useful import views
from fourfold.partnership.feedback.models import PageAnswer
from tests.people import make_person, signed_in

WHERE = "/useful/"
SAID = {"page": "/data/", "answer": "no", "words": "Where is the licence?"}


def test_every_public_page_asks_and_the_form_knows_of_which(client, db):
    assert f'href="{WHERE}?page=/methods/"' in client.get("/methods/").text

    form = client.get(WHERE, {"page": "/methods/"}).text

    assert 'value="/methods/"' in form
    assert "name nobody" in form


def test_answer_needs_no_cookie_and_leaves_none(db):
    # As a browser does that has never been here, with the guard against forgery on.
    stranger = Client(enforce_csrf_checks=True)

    form, answer = stranger.get(WHERE), stranger.post(WHERE, SAID)
    thanks = stranger.get(answer["Location"])

    assert answer.status_code == 302
    assert thanks.status_code == 200
    assert not any(each.cookies for each in (form, answer, thanks))
    found = PageAnswer.objects.get()
    assert (found.page, found.is_useful, found.words) == (
        "/data/",
        False,
        "Where is the licence?",
    )


@pytest.mark.parametrize(
    "wrong",
    [
        {"answer": ""},
        {"page": ""},
        {"page": "https://elsewhere.example/"},
        {"page": "//elsewhere.example/"},
        {"page": "/a b"},
        {"words": "x" * 301},
    ],
)
def test_what_is_no_answer_is_asked_again(client, db, wrong):
    answer = client.post(WHERE, {**SAID, **wrong})

    assert answer.status_code == 200
    assert "There is a problem" in answer.text
    assert not PageAnswer.objects.exists()


def test_network_that_answers_too_often_is_told_when_it_may_again(
    client, db, monkeypatch
):
    monkeypatch.setattr(views, "LIMIT", Limit(requests=2, seconds=3_600))

    statuses = [client.post(WHERE, SAID).status_code for _ in range(3)]
    refused = client.post(WHERE, SAID)

    assert statuses == [302, 302, 429]
    assert 0 < int(refused["Retry-After"]) <= 3_600
    assert PageAnswer.objects.count() == 2


def test_staff_read_counts_and_words(client, council):
    client.post(WHERE, SAID)
    client.post(WHERE, {**SAID, "answer": "yes", "words": ""})
    signed_in(client, make_person("Ana Lyst", council, "analyst"))

    page = client.get(reverse("staff:feedback")).text

    assert "Where is the licence?" in page
    assert page.count('href="/data/"') >= 2


@pytest.mark.parametrize("path", ["/sign-in/", "/nowhere/", "/sign-in/join/secret/"])
def test_no_other_page_hands_its_address_on(client, db, path):
    """An address of signing in may hold a secret, and that of no page anything."""
    assert "/useful/?page=" not in client.get(path).text
    assert "/useful/?page=/help/" in client.get("/help/").text
