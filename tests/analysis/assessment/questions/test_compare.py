from dataclasses import replace

import pytest

from fourfold.analysis.assessment.comparators import comparison_named
from fourfold.analysis.assessment.first_assessment import assess
from fourfold.analysis.assessment.questions.compare import (
    NOBODY,
    range_words,
    rank_words,
)
from fourfold.analysis.offences.measures import measure
from fourfold.analysis.statistics.ranks import Rank
from tests.analysis.assessment.group_cube import (
    OTHERS,
    group_cube,
    words_of_section,
)
from tests.analysis.assessment.small_cube import AUTHORITY, MONTHS, SmallCube


def assessed(cube=None, **settings):
    return assess(cube or group_cube(), authority=AUTHORITY.code, **settings)


def figure(found, kind, name="violence"):
    return found.found.of(measure(name), kind, AUTHORITY.code)


@pytest.fixture(scope="module")
def found():
    return assessed()


def test_an_authority_is_set_beside_the_others_together(found):
    # 432 of 6,000 residents; each of the five others 144, of 20,000 in all.
    against = figure(found, "against-group")

    assert against.value == pytest.approx((432 / 6_000) / (720 / 20_000))
    assert against.numbers == "(432 ÷ 6,000) ÷ (720 ÷ 20,000) = 2.000"
    assert "100% higher than the 5 other authorities in the data" in against.sentence


def test_its_place_is_told_with_how_far_chance_could_move_it(found):
    place = figure(found, "rank-in-group")

    # Ampleford has 144 of 2,000: the same 72 for every 1,000.
    assert place.value == 5
    assert "joint highest of 6" in place.sentence
    assert place.lower <= 5 <= place.upper


def test_its_place_in_the_funnel_allows_for_how_the_group_differs(found):
    place = figure(found, "place-in-funnel")

    assert 0 < place.value < 3
    assert "spread of the group" in place.sentence or "further out" in place.sentence


def test_the_section_says_who_is_compared_and_why(found):
    text = words_of_section(found.section("compare"))

    assert "They are all that the data hold." in text
    assert (
        "Violence: 72.0 for every 1,000 residents. The rate is 100% higher than" in text
    )
    assert "not a verdict" in text


def test_every_member_is_in_the_table_by_rate(found):
    (table,) = found.section("compare").blocks[1].tables
    rates = [cells[1].text.split()[0] for _, cells in table.rows]

    assert len(table.rows) == 6
    assert rates == sorted(rates, key=float, reverse=True)
    assert any(name == "Little Fold (this area)" for name, _ in table.rows)


def test_a_member_without_residents_is_named_and_not_ranked():
    people = {**group_cube().residents, OTHERS[2].code: 0}

    found = assessed(group_cube(residents=people))

    text = words_of_section(found.section("compare"))
    assert "Not ranked, because months or residents are not known: Coldfold." in text
    assert "of 5" in figure(found, "rank-in-group").sentence
    table = found.section("compare").blocks[1].tables[0]
    assert table.rows[-1][0] == "Coldfold"
    assert [cell.text for cell in table.rows[-1][1]] == [
        "144",
        "not known",
        "not known",
    ]


def test_who_is_absent_and_who_drew_up_the_group_is_said():
    cube = group_cube()
    group = replace(
        comparison_named(cube, AUTHORITY, text="Dunfold, Ampleford"),
        absent=("Farfold",),
        source="the board's minutes",
    )

    text = words_of_section(assessed(cube, comparison=group).section("compare"))

    assert "Of the group and not in the data: Farfold." in text
    assert "Source of the group: the board's minutes." in text


def test_without_others_it_is_said_that_nothing_can_be_compared():
    section = assessed(SmallCube()).section("compare")

    assert words_of_section(section) == NOBODY
    assert section.figures == ()


def test_without_a_known_rate_of_its_own_nothing_is_made_up():
    people = {**group_cube().residents, **dict.fromkeys(("E05000901",), 0)}
    people |= {"E05000902": 0, "E05000903": 0}

    found = assessed(group_cube(residents=people))

    for kind in ("against-group", "rank-in-group", "place-in-funnel"):
        assert figure(found, kind).reason.startswith("not known")
    assert "Violence: not known" in words_of_section(found.section("compare"))


def test_where_none_of_the_others_is_known_that_is_the_reason():
    people = {**group_cube().residents, **{area.code: 0 for area in OTHERS}}

    found = assessed(group_cube(residents=people))

    assert figure(found, "against-group").reason == (
        "not known, because no rate of the others is known"
    )


def test_where_nothing_was_recorded_there_is_no_place_and_no_funnel():
    quiet = {**group_cube().monthly, "possession-of-weapons": 0}

    found = assessed(group_cube(monthly=quiet))

    for kind in ("against-group", "rank-in-group", "place-in-funnel"):
        assert figure(found, kind, "weapons").reason == (
            "not known, because nothing was recorded in the group"
        )


def test_no_difference_is_told_as_none():
    people = {**group_cube().residents, **{area.code: 2_000 for area in OTHERS}}

    found = assessed(group_cube(residents=people))

    assert "the rate shows no difference beyond chance from the 5 other" in (
        figure(found, "against-group").sentence
    )


def test_few_crimes_give_a_direction_and_no_percentage():
    busy = {("E05000901", month, "possession-of-weapons"): 0 for month in MONTHS}
    busy |= {("E05000902", month, "possession-of-weapons"): 0 for month in MONTHS}
    more = {**group_cube().changed, **busy}
    more |= {
        (area.code, m, "possession-of-weapons"): 30 for area in OTHERS for m in MONTHS
    }

    found = assessed(group_cube(changed=more))

    assert "lower than the 5 other authorities in the data together, too few for a" in (
        figure(found, "against-group", "weapons").sentence
    )


@pytest.mark.parametrize(
    ("place", "words"),
    [
        (Rank(4, 13, 16, 0), "4th lowest of 16"),
        (Rank(1, 16, 16, 0), "lowest of 16"),
        (Rank(25, 1, 25, 0), "highest of 25"),
        (Rank(22, 3, 24, 0), "3rd highest of 24"),
        (Rank(2, 3, 5, 1), "joint 2nd lowest of 5"),
    ],
)
def test_a_place_is_counted_from_the_nearer_end(place, words):
    assert rank_words(place) == words


def test_the_range_is_counted_from_the_same_end():
    assert range_words(Rank(14, 3, 16, 0), 12, 15) == (
        " (2nd to 5th, as far as chance could move it)"
    )
    assert range_words(Rank(3, 14, 16, 0), 3, 3) == ""
