from collections import Counter

from fourfold.analysis.assessment.first_assessment import assess
from fourfold.analysis.charts.assessment_charts import draw_charts
from tests.analysis.assessment.small_cube import AUTHORITY, SmallCube
from tests.analysis.charts.svg_reading import ids, words


def drawn(**settings):
    return draw_charts(assess(SmallCube(**settings), authority=AUTHORITY.code))


def test_the_charts_of_an_assessment_come_in_the_order_of_the_page():
    found = Counter(chart.section for chart in drawn())

    assert found == {
        "what": 1,
        "harm": 1,
        "where": 6,
        "when": 1,
        "change": 10,
    }


def test_a_chart_with_nothing_to_show_is_left_out():
    found = Counter(chart.section for chart in drawn(wards=()))

    assert found["where"] == 0


def test_ids_are_unique_over_all_charts():
    found = [name for chart in drawn() for name in ids(chart.svg)]

    assert len(found) == len(set(found))


def test_a_chart_of_invented_data_says_so_in_the_picture():
    chart = drawn(invented=True)[0]

    assert "INVENTED DATA" in words(chart.svg)
    assert chart.summary.startswith("Invented data. ")


def test_a_chart_of_real_data_does_not():
    assert "INVENTED DATA" not in words(drawn()[0].svg)
