"""Names, claims without a number, places that are not ours."""

from decimal import Decimal

import pytest
from django.db import IntegrityError, transaction

from fourfold.partnership.errors import RefusedError
from fourfold.partnership.figures.models import Figure
from fourfold.partnership.figures.services import correct_figure
from fourfold.partnership.figures.wording import amount, in_words
from tests.editions import make_area
from tests.people import actor_of
from tests.reported import CLAIM, SAID, make_figure


def test_figure_without_a_name_gets_one_of_its_words(analyst):
    first, second = make_figure(analyst), make_figure(analyst)

    assert first.name.startswith("were-treated-for-stab-wounds-")
    assert first.name != second.name


def test_name_is_free_and_plain_or_refused(analyst):
    make_figure(analyst, name="stab-wounds")

    with pytest.raises(RefusedError, match="Another figure has this name"):
        make_figure(analyst, name="stab-wounds")
    with pytest.raises(RefusedError, match="small letters, digits and hyphens"):
        make_figure(analyst, name="Stab Wounds")


def test_claim_without_a_number_says_that_none_was_given(analyst):
    claim = make_figure(analyst, **CLAIM)

    assert amount(claim) == "no figure given"
    assert in_words(claim) == (
        "Violence is the first concern of residents, April 2025 to March 2026"
    )


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"unit": "people"}, "no unit and no share"),
        ({"numerator": 1, "denominator": 2}, "no unit and no share"),
        ({"qualifier": "over"}, "nothing is over"),
    ],
)
def test_claim_without_a_number_has_nothing_that_hangs_on_one(analyst, wrong, words):
    with pytest.raises(RefusedError, match=words):
        make_figure(analyst, **(CLAIM | wrong))


def test_number_is_of_something(analyst):
    with pytest.raises(RefusedError, match="Say of what the number is"):
        make_figure(analyst, unit="")


def test_database_refuses_a_unit_without_a_number(analyst):
    claim = make_figure(analyst, **CLAIM)

    with pytest.raises(IntegrityError), transaction.atomic():
        Figure.objects.filter(pk=claim.pk).update(unit="people")


def test_figure_of_a_place_that_is_not_ours_says_which(analyst):
    figure = make_figure(analyst, elsewhere="the north east police area")

    assert "stab wounds in the north east police area," in in_words(figure)


@pytest.fixture
def covered():
    return make_area()


def test_figure_is_about_one_place(analyst, covered):
    with pytest.raises(RefusedError, match="Give one place"):
        make_figure(analyst, place_id=covered.pk, elsewhere="London")


def test_number_can_be_added_to_a_claim_later(analyst):
    claim = make_figure(analyst, **CLAIM)

    corrected = correct_figure(
        by=actor_of(analyst), figure_id=claim.pk, reason="The survey is out.", **SAID
    )

    change = corrected.corrections.get()
    assert (change.old["value"], change.new["value"]) == (None, "1200")
    assert corrected.value == Decimal(1200)
