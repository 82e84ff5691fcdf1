import pytest

from fourfold.analysis.assessment.first_assessment import assess
from fourfold.analysis.assessment.profiles import profile_of
from fourfold.analysis.charts.assessment_charts import draw_page
from fourfold.analysis.charts.style import HALF
from fourfold.analysis.charts.ward_paths import TALLEST, WIDEST, ward_paths
from tests.analysis.assessment.small_cube import AUTHORITY, MONTHS, WARDS, SmallCube
from tests.analysis.assessment.ward_pages.test_parts import LSOAS, within

ASH = WARDS[0]


def drawn(cube):
    assessment = assess(cube, authority=AUTHORITY.code, last_month="2024-06")
    profile = profile_of(assessment.found, ASH)
    return {chart.block: chart for chart in draw_page(assessment, profile)}


def test_months_beside_the_usual_fit_a_phone():
    chart = drawn(SmallCube())["months"]

    assert chart.id == "chart-usual-E05000901"
    assert chart.sketch.specification["width"] == HALF
    assert chart.table.rows[-1] == ("June 2024", "12", "2 to 22", "no")
    assert "Ash" in chart.title


def test_small_areas_of_the_ward_alone_are_drawn_and_told():
    more = {(LSOAS[1].code, month, "violent-crime"): 30 for month in MONTHS}

    chart = drawn(within(changed=more))["within-the-ward"]

    assert [row[:2] for row in chart.table.rows] == [
        ("Little Fold 001A", "144"),
        ("Little Fold 002A", "384"),
        ("Little Fold 003A", "144"),
    ]
    (layer,) = chart.sketch.specification["layer"]
    assert len(layer["data"]["values"]) == len(LSOAS)


def test_an_area_without_residents_is_told_as_not_known():
    people = {area.code: 300 for area in LSOAS[:2]}
    people |= {"E05000901": 1_000, "E05000902": 2_000, "E05000903": 3_000}

    chart = drawn(within(residents=people))["within-the-ward"]

    assert chart.table.rows[-1][2] == "not known"


def test_a_tall_ward_is_no_taller_than_a_screen():
    chart = drawn(within())["within-the-ward"]

    assert chart.sketch.specification["height"] <= 300


@pytest.mark.parametrize(
    "cube",
    [SmallCube(months=MONTHS[-1:]), within(residents={})],
    ids=["one month", "nobody"],
)
def test_nothing_is_drawn_where_nothing_is_known(cube):
    charts = drawn(cube)

    assert "within-the-ward" not in charts


def test_a_single_month_has_no_usual():
    assert "months" not in drawn(SmallCube(months=MONTHS[-1:]))


def test_paths_of_wards_share_a_map():
    assessment = assess(SmallCube(), authority=AUTHORITY.code)

    width, height, paths = ward_paths(assessment)

    # Three square kilometres in a row.
    assert (width, round(height, -1)) == (WIDEST, 210)
    assert height < TALLEST
    assert list(paths) == [ward.code for ward in WARDS]
    ash, birch = paths["E05000901"], paths["E05000902"]
    assert (ash.path[0], ash.path[-1]) == ("M", "Z")
    assert "213.5" in ash.path
    assert "213.5" in birch.path
    assert 90 < ash.label[0] < 123
    assert 300 < birch.label[0] < 340


def test_without_wards_there_is_no_map():
    assessment = assess(SmallCube(wards=(), monthly={}), authority=AUTHORITY.code)

    assert ward_paths(assessment) == (0, 0, {})
