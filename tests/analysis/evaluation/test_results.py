from datetime import date

import numpy as np
import pytest

from fourfold.analysis.errors import PlanError
from fourfold.analysis.evaluation.results import outlook_of, result_of
from tests.analysis.evaluation.plan_files import MONTHS, WARDS, counts, plan

RECEIPT = ("abc", date(2025, 1, 31))
NEXT_DOOR = {
    "method": "weighted-displacement",
    "controls": list(WARDS[3:6]),
    "next_door": list(WARDS[6:8]),
    "next_door_controls": list(WARDS[8:10]),
}
ONE = {"treated": [WARDS[0]], "controls": list(WARDS[3:])}


def numbers(result):
    return {each.name: each for each in result.answer.numbers}


def test_a_fall_is_found_and_told_in_words():
    result = result_of(plan(), counts(effect=0.7), receipt=RECEIPT)

    ratio = numbers(result)["ratio of changes"]
    assert ratio.value == pytest.approx(0.7, abs=0.08)
    assert ratio.upper < 1
    assert (
        f"there were {1 - ratio.value:.0%} fewer ({1 - ratio.lower:.0%} fewer to"
        f" {1 - ratio.upper:.0%} fewer)"
    ) in result.answer.headline
    assert "of 220 choices of areas" in result.answer.beware[0]
    assert (result.hash, result.frozen_on) == RECEIPT


def test_months_between_belong_to_neither_time():
    given = counts()
    changed = given.values.copy()
    changed[:, MONTHS.index("2025-01")] = 500
    other = type(given)(changed, given.known, given.areas, given.months, given.offences)

    one, two = (result_of(plan(), each, receipt=RECEIPT) for each in (given, other))

    assert one == two


def test_areas_that_drifted_apart_before_are_said_to():
    given = counts(mean=60)
    drift = np.exp(-0.03 * np.arange(36))
    values = given.values.copy()
    values[:3] = (values[:3] * drift[:, np.newaxis]).astype(int)
    drifting = type(given)(
        values, given.known, given.areas, given.months, given.offences
    )

    result = result_of(plan(), drifting, receipt=RECEIPT)

    assert (
        "drifted apart before anything was done, by 3% fewer"
        in (result.answer.beware[1])
    )


def test_what_moved_next_door_is_told_where_it_was_planned():
    result = result_of(plan(**NEXT_DOOR), counts(effect=0.7), receipt=RECEIPT)

    assert list(numbers(result)) == ["where it was done", "next door", "both together"]
    assert numbers(result)["where it was done"].upper < 0
    assert "Next door there were" in result.answer.headline


def test_one_place_beside_others_needs_no_next_door():
    few = counts(mean=0)

    result = result_of(plan(method="weighted-displacement"), few, receipt=RECEIPT)

    assert list(numbers(result)) == ["where it was done"]
    assert "Some counts are below 5, so that limits are rough." in result.answer.beware


@pytest.mark.parametrize(
    ("before", "shape", "season"),
    [
        (["2023-01", "2024-12"], "level-and-slope", None),
        (["2024-01", "2024-12"], "level", "Only 12 months before are known"),
    ],
)
def test_a_series_is_drawn_on(before, shape, season):
    asked = plan(method="interrupted-series", controls=None, before=before, shape=shape)

    result = result_of(asked, counts(effect=0.6, mean=40), receipt=RECEIPT)

    assert numbers(result)["all that came over all expected"].upper < 1
    assert (numbers(result)["slope afterwards"].value == 1) == (shape == "level")
    assert (season is None) == (
        not any("Only" in each for each in result.answer.beware)
    )


def test_a_mixture_is_set_beside_one_area():
    asked = plan(method="synthetic-control", **ONE)

    result = result_of(asked, counts(effect=0.5, mean=60), receipt=RECEIPT)

    assert numbers(result)["came over expected"].value == pytest.approx(0.5, abs=0.1)
    assert numbers(result)["p-value by placebo"].value == 0.1
    assert "With so few areas p is never below 0.100." in result.answer.beware


def test_no_result_is_given_before_all_of_the_outcome_is_known():
    for given in (counts(months=MONTHS[:-2]), counts(unknown=[(4, "2025-11")])):
        with pytest.raises(PlanError, match=r"2025-11.* is missing. No result"):
            result_of(plan(), given, receipt=RECEIPT)


def test_a_gap_before_is_left_out():
    result = result_of(plan(), counts(unknown=[(4, "2023-05")]), receipt=RECEIPT)

    assert np.isfinite(numbers(result)["ratio of changes"].value)


@pytest.mark.parametrize(
    ("changes", "given", "message"),
    [
        (
            {"method": "synthetic-control", **ONE},
            counts(mean=0),
            "treated area had no offence",
        ),
        (
            NEXT_DOOR,
            counts(unknown=[(0, month) for month in MONTHS[:24]]),
            "no month before is known",
        ),
        (
            {},
            counts(unknown=[(0, month) for month in MONTHS[:24]]),
            "after must leave a period before",
        ),
    ],
)
def test_counts_that_a_method_cannot_work_with_are_refused(changes, given, message):
    with pytest.raises(PlanError, match=message):
        result_of(plan(**changes), given, receipt=RECEIPT)


def test_a_change_of_recording_within_the_plan_is_told():
    result = result_of(plan(), counts(), receipt=RECEIPT)

    assert any("CONNECT" in each for each in result.answer.beware)


def test_what_could_be_found_is_told_from_the_time_before_alone():
    given = counts()
    other = given.values.copy()
    other[:, 24:] = 0
    changed = type(given)(other, given.known, given.areas, given.months, given.offences)
    one, two = (outlook_of(plan(), each) for each in (given, changed))
    small = outlook_of(plan(), counts(mean=0.2))

    assert one == two
    assert one.power > 0.9
    assert small.power < 0.5
    assert one.before[0] == pytest.approx(3 * 24 * 20, rel=0.1)


def test_where_nothing_is_compared_no_power_is_told():
    asked = plan(method="interrupted-series", controls=None)

    assert outlook_of(asked, counts()).power is None


def test_a_month_alone_before_tells_no_dispersion():
    found = outlook_of(plan(before=["2024-12"]), counts())

    assert found.dispersion == 1


def test_no_month_before_is_no_outlook():
    with pytest.raises(PlanError, match="No month before is known"):
        outlook_of(plan(), counts(months=MONTHS[30:]))


def test_where_nothing_was_done_a_plan_seldom_finds_something():
    found = [
        numbers(result_of(plan(), counts(seed=seed), receipt=RECEIPT))["p-value"].value
        for seed in range(60)
    ]

    assert np.mean(np.array(found) < 0.05) <= 0.12
