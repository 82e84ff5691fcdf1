import pytest

from fourfold.analysis.assessment.first_assessment import assess
from fourfold.analysis.assessment.ward_pages.likeness import (
    NOT_LOADED,
    TOO_FEW,
    likeness,
)
from tests.analysis.assessment.small_cube import AUTHORITY, SmallCube
from tests.analysis.assessment.ward_cube import SCORES, WARDS, ward_cube

from .pages import block_of, said

ASH = WARDS[0]


def text_of(cube, ward=ASH):
    return said(cube, ward.code, "beside-other-wards")


def test_the_place_is_among_all_wards():
    assert text_of(ward_cube())[0] == (
        "Violence, of the wards of Little Fold: its rate is highest of 8."
    )


def test_like_wards_are_named_with_why_and_set_beside():
    cube = ward_cube()

    text = text_of(cube)[1]

    assert text.startswith(
        "By deprivation and the share of residents under 25, Cedar, Birch, Dogwood "
        "and Gorse are most like Ash. Violence: the rate is 80% higher than the 4 "
        "wards most like it together (95% interval"
    )
    (table,) = block_of(cube, ASH.code, "beside-other-wards").tables
    names = [name for name, _ in table.rows]
    assert names == ["Ash", "Cedar", "Birch", "Dogwood", "Gorse"]


def test_violence_does_not_make_wards_alike():
    calm = ward_cube(violence=(10, 31, 33, 29, 20, 22, 18, 21))

    assert "Cedar, Birch, Dogwood and Gorse are most like Ash" in text_of(calm)[1]


def test_kind_is_told_with_the_others_of_it():
    text = text_of(ward_cube(), WARDS[1])[2]

    assert text == (
        "By violence, deprivation and young residents together it is of kind 2 of the "
        "wards, with Cedar and Dogwood."
    )


def test_a_ward_alone_in_its_kind_has_nobody_beside_it():
    assert text_of(ward_cube())[2].endswith("it is of kind 1 of the wards.")


def test_without_deprivation_it_is_said_what_is_lacking():
    assert text_of(SmallCube())[1] == f"Beside similar wards: {NOT_LOADED}."


@pytest.mark.parametrize(
    ("scores", "reason"),
    [
        ((None, *SCORES[1:]), NOT_LOADED),
        ((*SCORES[:5], None, None, None), TOO_FEW),
    ],
)
def test_with_too_little_known_nothing_is_alike(scores, reason):
    cube = ward_cube(scores=scores)

    assert text_of(cube)[1] == f"Beside similar wards: {reason}."


def test_too_few_wards_are_of_no_kind():
    cube = ward_cube(scores=(*SCORES[:5], None, None, None))
    found = assess(cube, authority=AUTHORITY.code).found

    assert likeness(found).kind_of(ASH) is None
    assert len(text_of(cube)) == 3
