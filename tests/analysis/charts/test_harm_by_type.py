from fourfold.analysis.assessment.first_assessment import assess
from fourfold.analysis.charts.drawing import draw
from fourfold.analysis.charts.harm_by_type import harm_by_type
from tests.analysis.assessment.small_cube import AUTHORITY, SmallCube
from tests.analysis.charts.svg_reading import words


def sketch_of(**settings):
    more = {"last_month": "2024-06"} if settings.get("unknown") else {}
    return harm_by_type(
        assess(SmallCube(**settings), authority=AUTHORITY.code, **more).found
    )


def test_each_type_has_both_shares_the_most_harm_first():
    sketch = sketch_of()

    assert sketch.table.rows[0][0] == "Violence and sexual offences"
    assert sketch.table.rows[1] == ("Robbery", "11.8%", "24.8%")
    assert {"share of crimes", "share of harm"} <= set(words(draw(sketch).svg))


def test_without_crime_or_with_a_gap_there_is_no_chart():
    assert sketch_of(monthly={}) is None
    assert sketch_of(unknown=("2024-01",)) is None
