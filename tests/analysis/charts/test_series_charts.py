"""The charts of months: beside the usual, by calendar month, and ward by ward."""

from dataclasses import replace

import pytest

from fourfold.analysis.assessment.first_assessment import assess
from fourfold.analysis.assessment.periods import Period
from fourfold.analysis.charts.control_chart import control_chart
from fourfold.analysis.charts.drawing import draw
from fourfold.analysis.charts.season import season
from fourfold.analysis.charts.ward_multiples import ward_multiples
from fourfold.analysis.offences.measures import measure
from tests.analysis.assessment.questions.test_when import seasonal
from tests.analysis.assessment.small_cube import (
    AUTHORITY,
    FORCE,
    MONTHS,
    SmallCube,
)
from tests.analysis.charts.svg_reading import words

VIOLENCE = measure("violence")


def found_in(cube=None, **settings):
    cube = cube or SmallCube(**settings)
    return assess(cube, authority=AUTHORITY.code).found


def test_months_that_stand_out_are_marked_and_told():
    # Up and down, so that nothing but the last month is out of the usual.
    far = {
        ("E05000901", month, "violent-crime"): 8 + 12 * (place % 2)
        for place, month in enumerate(MONTHS)
    }
    far["E05000901", MONTHS[-1], "violent-crime"] = 90

    sketch = control_chart(found_in(changed=far), VIOLENCE)

    assert (
        "Triangles: 1 month stands out (June 2024), alone or as part of a run"
        in sketch.summary
    )
    assert sketch.table.rows[-1][3] == "high"
    assert sketch.table.rows[0][3] == "no"


def test_a_month_far_below_is_marked_as_low():
    busy = {(ward, m, "violent-crime"): 40 for ward in ("E05000901",) for m in MONTHS}
    busy["E05000901", MONTHS[-1], "violent-crime"] = 0

    sketch = control_chart(found_in(changed=busy), VIOLENCE)

    assert sketch.table.rows[-1][3] == "low"


def test_a_gap_is_a_gap_in_the_line_and_named():
    sketch = control_chart(found_in(unknown=("2022-05",)), VIOLENCE)

    values = sketch.specification["data"]["values"]
    assert values[4]["count"] is None
    assert sketch.table.rows[4][1] == "not known"
    assert "No figure: May 2022." in sketch.summary
    assert draw(sketch).svg


def test_where_no_month_stands_out_no_triangle_is_told():
    sketch = control_chart(found_in(), VIOLENCE)

    assert sketch.summary.endswith("No month stands out.")


def test_upright_lines_part_the_two_years_and_stay_within_the_chart():
    long = Period("2018-01", "2024-06").months
    found = assess(SmallCube(months=long), authority=AUTHORITY.code, months=36).found

    sketch = control_chart(found, VIOLENCE)

    (rule,) = [
        layer
        for layer in sketch.specification["layer"]
        if layer["mark"]["type"] == "rule"
    ]
    edges = [row["at"][:7] for row in rule["data"]["values"]]
    # The 36 months before begin in July 2018, and the chart of 60 in July 2019.
    assert edges == ["2021-07", "2024-07"]


def test_the_season_is_said_to_be_taken_out():
    sketch = control_chart(found_in(seasonal()), VIOLENCE)

    assert "less the season" in sketch.summary


def test_what_has_no_usual_has_no_chart():
    assert control_chart(found_in(monthly={"robbery": 1}), measure("weapons")) is None


def test_each_month_of_the_year_has_its_dot():
    sketch = season(found_in(seasonal()), VIOLENCE)

    assert len(sketch.table.rows) == 12
    assert sketch.table.rows[6][0] == "July"
    assert {"Jan", "Dec"} <= set(words(draw(sketch).svg))


def test_without_a_season_that_is_known_there_is_no_chart():
    assert season(found_in(months=MONTHS[-14:]), VIOLENCE) is None


def test_each_ward_has_its_small_chart():
    sketch = ward_multiples(found_in(unknown=("2022-05",)), VIOLENCE)

    assert sketch.table.columns == ("Month", "Ash", "Birch", "Cedar")
    assert sketch.table.rows[4][1:] == ("not known",) * 3
    assert "No figure: May 2022." in sketch.summary
    assert {"Ash", "Birch", "Cedar"} <= set(words(draw(sketch).svg))


@pytest.mark.parametrize("shape", [{"wards": ()}])
def test_without_wards_there_are_no_small_charts(shape):
    assert ward_multiples(found_in(**shape), VIOLENCE) is None


def test_after_a_change_of_recording_the_usual_is_not_known_for_a_while():
    met = replace(FORCE, force="Metropolitan Police Service")

    sketch = control_chart(found_in(quality=(met,)), VIOLENCE)

    assert sketch.table.rows[-1][2] == "not known"
    assert sketch.table.rows[0][2] != "not known"
