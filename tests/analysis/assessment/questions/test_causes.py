from dataclasses import replace

import pytest

from fourfold.analysis.assessment.first_assessment import assess
from fourfold.analysis.assessment.questions import causes
from fourfold.analysis.assessment.small_areas import small_areas
from fourfold.analysis.offences.measures import measure
from fourfold.analysis.publication.publish import publish
from tests.analysis.assessment.group_cube import (
    LSOAS,
    deprivation,
    group_cube,
    words_of_section,
)
from tests.analysis.assessment.small_cube import AUTHORITY, MONTHS

VIOLENCE = measure("violence")
# The same crimes in every small area.
EVEN = {(a.code, month, "violent-crime"): 10 for a in LSOAS for month in MONTHS}


def assessed(indicators=None, **options):
    known = deprivation() if indicators is None else indicators
    cube = group_cube(known_indicators=known, **options)
    return assess(cube, authority=AUTHORITY.code, last_month="2024-06")


def section(assessment):
    return assessment.section("causes")


def words(assessment):
    return words_of_section(section(assessment))


def figure(assessment, kind):
    return assessment.found.of(VIOLENCE, kind, AUTHORITY.code)


def rows(assessment):
    block = next(b for b in section(assessment).blocks if b.id == "indicators")
    return {name: [cell.text for cell in cells] for name, cells in block.tables[0].rows}


def test_the_rates_of_both_ends_are_set_against_each_other():
    found = figure(assessed(), "deprived-fifths")

    # Each has so many of violence as its place, and two robberies, every month.
    least, most = 12 * (3 + 4 + 5 + 6), 12 * (19 + 20 + 21 + 22)
    assert found.value == pytest.approx(most / least)
    assert found.lower < found.value < found.upper
    assert (
        "820.0 for every 1,000 residents in the most deprived fifth of its small "
        "areas and 180.0 in the least deprived: 4.6 times (95% interval"
    ) in found.sentence
    assert found.numbers.startswith("(984 ÷ 1,200) ÷ (216 ÷ 1,200) = 4.556")


def test_the_coefficient_is_of_the_order_of_small_areas():
    assessment = assessed()

    assert figure(assessment, "with-deprivation").value == pytest.approx(1)
    assert figure(assessment, "with-income").value == pytest.approx(-1)
    assert (
        "small areas with a higher score for low income tend to have lower rates; the "
        "two go together closely (coefficient −1.00"
    ) in figure(assessment, "with-income").sentence
    assert rows(assessment)["Low income"][0] == "−1.00 (−1.00 to −1.00)"


def test_an_order_that_chance_alone_could_make_is_not_told_as_one():
    up_and_down = {a.code: float(n % 5) for n, a in enumerate(LSOAS)}

    found = figure(assessed(deprivation(**up_and_down)), "with-deprivation")

    assert found.lower < 0 < found.upper
    assert "have neither higher nor lower rates, beyond chance" in found.sentence
    assert "go together" not in found.sentence


def test_ends_that_do_not_differ_are_said_not_to():
    text = words(assessed(changed=EVEN))

    assert (
        "480.0 for every 1,000 residents in the most deprived fifth of its small "
        "areas and 480.0 in the least deprived: no difference beyond chance (1.0 times"
    ) in text


def test_where_all_rates_are_the_same_there_is_no_order_to_compare():
    found = figure(assessed(changed=EVEN), "with-deprivation")

    assert found.reason == "not known, because too few small areas have both"


def test_no_indicator_that_is_made_of_police_records_is_used():
    assessment = assessed()

    assert set(rows(assessment)) == {
        "Deprivation, without its crime part",
        "Low income",
    }
    assert "whole index" not in words(assessment).casefold()
    assert "made of police records too" in words(assessment)


def test_it_speaks_of_places_and_never_of_causes():
    text = words(assessed())

    assert "This is about places, not people" in text
    assert "cause" not in text
    assert "Small areas beside each other are alike" in text


def test_every_figure_of_the_table_has_its_working():
    assessment = assessed()
    block = next(b for b in section(assessment).blocks if b.id == "indicators")

    shown = {cell.figure for _, cells in block.tables[0].rows for cell in cells}

    assert shown == set(section(assessment).figures)
    for name in shown:
        found = assessment.findings[name]
        assert found.numbers
        small = small_areas(assessment.found, VIOLENCE)
        assert found.draft.inputs == small.figures


def test_without_a_table_it_says_what_to_load():
    assessment = assessed({})

    assert "Load the English Indices of Deprivation (File 7)" in words(assessment)
    assert section(assessment).figures == ()


def test_without_the_index_free_of_crime_it_says_why_and_shows_the_rest():
    some = {name: each for name, each in deprivation().items() if name == "income"}

    assessment = assessed(some)

    assert "cannot be made from the table loaded" in words(assessment)
    assert list(rows(assessment)) == ["Low income"]


def test_with_the_whole_index_alone_nothing_is_set_beside_crime():
    alone = {"imd": deprivation()["imd"]}

    assert words(assessed(alone)) == causes.NOT_MADE


def test_too_few_small_areas_give_no_figure():
    assessment = assessed(lsoas=LSOAS[:9])

    found = figure(assessment, "deprived-fifths")

    assert found.reason == "not known, because too few small areas have both"
    assert set(rows(assessment)["Low income"]) == {"not known"}


def test_without_small_areas_the_reason_is_said_once():
    assessment = assessed(lsoas=())

    assert words(assessment).count("no outlines of LSOAs are loaded") == 1
    assert section(assessment).blocks == ()


def test_a_gap_in_the_period_gives_no_figure():
    assessment = assessed(unknown=("2024-02",))

    found = figure(assessment, "with-deprivation")

    assert found.reason == "not known, because there are no figures for February 2024"


def test_without_violence_among_the_headlines_nothing_is_counted_or_said():
    found = assessed().found
    scope = replace(found.scope, headline=())
    other = replace(found, scope=scope)

    assert list(causes.plan(scope)) == []
    assert list(causes.derive(other)) == []
    assert words_of_section(causes.section(other)) == causes.NO_MEASURE


def test_the_same_is_said_of_the_published_assessment():
    assessment = assessed()

    assert words(publish(assessment).assessment) == words(assessment)
