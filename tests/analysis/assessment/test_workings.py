from dataclasses import replace

import pytest

from fourfold.analysis.assessment.workings import finding_of, working
from fourfold.analysis.errors import UnknownLabelError
from tests.analysis.assessment.small_cube import BUILD, FORCE, SmallCube

RATE = "violence.rate.E05000901.2023-07..2024-06"


def worked(figure_id, **settings):
    cube = SmallCube(**settings)
    return working(cube, finding_of(cube, figure_id))


def rows_of(counted):
    return sum(part.rows for part in counted.rows)


def test_a_figure_is_counted_again_from_its_id():
    found = finding_of(SmallCube(), RATE)

    assert found.id == RATE
    assert found.value == 144.0


def test_an_authoritys_figure_is_counted_again_too():
    found = finding_of(SmallCube(), "violence.count.E09000901.2024-06..2024-06")

    assert found.value == 36


def test_a_figure_of_what_the_files_leave_out_is_refused():
    cube = SmallCube(quality=(replace(FORCE, offences_absent=("robbery",)),))

    with pytest.raises(UnknownLabelError, match=r"files loaded have no row of robbery"):
        finding_of(cube, RATE)


def test_an_unknown_area_is_refused():
    with pytest.raises(UnknownLabelError, match="E05000999"):
        finding_of(SmallCube(), RATE.replace("E05000901", "E05000999"))


def test_a_working_shows_formula_people_build_and_caveats():
    found = worked(RATE)

    assert found.numbers == "144 ÷ 1,000 × 1,000 = 144.000"
    assert found.formula.page == "docs/methods/rates.md"
    assert [people.people for people in found.populations] == [1_000]
    assert found.build == BUILD
    assert not found.invented
    assert set(found.finding.measure.caveats) < set(found.caveats)


def test_a_working_counts_the_rows_of_each_file():
    (counted,) = worked(RATE).counted

    assert counted.number == rows_of(counted) == 144
    assert counted.rows[0].file == "2023-07-fold-street.csv"
    assert len(counted.rows) == 12


def test_the_working_of_a_change_counts_both_years():
    now, before = worked(RATE.replace("rate", "change")).counted

    assert (now.name, before.name) == ("count", "count before")
    assert before.period.first == "2022-07"
    assert rows_of(before) == before.number == 144


def test_the_working_of_a_share_counts_all_recorded_crime():
    part, whole = worked(RATE.replace("rate", "share")).counted

    assert rows_of(part) == part.number == 144
    assert rows_of(whole) == whole.number == 204


def test_the_working_beside_the_rest_counts_the_whole_authority():
    found = worked(RATE.replace("rate", "against-rest"))

    assert found.counted[1].area.name == "Little Fold"
    assert rows_of(found.counted[1]) == found.counted[1].number == 432
    assert [people.people for people in found.populations] == [1_000, 6_000]


def test_the_working_of_an_unknown_figure_shows_the_rows_there_are():
    found = worked("violence.count.E05000901.2021-12..2022-01")

    assert found.numbers.startswith("not known")
    assert found.counted[0].number is None
    assert [part.month for part in found.counted[0].rows] == ["2022-01"]


def test_the_working_beside_an_unknown_rest_has_no_whole():
    found = worked(RATE.replace("rate", "against-rest"), unknown=("2024-01",))

    assert found.counted[1].number is None


def test_the_working_of_a_change_tells_of_a_change_of_recording():
    met = (replace(FORCE, force="Metropolitan Police Service"),)

    found = worked(RATE.replace("rate", "change"), quality=met)

    assert found.caveats[0].startswith("Recording changed in March 2024")
