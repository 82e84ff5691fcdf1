from fourfold.analysis.assessment.first_assessment import assess
from fourfold.analysis.charts.deprivation_fifths import deprivation_fifths
from fourfold.analysis.charts.drawing import draw
from fourfold.analysis.offences.measures import measure
from tests.analysis.assessment.group_cube import LSOAS, deprivation, group_cube
from tests.analysis.assessment.small_cube import AUTHORITY
from tests.analysis.charts.svg_reading import words

VIOLENCE = measure("violence")


def sketch_of(**settings):
    cube = group_cube(**{"known_indicators": deprivation(), **settings})
    assessment = assess(cube, authority=AUTHORITY.code, last_month="2024-06")
    return deprivation_fifths(assessment.found, VIOLENCE)


def test_every_fifth_of_the_small_areas_has_its_rate():
    values = sketch_of().specification["data"]["values"]

    # Four small areas each, with 3 to 22 of violence a month for 300 residents.
    assert values == [
        {"fifth": "least deprived", "rate": 180.0},
        {"fifth": "second", "rate": 340.0},
        {"fifth": "third", "rate": 500.0},
        {"fifth": "fourth", "rate": 660.0},
        {"fifth": "most deprived", "rate": 820.0},
    ]


def test_the_summary_names_both_ends_and_what_was_left_out():
    assert sketch_of().summary == (
        "Offences per 1,000 residents in five groups of small areas with about as many "
        "residents each, in order of deprivation without its crime part: 180.0 in the "
        "least deprived, 820.0 in the most."
    )


def test_what_does_not_rise_step_by_step_is_said_to_have_its_highest_within():
    # The four small areas with most violence lie in the middle of the scores.
    middle = {area.code: 8.5 for area in LSOAS[16:]}

    summary = sketch_of(known_indicators=deprivation(**middle)).summary

    assert summary.endswith("It does not rise step by step: the highest is the third.")


def test_the_table_has_what_the_bars_were_made_of():
    table = sketch_of().table

    assert table.columns == ("Fifth", "Offences", "Residents", "Rate")
    assert table.rows[0] == ("least deprived", "216", "1,200", "180.0")


def test_the_chart_goes_with_the_block_of_indicators():
    sketch = sketch_of()

    assert (sketch.section, sketch.block) == ("causes", "indicators")


def test_small_areas_without_a_score_are_in_no_fifth():
    some = deprivation(**{LSOAS[0].code: float("nan")})

    rows = sketch_of(known_indicators=some).table.rows

    people = [int(row[2].replace(",", "")) for row in rows]
    assert sum(people) == 300 * 19


def test_without_deprivation_or_small_areas_there_is_no_chart():
    assert sketch_of(known_indicators={}) is None
    assert sketch_of(lsoas=()) is None
    assert sketch_of(lsoas=LSOAS[:9]) is None
    assert sketch_of(unknown=("2024-02",)) is None


def test_the_picture_names_the_ends_and_the_scale():
    seen = words(draw(sketch_of()).svg)

    assert {"least deprived", "most deprived", "Offences per 1,000 residents"} <= set(
        seen
    )
