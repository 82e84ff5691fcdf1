from dataclasses import replace

import pytest

from fourfold.analysis.assessment.first_assessment import assess
from fourfold.analysis.assessment.questions.where import concentration
from fourfold.analysis.offences.measures import measure
from tests.analysis.assessment.group_cube import LSOAS, group_cube, words_of_section
from tests.analysis.assessment.small_cube import AUTHORITY, SmallCube

VIOLENCE = measure("violence")


def assessed(cube=None, **settings):
    return assess(cube or group_cube(), authority=AUTHORITY.code, **settings)


def figure(found, kind, area=AUTHORITY.code):
    return found.found.of(VIOLENCE, kind, area)


@pytest.fixture(scope="module")
def found():
    return assessed()


def test_the_share_of_the_busiest_small_areas_is_set_beside_chance(found):
    # The n-th has n and 2 robberies a month: 12 × 22 of 12 × 250 in one of 20.
    top = figure(found, "top-twentieth")

    assert top.value == pytest.approx(264 / 3_000)
    assert top.numbers == "264 ÷ 3,000 = 0.088"
    assert "the 1 small area with most, of 20, had 9% of all (264 of 3,000)" in (
        top.sentence
    )
    assert "chance alone would have put" in top.sentence


def test_unevenness_lies_between_even_and_all_in_one_place(found):
    spread = figure(found, "unevenness")

    assert 0 < spread.value < 0.5
    assert "0 is as even as can be" in spread.sentence


def test_a_smoothed_rate_has_its_working(found):
    smoothed = figure(found, "smoothed-rate", LSOAS[19].code)

    assert smoothed.value < 264 / 300 * 1_000
    assert smoothed.numbers.startswith("0.9")
    assert smoothed.draft.inputs == (
        f"violence.rate.{LSOAS[19].code}.2023-07..2024-06",
    )


def test_the_ten_with_most_are_listed_with_their_ward(found):
    block = found.section("where").blocks[-1]
    (table,) = block.tables

    assert [name for name, _ in table.rows][:2] == [
        "Little Fold 020A",
        "Little Fold 019A",
    ]
    assert len(table.rows) == 10
    # The double draws areas of a level side by side, so the third is in Cedar.
    assert table.rows[0][1][0].text == "not known"


def test_a_small_area_is_in_the_ward_that_it_lies_in(found):
    assert found.background.ward_of[LSOAS[1].code] == "E05000902"


def test_the_section_opens_with_it(found):
    assert (
        found.section("where")
        .paragraphs[0]
        .text.startswith("Violence: the 1 small area")
    )
    assert "nearest of a list of points" in words_of_section(found.section("where"))


def test_without_outlines_of_small_areas_wards_stand_alone():
    section = assessed(SmallCube()).section("where")

    assert "small area" not in words_of_section(section)
    assert [block.id for block in section.blocks][-1] == "wards-anti-social-behaviour"


def test_a_gap_leaves_it_not_known_and_says_why():
    found = assessed(group_cube(unknown=("2024-01",)), last_month="2024-06")

    assert "no figures for January 2024" in figure(found, "top-twentieth").reason
    assert not figure(found, "unevenness").known
    assert not figure(found, "smoothed-rate", LSOAS[0].code).known
    assert "How far it gathers: not known" in words_of_section(found.section("where"))


def test_an_area_without_residents_has_a_count_and_no_smoothed_rate():
    people = {**group_cube().residents, LSOAS[19].code: 0}

    found = assessed(group_cube(residents=people))

    assert figure(found, "smoothed-rate", LSOAS[19].code).reason == (
        "not known, because the number of residents is not known"
    )
    assert figure(found, "top-twentieth").value == pytest.approx(264 / 3_000)
    row = dict(found.section("where").blocks[-1].tables[0].rows)["Little Fold 020A"]
    assert [cell.text for cell in row[1:]] == ["264", "not known", "not known"]


def test_without_any_residents_an_even_spread_stands_in_for_chance():
    found = assessed(group_cube(residents={}))

    assert figure(found, "top-twentieth").known


def test_where_none_was_recorded_nothing_gathers():
    quiet = {"anti-social-behaviour": 3}

    found = assessed(group_cube(monthly=quiet, changed={}))

    assert figure(found, "top-twentieth").reason == (
        "not known, because none was recorded"
    )
    assert figure(found, "unevenness").reason == "not known, because there is none"


def test_without_the_measure_that_is_drawn_nothing_is_counted_by_small_area(found):
    bare = replace(found.found, scope=replace(found.scope, headline=()))

    assert list(concentration.plan(bare.scope)) == []
    assert list(concentration.derive(bare)) == []
    assert concentration.block(bare) is None
