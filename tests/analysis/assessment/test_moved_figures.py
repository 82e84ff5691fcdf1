from dataclasses import replace

import pytest

from fourfold.analysis.assessment.first_assessment import assess
from fourfold.analysis.assessment.moved_figures import GONE, NEW, Side, moved_figures
from fourfold.analysis.cube.reader import PartCount
from tests.analysis.assessment.small_cube import (
    AUTHORITY,
    BUILD,
    MONTHS,
    RESIDENTS,
    SmallCube,
)

YEAR = "2023-07..2024-06"
MORE = {("E05000901", "2024-06", "robbery"): 9}


class OtherFiles(SmallCube):
    """The same cube, its last month counted from a later release."""

    def working(self, area, **wanted):
        for part in super().working(area, **wanted):
            if part.month == MONTHS[-1]:
                yield replace(part, release="police_uk_street-0002")
            else:
                yield part


class WithoutLastMonth(SmallCube):
    def working(self, area, **wanted):
        parts: tuple[PartCount, ...] = super().working(area, **wanted)
        return tuple(part for part in parts if part.month != MONTHS[-1])


def side(cube, **settings):
    return Side(
        cube,
        assess(cube, authority=AUTHORITY.code, last_month="2024-06", **settings),
    )


def moved(before, after):
    found = moved_figures(before, after)
    return {each.id: each for each in found}


def test_the_same_cube_moves_nothing():
    assert moved_figures(side(SmallCube()), side(SmallCube())) == ()


def test_a_count_moves_with_the_files_it_was_counted_from():
    found = moved(side(SmallCube()), side(OtherFiles(changed=MORE)))

    robbery = found[f"robbery.count.E05000901.{YEAR}"]
    assert robbery.difference == 7
    assert robbery.reasons == (
        "June 2024 was counted from other files (release police_uk_street-0002 in "
        "place of release police_uk_street-0001)",
    )


def test_a_rate_beside_the_rest_moves_with_the_rest():
    found = moved(side(SmallCube()), side(OtherFiles(changed=MORE)))

    assert found[f"robbery.against-rest.E05000903.{YEAR}"].reasons


@pytest.mark.parametrize(
    ("before", "after", "words"),
    [
        (WithoutLastMonth(), SmallCube(changed=MORE), "June 2024 came in (release"),
        (SmallCube(), WithoutLastMonth(changed=MORE), "June 2024 went (release"),
        (SmallCube(), SmallCube(changed=MORE), "the same files were counted otherwise"),
    ],
)
def test_months_that_came_or_went_are_named(before, after, words):
    found = moved(side(before), side(after))

    assert found[f"robbery.count.E05000901.{YEAR}"].reasons[0].startswith(words)


def test_a_rate_moves_with_its_residents():
    fewer = {**RESIDENTS, "E05000901": 900}

    found = moved(side(SmallCube()), side(SmallCube(residents=fewer)))

    assert found[f"robbery.rate.E05000901.{YEAR}"].reasons == (
        "other figures of residents are used",
    )
    assert f"robbery.count.E05000901.{YEAR}" not in found


def test_a_share_moves_with_the_whole():
    more = {("E05000901", "2024-06", "drugs"): 9}

    found = moved(side(SmallCube()), side(SmallCube(changed=more)))

    assert "the count of all recorded crime moved" in (
        found[f"shoplifting.share.E09000901.{YEAR}"].reasons
    )


def test_a_change_moves_with_either_period():
    before = {("E05000901", "2023-06", "robbery"): 9}

    found = moved(side(SmallCube()), side(OtherFiles(changed=before)))

    assert found[f"robbery.change.E05000901.{YEAR}"].reasons


def test_a_figure_made_of_figures_names_one_that_moved():
    found = moved(side(SmallCube()), side(SmallCube(changed=MORE)))

    (reason,) = found[f"robbery.change-dispersed.E09000901.{YEAR}"].reasons
    assert "of the figures it is made from moved: robbery.count." in reason


def test_figures_that_came_and_went_are_told_so():
    wards = SmallCube().wards[:2]

    found = moved(side(SmallCube()), side(SmallCube(wards=wards)))
    back = moved(side(SmallCube(wards=wards)), side(SmallCube()))

    gone = found[f"robbery.count.E05000903.{YEAR}"]
    assert gone.reasons == (GONE,)
    assert gone.difference is None
    assert back[gone.id].reasons == (NEW,)


def test_a_figure_that_is_not_known_any_more_has_no_difference():
    found = moved(side(SmallCube()), side(SmallCube(unknown=("2024-01",))))

    assert found[f"robbery.count.E05000901.{YEAR}"].difference is None


@pytest.mark.parametrize(
    ("build", "words"),
    [
        (replace(BUILD, areas=(("ward", 2025, "ONS"),)), "outlines of the areas"),
        (replace(BUILD, code_version="0.2.0"), "Fourfold 0.2.0 works it out, and not"),
        (BUILD, "the definitions changed"),
    ],
)
def test_without_other_rows_it_is_the_areas_the_program_or_the_definitions(
    build, words
):
    after = side(SmallCube(build=build))
    name = f"robbery.count.E09000901.{YEAR}"
    other = replace(
        after.assessment.findings[name],
        estimate=replace(after.assessment.findings[name].estimate, value=1),
    )
    derived_name = f"robbery.season.E09000901.{YEAR}"
    derived = replace(after.assessment.findings[derived_name], estimate=other.estimate)
    changed = {**after.assessment.findings, name: other, derived_name: derived}
    after = Side(after.cube, replace(after.assessment, findings=changed))

    found = moved(side(SmallCube()), after)

    assert words in found[name].reasons[0]
    assert words in found[derived_name].reasons[0]
