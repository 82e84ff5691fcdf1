from dataclasses import replace

import pytest

from fourfold.analysis.assessment.first_assessment import assess
from fourfold.analysis.assessment.periods import Period
from fourfold.analysis.offences.measures import measure
from tests.analysis.assessment.group_cube import words_of_section
from tests.analysis.assessment.questions.test_when import seasonal
from tests.analysis.assessment.small_cube import (
    AUTHORITY,
    FORCE,
    MONTHS,
    SmallCube,
)

WARD = "E05000901"


def assessed(**settings):
    return assess(SmallCube(**settings), authority=AUTHORITY.code)


def figure(found, kind, name="violence"):
    return found.found.of(measure(name), kind, AUTHORITY.code)


def monthly(numbers, offence="violent-crime"):
    """Counts of one ward, month by month, the last ones of the data."""
    months = MONTHS[-len(numbers) :]
    return {
        (WARD, month, offence): number
        for month, number in zip(months, numbers, strict=True)
    }


def test_every_headline_measure_has_four_judgements():
    found = assessed()

    for name in ("recorded-crime", "violence", "robbery"):
        for kind in ("change-dispersed", "recent-change", "trend", "signals"):
            assert figure(found, kind, name).known


def test_what_does_not_move_is_said_to_do_nothing():
    text = words_of_section(assessed().section("change"))

    assert (
        "The 12 months to June 2024: no change beyond chance: 432 against 432" in text
    )
    assert "From April 2024 to June 2024, no different beyond chance from" in text
    assert "no steady rise or fall beyond chance" in text
    assert "No month stands out." in text


def test_a_year_that_rose_is_told_with_its_interval():
    found = assessed(changed=monthly([30] * 12))

    change = figure(found, "change-dispersed")
    assert change.value == pytest.approx((432 + 240) / 432)
    assert "rose by 56% (95% interval" in change.sentence


def test_a_rise_that_comes_in_series_is_no_rise():
    # Sixty more in one month: chance would not do it, a single series would.
    found = assessed(changed=monthly([10] * 11 + [85]))

    change, alone = figure(found, "change-dispersed"), figure(found, "change")
    assert alone.lower > 1
    assert change.lower < 1
    text = words_of_section(found.section("change"))
    assert "no change beyond chance, as crimes come in series: 507 against 432" in text
    assert "Counted one by one, without that, it would have seemed to change." in text


def test_the_headline_says_what_the_section_says():
    found = assessed(changed=monthly([10] * 11 + [85]))

    headline = words_of_section(found.section("headline"))
    assert "No change beyond chance: 507 against 432 the year before." in headline
    assert found.found.change_of(measure("violence"), AUTHORITY.code).id == (
        figure(found, "change-dispersed").id
    )


def test_the_last_months_are_set_beside_the_same_of_a_year_before():
    found = assessed(changed=monthly([40] * 3))

    recent = figure(found, "recent-change")
    assert "above the same months a year before" in recent.sentence
    assert recent.numbers == "198 ÷ 108.0 = 1.833"


def test_the_last_months_can_lie_below():
    fewer = {
        (ward, month, "violent-crime"): 1
        for ward in ("E05000901", "E05000902", "E05000903")
        for month in MONTHS[-3:]
    }

    assert (
        "% below the same months"
        in figure(assessed(changed=fewer), "recent-change").sentence
    )


def test_too_few_months_for_a_percentage_are_told_so():
    more = {
        (WARD, month, "possession-of-weapons"): number
        for month, number in zip(MONTHS[-3:], (14, 15, 16), strict=True)
    }

    recent = figure(assessed(changed=more), "recent-change", "weapons")
    assert "above the same months a year before, too few for a percentage" in (
        recent.sentence
    )


def test_a_steady_rise_is_told_by_its_yearly_step():
    rising = monthly([10 + place for place in range(len(MONTHS))])

    trend = figure(assessed(changed=rising), "trend")
    assert trend.value == pytest.approx(12)
    assert "about 12 offences a month more with each year" in trend.sentence


def test_a_steady_fall_is_told_as_fewer():
    falling = monthly([60 - 2 * place for place in range(len(MONTHS))])

    trend = figure(assessed(changed=falling), "trend")
    assert "offences a month fewer with each year" in trend.sentence


def test_nothing_at_all_is_told_as_nothing():
    found = assessed(monthly={"anti-social-behaviour": 20})

    assert "none was recorded in either" in figure(found, "change-dispersed").sentence
    assert "none was recorded" in figure(found, "trend").sentence
    assert "0 recorded, 0 a year before" in figure(found, "recent-change").sentence


def test_a_gap_in_the_last_months_is_named():
    found = assess(
        SmallCube(unknown=("2024-05",)), authority=AUTHORITY.code, last_month="2024-06"
    )

    assert "no figures for May 2024" in figure(found, "recent-change").reason
    assert "no figures for May 2024" in figure(found, "change-dispersed").reason
    assert figure(found, "trend").known


def test_a_short_series_says_how_many_months_it_takes():
    found = assess(
        SmallCube(months=MONTHS[-14:]), authority=AUTHORITY.code, last_month="2024-06"
    )

    assert "the figures begin in May 2023 and it takes 15 months" in (
        figure(found, "recent-change").reason
    )
    assert (
        "it takes 24 months to tell and 14 are known" in figure(found, "trend").reason
    )
    assert figure(found, "signals").known


MET = replace(FORCE, force="Metropolitan Police Service")


def test_after_a_change_of_recording_the_usual_is_counted_anew():
    cube = SmallCube(months=Period("2022-01", "2025-06").months, quality=(MET,))

    text = words_of_section(assess(cube, authority=AUTHORITY.code).section("change"))

    assert (
        "Recording changed in March 2024, so what is usual is counted anew from there."
    ) in text


def test_too_soon_after_a_change_of_recording_nothing_is_usual_yet():
    found = assessed(quality=(MET,))

    assert "and 4 are known since recording changed in March 2024" in (
        figure(found, "signals").reason
    )
    assert "since recording changed in March 2024" in figure(found, "trend").reason
    assert "recording changed in March 2024 and it takes 15 months" in (
        figure(found, "recent-change").reason
    )


def test_with_years_enough_the_season_is_taken_out():
    found = assess(seasonal(), authority=AUTHORITY.code)

    recent = figure(found, "recent-change")
    assert "the usual for the time of year" in recent.sentence
    assert "expected" in recent.sentence
    assert "less the season, base from" in figure(found, "signals").numbers
    text = words_of_section(found.section("change"))
    assert "The season was taken out first." in text


def test_one_month_cannot_tell_how_much_months_vary():
    found = assess(
        SmallCube(), authority=AUTHORITY.code, last_month="2024-06", months=1
    )

    assert "one month cannot tell" in figure(found, "change-dispersed").reason
    assert found.found.change_of(measure("violence"), AUTHORITY.code).kind == "change"
