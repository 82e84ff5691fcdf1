from tests.analysis.assessment.small_cube import SmallCube
from tests.analysis.assessment.ward_cube import WARDS, ward_cube

from .pages import page_of


def standing(cube, code, measure="violence"):
    page = page_of(cube, code)
    return next(each for each in page.standings if each.measure == measure)


def test_place_is_told_with_what_chance_could_make_of_it():
    place = standing(ward_cube(), WARDS[1].code).place

    assert place.text == "3rd highest of 8 (2nd to 4th, as far as chance could move it)"


def test_wards_that_chance_does_not_tell_apart_are_named_by_both():
    cube = ward_cube()
    birch, cedar = WARDS[1].code, WARDS[2].code

    assert cedar in standing(cube, birch).alike
    assert birch in standing(cube, cedar).alike
    assert standing(cube, WARDS[0].code).alike == ()


def test_without_residents_there_is_no_place_and_nobody_is_alike():
    found = standing(SmallCube(residents={}), "E05000901")

    assert found.place.text == "not known"
    assert found.rate.text == "not known"
    assert found.alike == ()


def test_a_ward_without_residents_is_alike_to_none():
    cube = SmallCube(residents={"E05000901": 1_000, "E05000902": 2_000})

    assert "E05000903" not in standing(cube, "E05000901").alike
