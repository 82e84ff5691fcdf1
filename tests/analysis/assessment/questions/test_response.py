import pytest

from fourfold.analysis.assessment.figure_ids import FigureId
from fourfold.analysis.assessment.first_assessment import assess
from fourfold.analysis.assessment.interventions import toolkits
from fourfold.analysis.assessment.periods import Period
from fourfold.analysis.publication.publish import publish
from tests.analysis.assessment.known_background import VIOLENCE, outcomes_of
from tests.analysis.assessment.small_cube import AUTHORITY, MONTHS, SmallCube

PERIOD = Period("2023-07", "2024-06")
WITH_VIOLENCE = outcomes_of({"violent-crime": VIOLENCE})


def assessed(outcomes=WITH_VIOLENCE, **settings):
    cube = SmallCube(known_outcomes=outcomes, **settings)
    return assess(cube, authority=AUTHORITY.code)


def figure(assessment, kind, measure="violence"):
    name = FigureId(measure, kind, AUTHORITY.code, PERIOD)
    return assessment.findings[str(name)]


def section(assessment):
    return assessment.section("response")


def words(part):
    return " ".join(paragraph.text for paragraph in part.paragraphs)


def block(assessment, name):
    return next(each for each in section(assessment).blocks if each.id == name)


def test_shares_are_of_crimes_that_had_six_months():
    found = figure(assessed(), "formal-action")

    # July to December 2023, as at June 2024, with 30 offences a month.
    assert found.value == pytest.approx(18 / 180)
    assert (found.lower, found.upper) == pytest.approx((0.0642, 0.1525), abs=5e-5)
    assert found.sentence.endswith(
        "10% of 180 led to formal action by June 2024 (95% interval 6% to 15%)."
    )
    assert found.numbers == "18 ÷ 180 = 0.100"


@pytest.mark.parametrize(
    ("kind", "share"), [("no-suspect", 108 / 180), ("still-open", 6 / 180)]
)
def test_each_kind_counts_its_own_group(kind, share):
    assert figure(assessed(), kind).value == pytest.approx(share)


def test_crimes_of_which_nothing_is_told_are_in_the_whole_and_said():
    text = words(section(assessed()))

    # Two of unknown result and six without any, of thirty.
    assert "What became of 27% of these crimes is not published" in text
    assert "each share is at least what it says" in text


def test_incidents_are_not_among_the_crimes_without_an_outcome():
    silent = {"none-known": 60}
    both = outcomes_of({"violent-crime": VIOLENCE, "anti-social-behaviour": silent})

    assert "What became of 27% of" in words(section(assessed(both)))
    assert not any(
        finding.kind == "formal-action" and finding.measure.unit == "incidents"
        for finding in assessed(both).findings.values()
    )


def test_a_newer_edition_has_more_months_followed():
    newer = outcomes_of({"violent-crime": VIOLENCE}, as_at="2024-12")

    assert "of 360 led to formal action by December 2024" in words(
        section(assessed(newer))
    )


def test_months_of_an_older_edition_are_followed_up_to_that_alone():
    editions = ["2024-01"] * 24 + ["2024-12"] * 6
    mixed = outcomes_of({"violent-crime": VIOLENCE}, as_at=editions)

    text = words(block(assessed(mixed), "outcomes"))

    assert text.startswith(
        "Crimes recorded in July 2023 and January 2024 to June 2024, as they stood in "
        "January 2024 or later. Other months are left out"
    )


def test_without_outcomes_the_section_says_what_to_load():
    assessment = assessed(None)

    assert "Load street files that have the column of outcomes" in words(
        section(assessment)
    )
    assert [each.id for each in section(assessment).blocks] == ["evidence"]
    assert section(assessment).figures == ()


def test_too_few_crimes_give_no_share_and_the_reason_is_said_once():
    few = outcomes_of({"violent-crime": {"formal": 1, "no-suspect": 2}})

    found = figure(assessed(few), "formal-action")

    assert not found.known
    assert found.value is None
    text = words(section(assessed(few)))
    reason = "not known, because only 18 crimes were followed for 6 months"
    assert f"Violence: {reason}. " in text


def test_when_no_month_is_old_enough_no_share_is_given():
    young = outcomes_of({"violent-crime": VIOLENCE}, as_at="2023-08")

    assessment = assessed(young)

    assert not figure(assessment, "formal-action").known
    assert words(block(assessment, "outcomes")).startswith(
        "No month of the period is 6 months old"
    )
    assert "is not published" not in words(section(assessment))


def test_months_that_the_outcomes_do_not_have_are_left_out():
    some = outcomes_of({"violent-crime": VIOLENCE}, months=MONTHS[-8:])

    assert "of 60 led to formal action" in words(section(assessed(some)))


def test_a_period_with_a_gap_has_no_share():
    assessment = assess(
        SmallCube(known_outcomes=WITH_VIOLENCE, unknown=("2023-09",)),
        authority=AUTHORITY.code,
        last_month="2024-06",
    )

    found = figure(assessment, "formal-action")

    assert found.reason == "not known, because there are no figures for September 2023"


def test_the_table_has_every_type_of_crime_with_its_limits():
    (table,) = block(assessed(), "outcomes").tables
    rows = dict(table.rows)

    assert [cell.text for cell in rows["Violence"]] == [
        "10% (6% to 15%)",
        "60% (53% to 67%)",
        "3% (2% to 7%)",
    ]
    assert {cell.text for cell in rows["Shoplifting"]} == {"not known"}
    assert "Anti-social behaviour" not in rows


def test_every_figure_of_the_table_is_a_figure_of_the_section():
    assessment = assessed()
    (table,) = block(assessment, "outcomes").tables
    shown = {cell.figure for _, cells in table.rows for cell in cells}

    assert shown == set(section(assessment).figures)
    assert shown <= set(assessment.findings)


def test_what_is_known_to_work_is_rated_dated_and_no_promise():
    (toolkit,) = toolkits()

    evidence = block(assessed(None), "evidence")

    assert toolkit.address in words(evidence)
    assert "as at 22 November 2026" in words(evidence)
    assert "none of it is a promise" in words(evidence)
    assert len(evidence.facts) == len(toolkit.interventions)
    (deterrence,) = (f for f in evidence.facts if f.label == "Focused deterrence")
    assert deterrence.value.startswith("Curtail violence at source: ")


def test_what_the_partnership_does_is_for_the_analyst_to_say():
    assert "add a commentary to this section" in words(section(assessed()))


def test_the_same_is_said_of_the_published_assessment():
    assessment = assessed()

    published = publish(assessment).assessment

    assert words(section(published)) == words(section(assessment))
