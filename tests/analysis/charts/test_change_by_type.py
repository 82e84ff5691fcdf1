from dataclasses import replace

from fourfold.analysis.assessment.findings import NO_ESTIMATE
from fourfold.analysis.assessment.first_assessment import assess
from fourfold.analysis.charts.change_by_type import change_by_type
from fourfold.analysis.charts.drawing import draw
from fourfold.analysis.offences.crime_types import crime_types
from tests.analysis.assessment.small_cube import AUTHORITY, MONTHS, SmallCube
from tests.analysis.charts.svg_reading import words

MORE = {("E05000901", month, "violent-crime"): 30 for month in MONTHS[-12:]}
FEWER = {("E05000901", month, "shoplifting"): 0 for month in MONTHS[-12:]}


def sketched(last_month=None, **settings):
    cube = SmallCube(**settings)
    found = assess(cube, authority=AUTHORITY.code, last_month=last_month)
    return change_by_type(found.found)


def rows(sketch):
    return {row["type"]: row for row in sketch.specification["data"]["values"]}


def test_each_type_with_a_large_enough_base_is_drawn():
    found = rows(sketched(changed={**MORE, **FEWER}))

    # weapons: 36 a year; drugs: none
    assert list(found) == [
        "Violence and sexual offences",
        "Anti-social behaviour",
        "Robbery",
        "Weapons",
        "Shoplifting",
    ]
    assert found["Violence and sexual offences"]["direction"] == "rose"
    assert found["Shoplifting"]["direction"] == "fell"
    assert found["Robbery"]["direction"] == "no change beyond chance"


def test_types_that_are_left_out_are_named():
    summary = sketched().summary

    assert "Not drawn, too few or not known: Public order, Burglary," in summary


def test_every_type_is_in_the_table():
    table = {row[0]: row[1:] for row in sketched(changed=MORE).table.rows}

    assert len(table) == 14
    assert table["Violence and sexual offences"][0].startswith("Rose by 67% (95%")
    assert table["Drugs"] == (
        "No change beyond chance: 0 against 0 the year before",
        "p = 1.000",
    )


def test_without_a_known_change_there_is_no_chart():
    assert sketched(unknown=("2022-08",), last_month="2024-06") is None


def test_a_change_that_is_withheld_is_in_the_table_with_its_reason():
    found = assess(SmallCube(), authority=AUTHORITY.code)
    name = "robbery.change.E09000901.2023-07..2024-06"
    robbery = found.findings[name]
    hidden = replace(robbery.draft, reason="withheld, so few", withheld=True)
    findings = {
        **found.findings,
        name: replace(robbery, draft=hidden, estimate=NO_ESTIMATE),
    }

    sketch = change_by_type(replace(found.found, findings=findings))

    assert ("Robbery", "Withheld, so few", "") in sketch.table.rows
    assert "Robbery" not in rows(sketch)


def test_nothing_is_named_where_everything_is_drawn():
    offences = [crime_type.id for crime_type in crime_types()]

    summary = sketched(monthly=dict.fromkeys(offences, 10)).summary

    assert "Not drawn" not in summary


def test_the_axis_shows_percentages_about_no_change():
    found = set(words(draw(sketched(changed=MORE)).svg))

    assert {"no change", "+25%", "−25%", "rose", "fell"} <= found


def test_a_change_beyond_every_tick_still_has_its_axis():
    huge = {("E05000901", month, "robbery"): 400 for month in MONTHS[-12:]}
    tiny = {("E05000902", month, "robbery"): 0 for month in MONTHS[-12:]}

    ratios = [
        sketched(changed=changed).specification["layer"][1]["encoding"]["x"]
        for changed in (huge, {**tiny, **FEWER})
    ]

    assert ratios[0]["scale"]["domain"][1] > 50
    assert ratios[1]["scale"]["domain"][0] < 0.75
