import numpy as np
import pytest

from fourfold.analysis.assessment.first_assessment import assess
from fourfold.analysis.assessment.questions.change import signals
from fourfold.analysis.offences.measures import measure
from tests.analysis.assessment.group_cube import words_of_section
from tests.analysis.assessment.questions.change.test_section import (
    assessed,
    figure,
    monthly,
)
from tests.analysis.assessment.questions.test_when import LONG
from tests.analysis.assessment.small_cube import AUTHORITY, MONTHS, SmallCube


def test_a_month_far_out_stands_out_with_what_is_usual():
    found = assessed(changed=monthly([10] * 5 + [70]))

    told = figure(found, "signals")
    assert told.value >= 1
    assert "June 2024, far above the usual (96, where" in told.sentence
    text = words_of_section(found.section("change"))
    assert "The usual is that of January 2022 to June 2024." in text
    assert (
        "Too little is known of the season to take it out, so what stands out may be "
        "the season." in text
    )
    fewest, most = signals.control_in(
        found.found, measure("violence"), found.scope.authority
    ).by_chance
    assert (
        f"By chance alone, {fewest} to {most} of 100 such charts would show something "
        f"in their last 12 months." in text
    )


def test_without_a_month_that_stands_out_the_season_explains_nothing():
    text = words_of_section(assessed().section("change"))

    assert "Too little is known of the season to take it out. By chance" in text


def test_with_years_enough_and_no_season_none_is_taken_out():
    found = assess(SmallCube(months=LONG), authority=AUTHORITY.code)

    text = words_of_section(found.section("change"))
    assert "No season was found, so none was taken out." in text
    assert "less the season" not in figure(found, "signals").numbers


def test_too_few_a_month_are_not_judged():
    text = words_of_section(assessed(monthly={"robbery": 1}).section("change"))

    assert "Months that stand out: not known, because there are too few to tell" in text


def test_a_very_short_series_is_not_judged_at_all():
    found = assess(
        SmallCube(months=MONTHS[-6:]),
        authority=AUTHORITY.code,
        last_month="2024-06",
        months=3,
    )

    assert "it takes 12 months to know what is usual and 6 are known" in (
        figure(found, "signals").reason
    )


def test_what_stood_out_earlier_is_counted_and_the_latest_told(monkeypatch):
    monkeypatch.setattr(signals, "MOST_SAID", 1)
    wild = monthly([10, 90, 1, 95, 2, 99, 1, 90, 2, 80, 1, 99])

    found = figure(assessed(changed=wild), "signals")

    assert found.value == 2
    assert (
        "what stands out: 1 earlier stretch and at least every second month well above "
        "the usual, August 2023 to February 2024" in found.sentence
    )


@pytest.mark.parametrize(
    ("numbers", "words"),
    [
        ((10, 28, 28, 10), "two months in a row well above the usual, April 2024"),
        ((28, 10, 28, 10), "two of three months well above the usual, March 2024"),
    ],
)
def test_two_months_well_out_are_told_by_how_they_lie(numbers, words):
    # Up and down before, so that only the last months leave the usual.
    before = [8 + 4 * (place % 2) for place in range(26)]

    found = figure(assessed(changed=monthly([*before, *numbers])), "signals")

    assert words in found.sentence


def test_where_nothing_is_usual_there_are_no_limits():
    quiet = assessed(monthly={"robbery": 1}).found

    control = signals.control_in(quiet, measure("weapons"), quiet.scope.authority)

    assert np.isnan(signals.usual_range(control, 0)).all()


def test_a_run_on_one_side_is_told_by_its_length():
    # Eight months a little higher, none of them far out.
    run = monthly([10] * 10 + [16] * 8)

    told = figure(assessed(changed=run), "signals")
    assert "8 months in a row above the usual, November 2023 to June 2024" in (
        told.sentence
    )


def test_months_that_climb_one_by_one_are_told_as_such():
    climb = monthly([8, 10, 12, 14, 16, 18])

    assert (
        "6 months, each higher than the one before"
        in figure(assessed(changed=climb), "signals").sentence
    )
