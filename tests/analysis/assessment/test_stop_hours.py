from fourfold.analysis.assessment.first_assessment import assess
from fourfold.analysis.assessment.stop_hours import BLOCK, hours_block
from tests.analysis.assessment.known_background import stops_of
from tests.analysis.assessment.small_cube import AUTHORITY, SmallCube

HOURS = {(4, 15): 5, (4, 23): 1, (0, 15): 2, (6, 0): 1}


def assessed(stops):
    return assess(SmallCube(known_stops=stops), authority=AUTHORITY.code)


def test_without_searches_there_is_no_block():
    assert hours_block(assessed(None).found) is None


def test_files_that_give_no_hour_make_no_block():
    assert hours_block(assessed(stops_of({})).found) is None


def test_the_busiest_hour_and_day_are_of_the_searches_whose_hour_is_known():
    (paragraph,) = hours_block(assessed(stops_of(HOURS)).found).paragraphs

    # Ten searches in all, of nine the hour.
    assert paragraph.text == (
        "9 searches by Fold Constabulary and Nextshire Police in Little Fold, May 2024 "
        "to June 2024: most in the hour from 15:00 (78%) and on Fridays. It says when "
        "officers searched, and not when crimes happen."
    )


def test_the_table_adds_the_hours_up_to_four_parts_of_each_day():
    (table,) = hours_block(assessed(stops_of(HOURS)).found).tables
    rows = {day: [cell.text for cell in cells] for day, cells in table.rows}

    assert next(iter(rows)) == "Monday"
    assert rows["Friday"] == ["0", "0", "5", "1"]
    assert rows["Sunday"] == ["1", "0", "0", "0"]
    assert sum(int(cell) for cells in rows.values() for cell in cells) == 9


def test_the_block_is_in_the_section_when():
    section = assessed(stops_of(HOURS)).section("when")

    assert BLOCK in [block.id for block in section.blocks]
