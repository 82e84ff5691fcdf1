from dataclasses import replace

import pytest

from fourfold.analysis.assessment.first_assessment import assess
from fourfold.analysis.assessment.ward_features import ward_features
from fourfold.analysis.offences.measures import measure
from tests.analysis.assessment.small_cube import AUTHORITY
from tests.analysis.assessment.ward_cube import (
    LSOAS,
    NAMES,
    SCORES,
    VIOLENCE,
    WARDS,
    ward_cube,
)

MEASURE = measure("violence")


def found_in(**options):
    return assess(ward_cube(**options), authority=AUTHORITY.code).found


def features(found):
    return ward_features(found, MEASURE)


def test_every_ward_has_its_rate_its_deprivation_and_its_share_under_25():
    known = features(found_in())

    assert [area.name for area in known.areas] == list(NAMES)
    assert known.values[:, 0] == pytest.approx(VIOLENCE)
    assert known.values[:, 1] == pytest.approx(SCORES)
    assert known.values[:, 2] == pytest.approx([0.25] * 8)


def test_figures_are_the_rates_of_the_wards():
    found = found_in()

    known = features(found)

    assert [found.findings[name].area for name in known.figures] == list(WARDS)
    assert {found.findings[name].kind for name in known.figures} == {"rate"}


def test_deprivation_of_a_ward_is_the_mean_of_its_small_areas_by_residents():
    found = found_in(residents=of_lsoas({LSOAS[0].code: 900}))
    both = {LSOAS[0].code: WARDS[0].code, LSOAS[1].code: WARDS[0].code}
    background = replace(found.background, ward_of=both)

    known = features(replace(found, background=background))

    # 900 residents at 26 and 300 at 30; no other ward has a small area.
    assert known.values[:, 1] == pytest.approx([27.0])


def of_lsoas(people):
    return {**ward_cube().residents, **people}


def test_a_small_area_without_a_score_or_residents_is_left_out_of_the_mean():
    no_score = found_in(scores=(None, *SCORES[1:]))
    nobody = found_in(residents=of_lsoas({LSOAS[0].code: 0}))

    for found in (no_score, nobody):
        assert [area.name for area in features(found).areas] == list(NAMES[1:])


def test_a_ward_without_a_rate_is_left_out():
    known = features(found_in(residents=of_lsoas({WARDS[2].code: 0})))

    assert "Cedar" not in [area.name for area in known.areas]
    assert len(known.areas) == 7


def test_without_residents_under_25_no_ward_is_known():
    found = found_in()
    others = tuple(each for each in found.record.populations if each.band != "under_25")

    assert features(
        replace(found, record=replace(found.record, populations=others))
    ) is (None)


def test_without_deprivation_no_ward_is_known():
    assert features(found_in(known_indicators={})) is None
