"""The board reads one page, freezes it, and finds it again as it was."""

import hashlib
import json

import pytest
from django.urls import reverse
from django.utils import timezone

from fourfold.interfaces.components.board_packs import shown_pack
from fourfold.interfaces.components.thing_pages import page_named
from fourfold.interfaces.public.progress import packs
from fourfold.interfaces.public.progress.printed_packs import printed
from fourfold.partnership.strategy import queries
from tests.analysis.documents.test_printed import pages
from tests.people import make_person, signed_in
from tests.strategies import make_action, make_objective, make_pledge

from .conftest import DAY, day_of

BOARD = "/staff/strategy/board/"


def typed():
    return {"meeting": "Safety board", **day_of("meeting_on", timezone.localdate())}


def test_the_page_says_what_needs_a_decision(
    as_manager, manager, strategy, domain, action, council
):
    past = timezone.localdate() - DAY
    make_objective(manager, strategy, domain, council, review_on=past)
    make_pledge(manager, strategy, domain, council)

    page = as_manager.get(BOARD).text

    for words in (
        "9 things need a decision. Of 1 action, 1 late",
        "Late (1)",
        "Reviews overdue (1)",
        "Duties of the law not shown (7)",
        "0 of 1 done",
        "This is the first pack",
        "Promised",
    ):
        assert words in page


def test_no_more_is_shown_than_is_read_and_the_rest_is_counted(
    as_manager, manager, recommendation, council
):
    for number in range(21):
        make_action(manager, recommendation, council, title=f"Lamp {number}")

    page = as_manager.get(BOARD).text

    assert "And 9 more" in page
    assert "Late (21)" in page
    assert "And 2 more." in page


def test_it_is_frozen_and_found_again_as_it_was(as_manager, action, client):
    page = as_manager.post(f"{BOARD}freeze/", typed(), follow=True)

    assert "Safety board" in page.text
    assert "The seal over it and over the pack before fits." in page.text
    file = client.get(reverse("public:pack-json", args=[1]))
    assert hashlib.sha256(file.content).hexdigest() in page.text
    assert "Mend lamps" in file.text
    assert "Pro Gramme" not in file.text
    assert "Safety board" in client.get(reverse("public:packs")).text
    assert client.get(reverse("public:pack", args=[2])).status_code == 404


def test_on_paper_it_says_the_same_with_its_hash(as_manager, action, client):
    as_manager.post(f"{BOARD}freeze/", typed())
    pack, _ = queries.frozen_pack(1)
    shown = shown_pack(json.loads(pack.content), page=page_named)

    paper = printed(pack, shown, invented=True)

    assert paper.title == "Safety board"
    assert pack.sha256 in paper.about
    assert paper.tables[0].rows[0][0] == "Mend lamps"
    assert any(
        "0 of 1 done" in cell for t in paper.tables for r in t.rows for cell in r
    )

    where = reverse("public:pack-pdf", args=[1])
    answer = client.get(where)
    assert answer["Content-Type"] == "application/pdf"
    assert answer.content == client.get(where).content
    assert b"pdfuaid" in answer.content
    assert pages(answer.content) == 1


def test_a_pack_that_was_changed_says_so(as_manager, action, monkeypatch):
    as_manager.post(f"{BOARD}freeze/", typed())
    monkeypatch.setattr(packs, "is_as_frozen", lambda *_: False)

    page = as_manager.get(reverse("public:pack", args=[1])).text

    assert "This is not as it was frozen" in page
    assert "The seal over it" not in page


def test_whoever_sits_on_the_board_reads_it_and_does_not_freeze(client, council):
    signed_in(client, make_person("Bo Ard", council, "board-member"))

    page = client.get(BOARD)

    assert "Nothing changed." in page.text
    assert "Freeze it" not in page.text
    assert "For the board" in client.get("/staff/").text
    assert client.get(f"{BOARD}freeze/").status_code == 403


@pytest.mark.parametrize("count", [1, 15])
def test_the_page_costs_the_same_whatever_there_is(
    as_manager, manager, recommendation, council, count, django_assert_max_num_queries
):
    for number in range(count):
        make_action(manager, recommendation, council, title=f"Lamp {number}")
    as_manager.get(BOARD)

    with django_assert_max_num_queries(14):
        as_manager.get(BOARD)
