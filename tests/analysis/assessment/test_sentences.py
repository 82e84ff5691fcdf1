from dataclasses import replace

import pytest

from fourfold.analysis.assessment.estimates import worked_out
from fourfold.analysis.assessment.findings import Estimate
from fourfold.analysis.assessment.periods import Period
from fourfold.analysis.assessment.sentences import change_words, interval_of
from fourfold.analysis.assessment.wording import rate
from tests.analysis.assessment.drafts import draft

SUBJECT = "Violence in Ash, the 12 months to June 2024"


def sentence(kind, **parts):
    (found,) = worked_out([draft(kind, **parts)])
    return found.sentence


def test_a_count_is_said_with_its_unit():
    assert sentence("count", numerator=1204) == f"{SUBJECT}: 1,204 offences."


def test_a_rate_is_said_with_its_interval():
    text = sentence("rate", numerator=411, denominator=278_425)

    assert text == (
        f"{SUBJECT}: 1.5 offences per 1,000 residents (95% interval 1.3 to 1.6)."
    )


def test_a_rate_under_25_names_those_residents():
    text = sentence("rate-under-25", numerator=411, denominator=278_425)

    assert "per 1,000 residents aged under 25" in text


def test_a_rise_beyond_chance_is_a_percentage_with_its_interval():
    # R: poisson.test(c(1500, 1200)): ratio 1.25, 1.158 to 1.350
    text = sentence("change", numerator=1500, before=1200)

    assert text == (
        f"{SUBJECT}, rose by 25% (95% interval 16% to 35%): "
        "1,500 against 1,200 the year before."
    )


def test_a_fall_counts_its_interval_in_the_direction_of_the_fall():
    # R: poisson.test(c(1200, 1500)): ratio 0.8, 0.741 to 0.864
    text = sentence("change", numerator=1200, before=1500)

    assert "fell by 20% (95% interval 14% to 26%)" in text


def test_a_change_within_chance_has_no_percentage_and_no_direction():
    text = sentence("change", numerator=1204, before=1187)

    assert text == (
        f"{SUBJECT}, no change beyond chance: 1,204 against 1,187 the year before."
    )


def test_a_change_from_a_small_base_has_no_percentage():
    text = sentence("change", numerator=60, before=29)

    assert "rose, too few for a percentage: 60 against 29" in text
    assert "%" not in text


def test_a_rise_from_none_is_said_without_a_percentage():
    assert "rose, too few for a percentage: 10 against 0" in sentence(
        "change", numerator=10, before=0
    )


def test_none_in_both_years_is_no_change():
    assert "no change beyond chance: 0 against 0" in sentence(
        "change", numerator=0, before=0
    )


def test_a_share_is_said_with_its_numbers():
    text = sentence("share", numerator=411, denominator=3425)

    assert text == f"{SUBJECT}: 12% of recorded crime (411 of 3,425)."


def test_a_share_of_a_small_whole_has_no_percentage():
    text = sentence("share", numerator=3, denominator=12)

    assert text == f"{SUBJECT}: 3 of 12 crimes."


@pytest.mark.parametrize(
    ("numerator", "words"),
    [
        (300, "200% higher (95% interval "),
        (50, "50% lower (95% interval "),
        (100, "no difference beyond chance."),
    ],
)
def test_a_rate_beside_the_rest_is_higher_lower_or_neither(numerator, words):
    text = sentence(
        "against-rest",
        numerator=numerator,
        denominator=1_000,
        rest=1_000,
        rest_denominator=10_000,
    )

    assert f"rate beside the rest of Little Fold: {words}" in text


def test_a_rate_beside_a_rest_with_few_has_no_percentage():
    text = sentence(
        "against-rest",
        numerator=300,
        denominator=1_000,
        rest=10,
        rest_denominator=10_000,
    )

    assert text == (
        f"{SUBJECT}, rate beside the rest of Little Fold: "
        "higher, too few for a percentage."
    )


def test_what_is_not_known_says_why():
    reason = "not known, because there are no figures for June 2023"

    assert sentence("change", reason=reason) == f"{SUBJECT}: {reason}."


@pytest.mark.parametrize(
    ("estimate", "text"),
    [
        (Estimate(1, 0.5, 2), "95% interval 0.50 to 2.0"),
        (Estimate(None, 2, None), "95% interval 2.0 or more"),
        (Estimate(1), ""),
    ],
)
def test_an_interval_is_open_or_missing_where_a_limit_is(estimate, text):
    assert interval_of(estimate, rate) == text


@pytest.mark.parametrize(
    ("first", "end"),
    [
        ("2023-07", "5 against 5 the year before"),
        ("2024-04", "5 against 5 in the 3 months to June 2023"),
        ("2024-06", "5 against 5 in June 2023"),
    ],
)
def test_change_words_name_the_period_before_where_it_is_not_a_year(first, end):
    year = draft("change", numerator=5, before=5)
    period = Period(first, "2024-06")

    (found,) = worked_out([replace(year, figure=replace(year.figure, period=period))])

    assert change_words(found.draft, found.estimate).endswith(end)
