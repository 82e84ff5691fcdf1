from datetime import date
from decimal import Decimal

import pytest

from fourfold.partnership.assessments.services import withdraw
from fourfold.partnership.figures.services import (
    approve_figure,
    correct_figure,
    record_figure,
)
from tests.people import actor_of, make_person
from tests.site_editions import make_site_edition

WHERE = "/corrections/"
SAID = {
    "what": "people were treated",
    "value": Decimal(12),
    "qualifier": "about",
    "unit": "people",
    "numerator": None,
    "denominator": None,
    "period": "2025",
    "place_id": None,
    "source": "A report, page 7",
    "as_at": date(2026, 5, 1),
}


@pytest.fixture
def colleague(council):
    return make_person("Col League", council, "analyst")


def make_figure(analyst, board_member, *, approved=True):
    figure = record_figure(by=actor_of(analyst), **SAID)
    if approved:
        approve_figure(by=actor_of(board_member), figure_id=figure.pk)
    return figure


def correct(analyst, figure):
    correct_figure(
        by=actor_of(analyst),
        figure_id=figure.pk,
        reason="We read the wrong column.",
        **{**SAID, "value": Decimal(14), "numerator": 7, "denominator": 50},
    )


def test_correction_of_what_was_said_is_told_with_its_reason(
    client, analyst, board_member
):
    figure = make_figure(analyst, board_member)
    correct(analyst, figure)

    unchecked = client.get(WHERE).text
    approve_figure(by=actor_of(board_member), figure_id=figure.pk)
    checked = client.get(WHERE).text

    assert "We read the wrong column." in unchecked
    assert "We said: the number 12." in unchecked
    assert "is being checked by another person" in unchecked
    assert "Right is" not in unchecked
    assert "We said: the number 12. Right is: 14." in checked
    assert "We said: the part not given. Right is: 7." in checked


def test_correction_of_what_nobody_was_told_is_not_told(client, analyst, board_member):
    correct(analyst, make_figure(analyst, board_member, approved=False))

    assert "We read the wrong column." not in client.get(WHERE).text


def test_withdrawn_and_replaced_editions_are_told_newest_first(
    client, shown, analyst, board_member
):
    later = make_site_edition(analyst, board_member)
    withdraw(by=actor_of(board_member), edition_id=later.pk, reason="wrong-figure")

    page = client.get(WHERE).text

    assert page.index(f"Withdrawn: {later.title}") < page.index(
        f"Replaced: {shown.title}"
    )
    assert "A figure in it was wrong." in page


def test_that_people_could_be_recognised_is_not_said(client, shown, board_member):
    withdraw(by=actor_of(board_member), edition_id=shown.pk, reason="discloses")

    page = client.get(WHERE).text

    assert f"Withdrawn: {shown.title}" in page
    assert "few people" not in page
