from dataclasses import replace

from fourfold.analysis.assessment.first_assessment import assess
from fourfold.analysis.assessment.questions import whom
from tests.analysis.assessment.known_background import stops_of
from tests.analysis.assessment.small_cube import AUTHORITY, SmallCube

AFTERNOON = {(4, 15): 10}


def assessed(stops=None, **settings):
    cube = SmallCube(known_stops=stops, **settings)
    return assess(cube, authority=AUTHORITY.code)


def section(assessment):
    return assessment.section("whom")


def words(part):
    return " ".join(paragraph.text for paragraph in part.paragraphs)


def block(assessment, name):
    return next(each for each in section(assessment).blocks if each.id == name)


def rows(table):
    return {name: [cell.text for cell in cells] for name, cells in table.rows}


def test_it_says_first_that_nothing_is_published_of_those_harmed():
    first, *_ = section(assessed()).paragraphs

    assert "say nothing of the people who are harmed" in first.text


def test_violence_beside_young_residents_is_called_a_scale_and_no_risk():
    (paragraph,) = (p for p in section(assessed()).paragraphs if p.figures)

    # Ten offences a month in each of three wards, and 1,500 of 6,000 under 25.
    assert paragraph.text.startswith(
        "1,500 residents of Little Fold are under 25. For every 1,000 of them 288.0 "
        "offences of violence were recorded, whatever the age of the victim"
    )
    assert "not the risk of a young person" in paragraph.text
    assert paragraph.figures == section(assessed()).figures


def test_without_residents_the_reason_is_said_and_no_table_is_shown():
    assessment = assessed(residents={})

    assert "Young people: not known" in words(section(assessment))
    assert section(assessment).blocks == ()


def test_without_violence_among_the_headlines_nothing_is_set_beside_the_young():
    found = assessed().found
    scope = replace(found.scope, headline=())

    other = whom.section(replace(found, scope=scope))

    assert list(whom.plan(scope)) == []
    assert "not the risk" not in words(other)


def test_young_residents_are_told_ward_by_ward_most_first():
    (table,) = block(assessed(), "young-residents").tables

    assert [name for name, _ in table.rows] == ["Cedar", "Birch", "Ash"]
    assert rows(table)["Cedar"] == ["750", "25%"]


def test_a_ward_whose_residents_are_not_all_known_has_no_share():
    found = assessed().found
    young_alone = tuple(
        each for each in found.record.populations if each.band == "under_25"
    )
    record = replace(found.record, populations=young_alone)

    (young,) = whom.section(replace(found, record=record)).blocks

    assert rows(young.tables[0])["Ash"] == ["250", "not known"]


def test_without_a_file_of_searches_it_says_that_none_is_loaded():
    assert "No stop-and-search file is loaded" in words(section(assessed()))


def test_who_was_searched_is_said_with_blanks_and_without_a_rate():
    text = words(section(assessed(stops_of(AFTERNOON))))

    assert (
        "Fold Constabulary and Nextshire Police made 10 searches of people and "
        "vehicles in Little Fold, May 2024 to June 2024. The age noted most often was "
        "18-24, in 60% of the searches; in 40% none was. The group noted most often "
        "was White, in 50% of the searches; in 10% none was. Of all searches in these "
        "files 8% have no place on the map and are in no area."
    ) in text
    assert "is loaded" not in text


def test_months_outside_of_the_period_are_said_to_be():
    before = stops_of(AFTERNOON, months=("2022-01", "2022-02"))
    across = stops_of(AFTERNOON, months=("2023-06", "2023-07"))

    period = "the 12 months to June 2024."
    assert f"February 2022, outside of {period}" in words(section(assessed(before)))
    assert f"July 2023, partly outside of {period}" in words(section(assessed(across)))


def test_where_nothing_was_noted_that_is_said():
    blank = stops_of(AFTERNOON, by_age=[("", 10)], by_group=[])

    text = words(section(assessed(blank)))

    assert "No age was noted. No group was noted." in text


def test_every_table_has_shares_with_limits_and_names_the_blanks():
    tables = {
        table.id: rows(table)
        for table in block(assessed(stops_of(AFTERNOON)), "searched").tables
    }

    assert tables["table-searched-groups"] == {
        "White": ["5", "50% (24% to 76%)"],
        "Black": ["4", "40% (17% to 69%)"],
        "not stated": ["1", "10% (2% to 40%)"],
    }
    assert tables["table-searched-ages"]["not stated"][0] == "4"
    assert tables["table-searched-objects"]["Controlled drugs"][0] == "10"
    assert tables["table-searched-outcomes"]["Arrest"][0] == "3"


def test_it_warns_that_who_is_searched_is_not_who_offends():
    text = words(block(assessed(stops_of(AFTERNOON)), "searched"))

    assert "Who is searched is not who offends" in text
    assert "no rate for residents is given" in text


def test_rows_that_agree_in_every_cell_are_told_where_there_are_any():
    without = assessed(stops_of(AFTERNOON))
    with_two = assessed(stops_of(AFTERNOON, repeated=2))

    assert "agree" not in words(block(without, "searched"))
    assert "2 searches agree with another in every cell" in words(
        block(with_two, "searched")
    )
