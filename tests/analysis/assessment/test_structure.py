import pytest

from fourfold.analysis.assessment.first_assessment import assess
from fourfold.analysis.assessment.periods import Period
from fourfold.analysis.offences.measures import measure
from tests.analysis.assessment.small_cube import AUTHORITY, SmallCube

ASSESSMENT = assess(SmallCube(), authority=AUTHORITY.code)
FOUND = ASSESSMENT.found


def test_a_finding_is_of_the_assessments_own_period_unless_told():
    now = FOUND.of(measure("robbery"), "count", AUTHORITY.code)
    june = FOUND.of(
        measure("robbery"),
        "count",
        AUTHORITY.code,
        period=Period("2024-06", "2024-06"),
    )

    assert (now.value, june.value) == (72, 6)


def test_a_finding_that_is_not_there_is_an_error_and_not_a_nought():
    with pytest.raises(KeyError):
        FOUND.of(measure("robbery"), "count", "E05000999")


def test_a_section_is_found_by_its_id():
    assert ASSESSMENT.section("what").title == "What happens"
