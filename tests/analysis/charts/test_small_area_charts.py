"""The charts of small areas: the map, and how far crime gathers."""

import pytest

from fourfold.analysis.assessment.first_assessment import assess
from fourfold.analysis.charts.drawing import draw
from fourfold.analysis.charts.lorenz import lorenz
from fourfold.analysis.charts.lsoa_map import lsoa_map
from fourfold.analysis.offences.measures import measure
from tests.analysis.assessment.group_cube import group_cube
from tests.analysis.assessment.small_cube import AUTHORITY, SmallCube
from tests.analysis.charts.svg_reading import words

VIOLENCE = measure("violence")


def assessed(cube=None, **settings):
    return assess(cube or group_cube(), authority=AUTHORITY.code, **settings)


@pytest.fixture(scope="module")
def found():
    return assessed()


def test_every_small_area_is_on_the_map_and_in_its_table(found):
    sketch = lsoa_map(found, VIOLENCE)

    assert len(sketch.specification["layer"][0]["data"]["values"]) == 20
    assert len(sketch.table.rows) == 20
    assert sketch.table.rows[0][1] == "Little Fold 020A"
    assert "Thick lines are wards" in sketch.summary
    assert draw(sketch).svg.count("<path") > 20


def test_without_wards_there_are_no_borders_over_the_map():
    sketch = lsoa_map(assessed(group_cube(wards=())), VIOLENCE)

    assert sketch is None or sketch.specification["layer"][1]["data"]["values"] == []


def test_the_curve_rises_from_nothing_to_all(found):
    sketch = lorenz(found.found, VIOLENCE)

    assert sketch.table.rows[0][0] == "10%"
    assert sketch.table.rows[-1] == ("100%", "100%")
    assert "Half of it is in 7 of 20 areas (35%)" in sketch.summary
    assert "100%" in words(draw(sketch).svg)


@pytest.mark.parametrize("cube", [SmallCube(), group_cube(monthly={}, changed={})])
def test_without_small_areas_or_crime_there_is_no_curve(cube):
    found = assessed(cube)

    assert lorenz(found.found, VIOLENCE) is None


def test_without_small_areas_there_is_no_map():
    assert lsoa_map(assessed(SmallCube()), VIOLENCE) is None


def test_a_gap_leaves_neither():
    found = assessed(group_cube(unknown=("2024-01",)), last_month="2024-06")

    assert lsoa_map(found, VIOLENCE) is None
    assert lorenz(found.found, VIOLENCE) is None
