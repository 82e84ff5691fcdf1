import pytest

from fourfold.analysis.assessment.first_assessment import assess
from fourfold.analysis.assessment.periods import Period
from fourfold.analysis.assessment.questions.when import season_in
from fourfold.analysis.offences.measures import measure
from tests.analysis.assessment.group_cube import words_of_section
from tests.analysis.assessment.small_cube import AUTHORITY, SmallCube

LONG = Period("2019-01", "2024-06").months
SUMMER = {"06": 16, "07": 20, "08": 16}


def seasonal(**settings):
    """Five years and a half with more violence in summer."""
    changed = {
        ("E05000901", month, "violent-crime"): SUMMER[month[5:]] * 3 - place % 3
        for place, month in enumerate(LONG)
        if month[5:] in SUMMER
    }
    return SmallCube(months=LONG, changed=changed, **settings)


def assessed(cube):
    return assess(cube, authority=AUTHORITY.code)


def figure(found, name="violence"):
    return found.found.of(measure(name), "season", AUTHORITY.code)


def test_a_season_is_told_by_its_highest_and_lowest_month():
    found = figure(assessed(seasonal()))

    assert found.value > 1.5
    assert found.p_value < 0.001
    assert "usually most in July" in found.sentence
    assert "above the usual month (95% interval" in found.sentence
    assert "July 1." in found.numbers


def test_a_february_with_the_fewest_is_said_to_be_short():
    # As many a day in every month: February lies below for its days alone.
    days = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
    by_days = {
        ("E05000901", month, "violent-crime"): 10 * days[int(month[5:]) - 1] + n % 2
        for n, month in enumerate(LONG)
    }

    sentence = figure(assessed(SmallCube(months=LONG, changed=by_days))).sentence

    assert "fewest in February" in sentence
    assert "; February has the fewest days" in sentence


def test_the_table_has_every_month_and_the_test():
    section = assessed(seasonal()).section("when")
    (table,) = section.blocks[0].tables

    assert [name for name, _ in table.rows] == [
        *("January", "February", "March", "April", "May", "June", "July"),
        *("August", "September", "October", "November", "December"),
        "Test of no season",
    ]
    assert dict(table.rows)["Test of no season"][1].text == "p < 0.001"
    july = season_in(assessed(seasonal()).found, measure("violence"))
    assert dict(table.rows)["July"][1].text == (
        f"{july.indices[6]:.0%} ({july.lower[6]:.0%} to {july.upper[6]:.0%})"
    )


def test_months_that_do_not_differ_have_no_season():
    text = words_of_section(assessed(SmallCube()).section("when"))

    assert "Violence: no season beyond chance" in text
    assert "with so few years only a strong season would show" in text


def test_with_many_years_no_season_is_plainly_none():
    text = words_of_section(assessed(SmallCube(months=LONG)).section("when"))

    assert "no season beyond chance" in text
    assert "with so few years" not in text


def test_too_short_a_series_says_so():
    found = assess(
        SmallCube(months=LONG[-18:]), authority=AUTHORITY.code, last_month="2024-06"
    )

    assert "it takes more than two years" in figure(found).reason
    assert found.section("when").blocks == ()
    with pytest.raises(ValueError, match="the season of violence is not known"):
        season_in(found.found, measure("violence"))


def test_too_few_crimes_have_no_season():
    found = assessed(SmallCube(monthly={"robbery": 1}))

    assert "too few to tell" in figure(found, "robbery").reason


def test_days_and_hours_are_not_made_up():
    text = words_of_section(assessed(SmallCube()).section("when"))

    assert "neither day nor hour" in text
