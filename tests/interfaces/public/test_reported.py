from decimal import Decimal

import pytest
from django.urls import reverse

from fourfold.partnership.errors import RefusedError
from fourfold.partnership.figures.services import (
    approve_figure,
    correct_figure,
    note_conflict,
)
from tests.people import actor_of, make_person
from tests.reported import CLAIM, SAID, make_figure
from tests.strategies import make_domain, make_recommendation, make_strategy

REGISTER = "/reported/"


@pytest.fixture
def figure(analyst, board_member):
    return make_figure(analyst, approved_by=board_member, name="stab-wounds")


@pytest.fixture
def manager(council):
    return make_person("Pro Gramme", council, "programme-manager")


def corrected(analyst, figure, value):
    correct_figure(
        by=actor_of(analyst),
        figure_id=figure.pk,
        reason="It counts visits.",
        **(SAID | {"value": Decimal(value)}),
    )


def test_register_has_what_is_approved_and_nothing_else(client, figure, analyst):
    make_figure(analyst, what="were seen by nobody yet")

    page = client.get(REGISTER).text

    assert "Over 1,200 people were treated for stab wounds" in page
    assert "Not stated" in page
    assert "nobody yet" not in page


def test_register_is_searched_and_says_what_was_not_found(client, figure):
    found = client.get(REGISTER, {"text": "hospital"}).text
    missed = client.get(REGISTER, {"text": "burglary"}).text

    assert "1,200" in found
    assert "No figure has these words." in missed


def test_empty_register_says_so(client, db):
    assert "quoted here yet" in client.get(REGISTER).text


def test_page_of_a_figure_says_all_that_it_hangs_on(client, figure):
    page = client.get(f"{REGISTER}stab-wounds/").text

    for words in ("Over", "April 2025 to March 2026", "annual report", "1 May 2026"):
        assert words in page
    assert "The source does not say what it rests on" in page
    assert "<svg" not in page


def test_share_shows_both_its_numbers(client, analyst, board_member):
    share = {"unit": "%", "value": Decimal(39), "qualifier": "about"}
    part = share | {"numerator": 830, "denominator": 2121}
    make_figure(analyst, approved_by=board_member, name="young", **part)

    assert "830 of 2,121" in client.get(f"{REGISTER}young/").text


def test_claim_without_a_number_is_marked(client, analyst, board_member):
    basis = {"basis": "Survey of residents 2025"}
    claim = CLAIM | basis
    make_figure(analyst, approved_by=board_member, name="concern", **claim)

    page = client.get(f"{REGISTER}concern/").text

    assert "No figure given" in page
    assert "Survey of residents 2025" in page


def test_figure_that_nobody_was_told_is_not_there(client, analyst):
    make_figure(analyst, name="secret")

    assert client.get(f"{REGISTER}secret/").status_code == 404
    assert client.get(f"{REGISTER}never-was/").status_code == 404


def test_corrected_figure_is_taken_back_until_it_is_checked(
    client, figure, analyst, board_member
):
    corrected(analyst, figure, 1150)
    unchecked = client.get(f"{REGISTER}stab-wounds/").text
    approve_figure(by=actor_of(board_member), figure_id=figure.pk)
    checked = client.get(f"{REGISTER}stab-wounds/").text

    assert "This figure is being checked" in unchecked
    assert "1,150" not in unchecked
    assert "Over 1,150 people" in checked
    assert "It counts visits." in checked


def test_figures_that_disagree_stand_side_by_side(
    client, figure, analyst, board_member
):
    other = make_figure(
        analyst, approved_by=board_member, value=Decimal(900), source="Another report"
    )
    note_conflict(
        by=actor_of(analyst),
        one_id=figure.pk,
        other_id=other.pk,
        text="They count differently",
    )

    for address in (REGISTER, f"{REGISTER}stab-wounds/", f"{REGISTER}{other.name}/"):
        page = client.get(address).text
        assert "They count differently" in page
        assert "Over 900 people" in page
        assert "Not settled." in page


def test_one_correction_mends_every_text_that_refers_to_a_figure(
    client, figure, analyst, board_member, manager
):
    text = "There were {{figure:stab-wounds}} <in a year>."
    strategy = make_strategy(manager, vision=text)
    answered = make_recommendation(manager, strategy, make_domain(manager), text=text)
    pages = [
        reverse("public:strategy", args=[strategy.slug]),
        reverse("public:recommendation", args=[answered.public_id]),
    ]
    link = '<a href="/reported/stab-wounds/" title="'

    for address in pages:
        page = client.get(address).text
        assert link in page
        assert ">over 1,200 people</a> &lt;in a year&gt;." in page
    corrected(analyst, figure, 1150)
    for address in pages:
        assert "(a figure that is being checked)" in client.get(address).text
    approve_figure(by=actor_of(board_member), figure_id=figure.pk)
    for address in pages:
        assert ">over 1,150 people</a>" in client.get(address).text
    assert 'content="There were over 1,150 people' in client.get(pages[0]).text


def test_text_that_refers_to_no_figure_is_refused_on_saving(manager):
    with pytest.raises(RefusedError, match="no figure called “stab-wound”"):
        make_strategy(manager, vision="There were {{figure:stab-wound}}.")


def test_register_takes_few_queries(client, figure, django_assert_max_num_queries):
    with django_assert_max_num_queries(6):
        client.get(REGISTER)
    with django_assert_max_num_queries(6):
        client.get(f"{REGISTER}stab-wounds/")
