"""Readers of a withdrawn edition are told what was wrong, and what stands instead."""

import pytest
from django.urls import reverse

from fourfold.partnership.assessments.services import withdraw
from tests.editions import make_published
from tests.people import actor_of


@pytest.fixture
def edition(analyst, board_member):
    return make_published(analyst, board_member)


def page_of(edition):
    return reverse("public:assessment", args=[edition.slug])


def test_withdrawn_edition_says_why_in_our_words_and_what_stands_instead(
    client, edition, analyst, board_member
):
    other = make_published(analyst, board_member, last_month="2026-05")
    withdraw(
        by=actor_of(board_member),
        edition_id=edition.pk,
        reason="wrong-figure",
        notice=" The count of <b>arson</b> was of two months. ",
    )

    answer = client.get(page_of(edition))

    assert answer.status_code == 410
    assert "The count of &lt;b&gt;arson&lt;/b&gt; was of two months." in answer.text
    assert "What stands for Marshgate now" in answer.text
    assert page_of(other) in answer.text


def test_withdrawn_edition_without_another_names_none(client, edition, board_member):
    withdraw(by=actor_of(board_member), edition_id=edition.pk, reason="not-needed")

    page = client.get(page_of(edition)).text

    assert "What stands" not in page
    assert "Please do not use copies" in page
