from decimal import Decimal

import pytest

from fourfold.partnership.areas.models import CoveredArea
from fourfold.partnership.figures.models import Figure
from fourfold.partnership.figures.wording import amount, in_words, number


def figure(**said):
    plain = {
        "what": "were admitted",
        "value": Decimal("1200.000000"),
        "qualifier": "exactly",
        "unit": "people",
        "period": "2025",
    }
    return Figure(**plain | said)


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ({}, "1,200 people"),
        ({"qualifier": "about"}, "about 1,200 people"),
        ({"qualifier": "over"}, "over 1,200 people"),
        ({"qualifier": "at-least"}, "at least 1,200 people"),
        ({"qualifier": "under", "unit": "£"}, "under £1,200"),
        ({"value": Decimal("43.100000"), "unit": "%"}, "43.1%"),
    ],
)
def test_a_number_is_never_said_without_its_qualifier_and_unit(said, words):
    assert amount(figure(**said)) == words


def test_figure_is_said_with_place_and_period():
    place = CoveredArea(name="Marshgate")

    words = in_words(figure(qualifier="over", place=place))

    assert words == "Over 1,200 people were admitted in Marshgate, 2025"


def test_share_is_said_with_both_its_numbers():
    share = figure(
        value=Decimal("43.1"),
        unit="%",
        numerator=4310,
        denominator=10000,
        what="of people feel safe",
    )

    assert in_words(share) == "43.1% (4,310 of 10,000) of people feel safe, 2025"


@pytest.mark.parametrize(
    ("value", "words"),
    [("1000", "1,000"), ("0.50", "0.5"), ("100.000000", "100"), ("0", "0")],
)
def test_noughts_after_the_point_go_and_others_stay(value, words):
    assert number(Decimal(value)) == words
