from fourfold.analysis.assessment.periods import Period
from fourfold.analysis.assessment.plan import (
    is_share_of_crime,
    rate_kinds,
    rolling_years,
)
from fourfold.analysis.offences.measures import measure


def test_only_crimes_have_a_share_of_recorded_crime():
    assert is_share_of_crime(measure("robbery"))
    assert not is_share_of_crime(measure("anti-social-behaviour"))
    assert not is_share_of_crime(measure("recorded-crime"))


def test_the_rate_under_25_is_given_where_the_definition_allows():
    assert rate_kinds(measure("violence")) == ("rate", "rate-under-25")
    assert rate_kinds(measure("robbery")) == ("rate",)


def test_rolling_years_lie_wholly_within_the_span():
    years = rolling_years(Period("2022-01", "2023-02"))

    assert years == (
        Period("2022-01", "2022-12"),
        Period("2022-02", "2023-01"),
        Period("2022-03", "2023-02"),
    )


def test_a_span_of_less_than_a_year_has_no_rolling_year():
    assert rolling_years(Period("2022-01", "2022-11")) == ()
