import pytest

from fourfold.analysis.assessment.estimates import worked_out
from fourfold.analysis.assessment.formulas import formula_of, worked_numbers
from fourfold.analysis.assessment.kinds import kinds
from tests.analysis.assessment.drafts import draft


@pytest.mark.parametrize(
    ("kind", "parts", "numbers"),
    [
        ("count", {"numerator": 1204}, "1,204"),
        (
            "rate",
            {"numerator": 411, "denominator": 278_425},
            "411 ÷ 278,425 × 1,000 = 1.476",
        ),
        (
            "rate-under-25",
            {"numerator": 411, "denominator": 83_745},
            "411 ÷ 83,745 × 1,000 = 4.908",
        ),
        ("change", {"numerator": 1204, "before": 1075}, "1,204 ÷ 1,075 = 1.120"),
        ("change", {"numerator": 3, "before": 0}, "3 ÷ 0 = no number"),
        ("share", {"numerator": 411, "denominator": 3425}, "411 ÷ 3,425 = 0.120"),
        (
            "against-rest",
            {
                "numerator": 30,
                "denominator": 1_000,
                "rest": 40,
                "rest_denominator": 4_000,
            },
            "(30 ÷ 1,000) ÷ (40 ÷ 4,000) = 3.000",
        ),
    ],
)
def test_the_formula_is_shown_with_the_figures_own_numbers(kind, parts, numbers):
    (found,) = worked_out([draft(kind, **parts)])

    assert worked_numbers(found) == numbers


def test_what_is_not_known_shows_the_reason_in_place_of_numbers():
    (found,) = worked_out([draft("rate", numerator=3, reason="not known, a gap")])

    assert worked_numbers(found) == "not known, a gap"


def test_formula_of_is_by_kind():
    (found,) = worked_out([draft("rate", numerator=1, denominator=1_000)])

    assert formula_of(found).words == kinds()["rate"].words
