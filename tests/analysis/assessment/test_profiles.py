from dataclasses import replace

from fourfold.analysis.assessment.first_assessment import assess
from fourfold.analysis.assessment.profiles import profile_of
from fourfold.analysis.charts.assessment_charts import draw_profile
from tests.analysis.assessment.small_cube import (
    AUTHORITY,
    MONTHS,
    RESIDENTS,
    WARDS,
    SmallCube,
)


def assessed(**settings):
    return assess(SmallCube(**settings), authority=AUTHORITY.code, last_month="2024-06")


def said(found, ward=WARDS[0]):
    return [paragraph.text for paragraph in profile_of(found.found, ward).paragraphs]


def test_a_profile_opens_with_who_lives_there_and_how_much_was_recorded():
    assert said(assessed())[0] == (
        "1,000 people live in Ash. In the 12 months to June 2024 the police recorded "
        "204 offences there."
    )


def test_what_is_out_of_the_rest_is_named_and_what_did_not_change_is_said():
    text = said(assessed())

    assert text[1].startswith("Rates beside the rest of Little Fold: recorded crime")
    assert text[2] == "Nothing changed beyond what chance does."


def test_without_residents_nobody_is_counted():
    found = assessed(residents={**RESIDENTS, "E05000901": 0})

    assert said(found)[0].startswith("How many people live in Ash is not known. In")
    # Of the rates, not of what was recorded: that is known.
    assert said(found)[1] == (
        "Rates beside the rest of Little Fold: not known, because the number of "
        "residents is not known."
    )


def test_with_a_gap_it_is_said_why_nothing_is_known():
    text = said(assessed(unknown=("2024-01",)))

    assert "not known, because there are no figures for January 2024" in text[0]
    assert "not known" in text[1]


def test_a_ward_without_a_known_month_has_its_place_and_no_series():
    found = assessed()
    blank = {
        name: replace(each, estimate=replace(each.estimate, value=None))
        if each.area == WARDS[0] and len(each.period) == 1
        else each
        for name, each in found.findings.items()
    }
    found = replace(found, findings=blank)

    charts = draw_profile(found, profile_of(found.found, WARDS[0]))

    assert [chart.id for chart in charts] == ["chart-profile-place-E05000901"]


def test_without_the_measure_that_is_drawn_there_is_no_series():
    found = assessed()
    bare = replace(found, scope=replace(found.scope, headline=found.scope.headline[:1]))

    charts = draw_profile(bare, profile_of(bare.found, WARDS[0]))

    assert len(charts) == 1
    assert MONTHS
