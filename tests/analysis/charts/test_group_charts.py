"""The charts of a group: in order of rate, and as a funnel."""

import pytest

from fourfold.analysis.assessment.first_assessment import assess
from fourfold.analysis.charts.drawing import draw
from fourfold.analysis.charts.group_funnel import group_funnel
from fourfold.analysis.charts.group_ranking import group_ranking
from fourfold.analysis.offences.measures import measure
from tests.analysis.assessment.group_cube import OTHERS, group_cube
from tests.analysis.assessment.small_cube import AUTHORITY, SmallCube
from tests.analysis.charts.svg_reading import words

VIOLENCE = measure("violence")


def found_in(cube):
    return assess(cube, authority=AUTHORITY.code).found


@pytest.fixture(scope="module")
def found():
    return found_in(group_cube())


def test_the_group_is_ranked_with_our_own_marked(found):
    sketch = group_ranking(found, VIOLENCE)

    rows = sketch.table.rows
    assert [row[0] for row in rows] == ["1", "2", "3", "4", "5", "6"]
    assert rows[0][1:3] == ("Ampleford", "72.0")
    assert rows[1][1] == "Little Fold"
    assert "1. Ampleford" in words(draw(sketch).svg)
    assert "Little Fold has 72.0" in sketch.summary


def test_a_member_that_is_not_known_is_named_and_not_drawn():
    people = {**group_cube().residents, OTHERS[2].code: 0}

    sketch = group_ranking(found_in(group_cube(residents=people)), VIOLENCE)

    assert len(sketch.table.rows) == 5
    assert sketch.summary.endswith("Not drawn, not known: Coldfold.")


def test_the_funnel_names_our_own_and_those_apart(found):
    sketch = group_funnel(found, VIOLENCE)

    drawn = words(draw(sketch).svg)
    assert "Little Fold" in drawn
    assert "Dunfold" not in drawn
    assert len(sketch.table.rows) == 6


def test_a_rate_below_that_of_the_group_has_its_name_below():
    # With a rate above all others, ours is named above; with one below, below.
    people = {**group_cube().residents, "E05000903": 300_000}

    sketch = group_funnel(found_in(group_cube(residents=people)), VIOLENCE)

    assert "Little Fold" in words(draw(sketch).svg)


@pytest.mark.parametrize("draws", [group_ranking, group_funnel])
def test_without_a_group_there_is_no_chart(draws):
    assert draws(found_in(SmallCube()), VIOLENCE) is None


@pytest.mark.parametrize("draws", [group_ranking, group_funnel])
def test_without_a_rate_of_its_own_there_is_no_chart(draws):
    people = {area.code: 5_000 for area in OTHERS}

    assert draws(found_in(group_cube(residents=people)), VIOLENCE) is None
