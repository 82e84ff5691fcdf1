import pytest

from fourfold.analysis.assessment.first_assessment import assess
from fourfold.analysis.assessment.periods import Period
from fourfold.analysis.assessment.profiles import plan
from fourfold.analysis.assessment.ward_pages import page as ward_pages
from fourfold.analysis.assessment.workings import finding_of
from fourfold.analysis.errors import StoreError, UnknownLabelError
from tests.analysis.assessment.small_cube import AUTHORITY, MONTHS, SmallCube


def assessed(last_month=None, months=12, **settings):
    cube = SmallCube(**settings)
    return assess(cube, authority=AUTHORITY.code, last_month=last_month, months=months)


def test_the_last_month_is_the_latest_with_both_years_known():
    # Without May 2024, the latest 24 known months end in April.
    assert assessed(unknown=("2024-05",)).scope.period == Period("2023-05", "2024-04")


def test_without_two_known_years_the_last_month_is_the_latest_known():
    found = assessed(unknown=("2023-02", "2024-06"))

    assert found.scope.period.last == "2024-05"


def test_a_last_month_can_be_chosen():
    found = assessed(last_month="2024-03", months=3)

    assert found.scope.period == Period("2024-01", "2024-03")
    assert found.scope.before == Period("2023-01", "2023-03")


def test_the_title_names_the_area_and_the_period():
    title = "Crime and anti-social behaviour in Little Fold, 12 months to June 2024"

    assert assessed().title == title


def test_every_figure_of_every_section_is_found():
    found = assessed()

    shown = {figure for section in found.sections for figure in section.figures}
    profiles = {str(figure) for figure in plan(found.scope)}
    wards = {each.id for each in ward_pages.derive(found.found)}

    assert wards
    assert shown | profiles | wards == set(found.findings)


def test_a_figure_of_the_assessment_is_the_figure_that_explain_counts_again():
    cube = SmallCube(unknown=("2022-02",))
    found = assess(cube, authority=AUTHORITY.code)

    for figure_id in list(found.findings)[::25]:
        assert finding_of(cube, figure_id) == found.findings[figure_id]


def test_the_order_of_the_wards_changes_no_figure():
    cube = SmallCube()
    turned = SmallCube(wards=cube.wards[::-1])

    first = assess(cube, authority=AUTHORITY.code).findings
    second = assess(turned, authority=AUTHORITY.code).findings

    assert dict(first) == dict(second)


def test_the_record_tells_where_the_figures_are_from():
    found = assessed(unknown=("2022-02",)).record

    assert found.build.id == "build-0001"
    assert [gap.month for gap in found.gaps] == ["2022-02"]
    # three wards and the authority, in two bands of age and both together
    assert len(found.populations) == 12


def test_people_that_are_not_known_are_not_in_the_record():
    assert assessed(residents={}).record.populations == ()


def test_an_authority_without_wards_is_assessed_as_a_whole():
    found = assessed(wards=())

    assert found.scope.wards == ()
    assert found.section("where").paragraphs[0].text == (
        "No wards are known for this area."
    )
    assert found.outlines == ()


def test_a_ward_is_refused_with_its_authority():
    with pytest.raises(UnknownLabelError, match="authority is E09000901"):
        assess(SmallCube(), authority="E05000901")


def test_a_month_outside_the_data_is_refused_with_the_span():
    with pytest.raises(UnknownLabelError, match="2022-01 to 2024-06"):
        assessed(last_month="2030-01")


def test_an_area_without_a_known_month_is_refused():
    with pytest.raises(StoreError, match="no month of Little Fold is known"):
        assessed(unknown=MONTHS)


def test_no_months_are_refused():
    with pytest.raises(ValueError, match="1 or more"):
        assessed(months=0)
