import pytest

from fourfold.analysis.assessment import wording
from fourfold.analysis.assessment.periods import Period

YEAR = Period("2017-07", "2018-06")


@pytest.mark.parametrize(
    ("number", "text"), [(1204, "1,204"), (-3, "−3"), (0, "0"), (12.0, "12")]
)
def test_whole_numbers_have_commas_and_a_true_minus_sign(number, text):
    assert wording.whole(number) == text


@pytest.mark.parametrize(
    ("number", "text"),
    [(89.46, "89.5"), (0.424, "0.42"), (0, "0.0"), (1204, "1,204.0")],
)
def test_rates_have_one_decimal_and_two_below_one(number, text):
    assert wording.rate(number) == text


@pytest.mark.parametrize(
    ("shares", "texts"),
    [
        ((0.12, 0.05, 0.19), ("12%", "5%", "19%")),
        ((0.021, 0.003, 0.04), ("2.1%", "0.3%", "4.0%")),
        ((-0.12,), ("−12%",)),
        ((12.0,), ("1,200%",)),
        ((0.011, 0.009, 0.013), ("1.1%", "0.9%", "1.3%")),
        ((0.115, 0.0004, 0.216), ("11.5%", "under 0.1%", "21.6%")),
        ((0.25, 0.25), ("25%", "25%")),
        ((0, 0, 0.01), ("0%", "0%", "1%")),
    ],
)
def test_percentages_are_whole_unless_that_would_hide_what_they_say(shares, texts):
    assert wording.percentages(*shares) == texts


@pytest.mark.parametrize(
    ("p_value", "text"), [(0.0004, "p < 0.001"), (0.04, "p = 0.040"), (1, "p = 1.000")]
)
def test_probability_has_three_decimals(p_value, text):
    assert wording.probability(p_value) == text


@pytest.mark.parametrize(
    ("number", "text"), [(1, "1 row"), (0, "0 rows"), (1204, "1,204 rows")]
)
def test_plural_agrees_with_the_number(number, text):
    assert wording.plural(number, "row", "rows") == text


@pytest.mark.parametrize(
    ("period", "name", "span", "before"),
    [
        (
            YEAR,
            "the 12 months to June 2018",
            "July 2017 to June 2018",
            "the year before",
        ),
        (
            Period("2018-06", "2018-06"),
            "June 2018",
            "June 2018",
            "June 2017",
        ),
        (
            Period("2018-04", "2018-06"),
            "the 3 months to June 2018",
            "April 2018 to June 2018",
            "the 3 months to June 2017",
        ),
    ],
)
def test_periods_are_named_in_words(period, name, span, before):
    assert wording.period_name(period) == name
    assert wording.span_name(period) == span
    assert wording.before_name(period) == before


def test_a_moment_is_named_by_its_day():
    assert wording.date_name("2018-07-02T09:00:00Z") == "2 July 2018"


def test_months_named_puts_runs_together():
    months = ("2017-12", "2018-01", "2018-06")

    assert wording.months_named(months) == "December 2017 to January 2018 and June 2018"


@pytest.mark.parametrize(
    ("items", "text"),
    [([], ""), (["a"], "a"), (["a", "b"], "a and b"), (["a", "b", "c"], "a, b and c")],
)
def test_listed_joins_with_and(items, text):
    assert wording.listed(items) == text


def test_capitalised_changes_the_first_letter_only():
    assert wording.capitalised("rose in Leyton") == "Rose in Leyton"


ORDINALS = {
    1: "1st",
    2: "2nd",
    3: "3rd",
    4: "4th",
    11: "11th",
    12: "12th",
    13: "13th",
    21: "21st",
    22: "22nd",
    111: "111th",
    0: "0th",
}


@pytest.mark.parametrize(("number", "text"), ORDINALS.items())
def test_ordinal_ends_as_it_is_spoken(number, text):
    assert wording.ordinal(number) == text


@pytest.mark.parametrize(
    ("number", "text"), [(1, "1 offence"), (0, "0 offences"), (1204, "1,204 offences")]
)
def test_one_offence_is_no_offences(number, text):
    assert wording.counted(number, "offences") == text
