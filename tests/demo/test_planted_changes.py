"""A change that was put into the invented borough is what an evaluation finds there."""

from datetime import date

import numpy as np
import pytest

from fourfold.analysis.cube.counts import CountCube
from fourfold.analysis.evaluation.plans import plan_from
from fourfold.analysis.evaluation.results import result_of

MEASURES = {"violent-crime": "violence-and-sexual-offences", "robbery": "robbery"}
RECEIPT = ("", date(2026, 1, 1))


@pytest.fixture(scope="module")
def counts(truth):
    wards = len(truth.wards)
    known = np.array([month not in truth.missing_months for month in truth.months])
    return CountCube(
        values=truth.ward_counts,
        known=np.tile(known, (wards, 1)),
        areas=truth.wards,
        months=truth.months,
        offences=truth.offences,
    )


def ratio_of(truth, counts, *, ward, offence, method):
    others = [each for each in truth.wards[: truth.own_wards] if each != ward]
    plan = plan_from(
        {
            "title": "Planted",
            "question": "Is it found?",
            "measure": MEASURES[offence],
            "method": method,
            "treated": [ward],
            "controls": others,
            "chosen_because": "All the others of the borough.",
            "before": [truth.months[-24], truth.months[-13]],
            "after": [truth.months[-12], truth.months[-1]],
            "hoped_for": 30,
        },
        file="plan.toml",
    )
    return result_of(plan, counts, receipt=RECEIPT).answer.numbers[0]


def test_differences_hold_what_was_planted(truth, counts):
    for change in truth.changes:
        found = ratio_of(
            truth,
            counts,
            ward=change.ward,
            offence=change.offence,
            method="difference-in-differences",
        )

        assert found.lower <= change.factor <= found.upper
        assert not found.lower <= 1 <= found.upper


def test_a_mixture_comes_near_what_was_planted(truth, counts):
    for change in truth.changes:
        found = ratio_of(
            truth,
            counts,
            ward=change.ward,
            offence=change.offence,
            method="synthetic-control",
        )

        assert found.value == pytest.approx(change.factor, rel=0.25)


def test_where_nothing_was_planted_little_is_found(truth, counts):
    planted = {change.ward for change in truth.changes}
    wards = [each for each in truth.wards[: truth.own_wards] if each not in planted]

    found = [
        ratio_of(
            truth,
            counts,
            ward=ward,
            offence="violent-crime",
            method="difference-in-differences",
        )
        for ward in wards
    ]

    assert sum(not each.lower <= 1 <= each.upper for each in found) <= 3
