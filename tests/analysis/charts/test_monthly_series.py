import os
import subprocess
import sys
from dataclasses import replace

import pytest

from fourfold.analysis.assessment.first_assessment import assess
from fourfold.analysis.charts.drawing import draw
from fourfold.analysis.charts.monthly_series import monthly_series
from fourfold.analysis.offences.measures import measure
from tests.analysis.assessment.small_cube import AUTHORITY, MONTHS, SmallCube
from tests.analysis.charts.svg_reading import words

VIOLENCE = measure("violence")


def sketched(last_month=None, **settings):
    cube = SmallCube(**settings)
    found = assess(cube, authority=AUTHORITY.code, last_month=last_month)
    return monthly_series(found.found, VIOLENCE)


def marks(sketch):
    return [layer["mark"]["type"] for layer in sketch.specification["layer"]]


def test_a_gap_is_a_gap_in_the_data_and_a_band_on_the_chart():
    sketch = sketched(unknown=("2022-02", "2022-03"))

    values = sketch.specification["data"]["values"]
    assert [row["count"] for row in values[:4]] == [36, None, None, 36]
    band = sketch.specification["layer"][0]
    assert band["data"]["values"] == [
        {"at": "2022-02-01T00:00:00Z", "to": "2022-04-01T00:00:00Z"}
    ]
    assert "Grey: no figure (February 2022 to March 2022)." in sketch.summary


def test_a_line_is_broken_at_a_gap():
    whole = draw(sketched()).svg
    broken = draw(sketched(unknown=("2022-06",))).svg

    assert broken.count("M") > whole.count("M")


def test_without_a_gap_there_is_no_band():
    assert marks(sketched()) == ["rule", "line", "line"]


def test_the_average_is_known_only_where_twelve_months_are():
    values = sketched(unknown=("2022-02",)).specification["data"]["values"]

    averages = [row["average"] for row in values]
    # January 2022 to February 2023 lack a month or hold the gap.
    assert averages[:13] == [None] * 13
    assert averages[13:] == [36.0] * 17


def test_the_dashed_lines_part_the_two_years():
    sketch = sketched()

    edges = [
        row["at"][:7] for row in sketch.specification["layer"][0]["data"]["values"]
    ]
    assert edges == ["2022-07", "2023-07", "2024-07"]


def test_a_year_before_the_data_has_no_dashed_line():
    sketch = sketched(last_month="2023-06")

    edges = [
        row["at"][:7] for row in sketch.specification["layer"][0]["data"]["values"]
    ]
    assert edges == ["2022-07", "2023-07"]


def test_the_table_says_what_is_not_known():
    rows = sketched(unknown=("2022-02",)).table.rows

    assert rows[0] == ("January 2022", "36", "not known")
    assert rows[1] == ("February 2022", "not known", "not known")
    assert rows[-1] == ("June 2024", "36", "432")


def test_the_summary_gives_the_total_or_why_there_is_none():
    assert ": 432 offences in the 12 months to June 2024." in sketched().summary
    assert "not known, because there are no figures for May 2024" in (
        sketched(last_month="2024-06", unknown=("2024-05",)).summary
    )


@pytest.mark.parametrize("months", [12, 30])
def test_the_axis_has_a_label_for_some_months(months):
    svg = draw(sketched(months=MONTHS[-months:])).svg

    labels = [text for text in words(svg) if text[-4:].isdigit() and " " in text]
    assert 3 <= len(labels) <= 8


def test_no_known_month_gives_no_chart():
    cube = SmallCube(months=("2024-01",), unknown=())
    found = assess(cube, authority=AUTHORITY.code, months=1)
    unknown = {
        name: finding
        for name, finding in assess(
            SmallCube(months=("2024-01", "2024-02"), unknown=("2024-01",)),
            authority=AUTHORITY.code,
            months=1,
        ).findings.items()
        if "2024-01..2024-01" in name
    }

    assert monthly_series(replace(found.found, findings=unknown), VIOLENCE) is None


SCRIPT = """
from tests.analysis.charts.test_monthly_series import sketched
from fourfold.analysis.charts.drawing import draw
print(draw(sketched()).svg)
"""


def test_the_clock_of_the_machine_moves_nothing():
    drawn = [
        subprocess.run(
            [sys.executable, "-c", SCRIPT],
            env={**os.environ, "TZ": zone},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for zone in ("UTC", "America/Los_Angeles")
    ]

    assert drawn[0] == drawn[1]
    assert "Jan 2023" in drawn[0]
