from fourfold.analysis.assessment.first_assessment import assess
from fourfold.analysis.assessment.periods import Period
from fourfold.analysis.assessment.plan import (
    HEADLINE,
    MONTHS,
    TYPES,
    WARDS,
    is_share_of_crime,
    planned_figures,
    rate_kinds,
    rolling_years,
)
from fourfold.analysis.offences.measures import measure
from tests.analysis.assessment.small_cube import AUTHORITY, SmallCube

SCOPE = assess(SmallCube(), authority=AUTHORITY.code).scope


def ids(section):
    return [str(figure) for figure in planned_figures(SCOPE)[section]]


def test_the_headline_keeps_anti_social_behaviour_apart():
    assert "recorded-crime.rate.E09000901.2023-07..2024-06" in ids(HEADLINE)
    assert "anti-social-behaviour.count.E09000901.2023-07..2024-06" in ids(HEADLINE)


def test_only_crimes_have_a_share_of_recorded_crime():
    assert is_share_of_crime(measure("robbery"))
    assert not is_share_of_crime(measure("anti-social-behaviour"))
    assert not is_share_of_crime(measure("recorded-crime"))


def test_by_type_gives_both_years():
    assert "drugs.count.E09000901.2023-07..2024-06" in ids(TYPES)
    assert "drugs.count.E09000901.2022-07..2023-06" in ids(TYPES)


def test_the_rate_under_25_is_given_where_the_definition_allows():
    assert rate_kinds(measure("violence")) == ("rate", "rate-under-25")
    assert rate_kinds(measure("robbery")) == ("rate",)
    assert "violence.rate-under-25.E05000901.2023-07..2024-06" in ids(WARDS)


def test_rolling_years_lie_wholly_within_the_span():
    years = rolling_years(Period("2022-01", "2023-02"))

    assert years == (
        Period("2022-01", "2022-12"),
        Period("2022-02", "2023-01"),
        Period("2022-03", "2023-02"),
    )


def test_a_span_of_less_than_a_year_has_no_rolling_year():
    assert rolling_years(Period("2022-01", "2022-11")) == ()


def test_by_month_gives_each_month_and_each_rolling_year():
    found = ids(MONTHS)

    assert "violence.count.E09000901.2022-01..2022-01" in found
    assert "violence.count.E09000901.2022-01..2022-12" in found
