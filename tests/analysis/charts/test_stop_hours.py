from fourfold.analysis.assessment.first_assessment import assess
from fourfold.analysis.charts.drawing import draw
from fourfold.analysis.charts.stop_hours import stop_hours
from tests.analysis.assessment.known_background import stops_of
from tests.analysis.assessment.small_cube import AUTHORITY, SmallCube
from tests.analysis.charts.svg_reading import words

HOURS = {(4, 15): 5, (4, 23): 1, (0, 15): 2}


def sketch_of(stops):
    cube = SmallCube(known_stops=stops)
    return stop_hours(assess(cube, authority=AUTHORITY.code).found)


def test_without_hours_there_is_no_chart():
    assert sketch_of(None) is None
    assert sketch_of(stops_of({})) is None


def test_every_hour_of_every_day_is_drawn_once():
    values = sketch_of(stops_of(HOURS)).specification["data"]["values"]

    assert len({(each["day"], each["hour"]) for each in values}) == 7 * 24
    drawn = {(v["day"], v["hour"]): v["searches"] for v in values if v["searches"]}
    assert drawn == {("Friday", 15): 5, ("Friday", 23): 1, ("Monday", 15): 2}


def test_the_summary_names_the_darkest_hour():
    assert sketch_of(stops_of(HOURS)).summary == (
        "The darker, the more. Most on Fridays from 15:00 (5)."
    )


def test_the_table_has_a_row_an_hour_and_a_column_a_day():
    table = sketch_of(stops_of(HOURS)).table

    assert table.columns[:2] == ("Hour", "Monday")
    assert len(table.rows) == 24
    assert table.rows[15] == ("15:00", "2", "0", "0", "0", "5", "0", "0")


def test_the_chart_goes_with_the_block_of_hours():
    sketch = sketch_of(stops_of(HOURS))

    assert (sketch.section, sketch.block) == ("when", "hours")


def test_the_picture_names_days_hours_and_what_the_colour_counts():
    seen = words(draw(sketch_of(stops_of(HOURS))).svg)

    assert {"Monday", "Sunday", "0", "23", "Searches"} <= set(seen)
