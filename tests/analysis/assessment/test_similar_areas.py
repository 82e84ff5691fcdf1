import pytest

from fourfold.analysis.assessment.similar_areas import feature_titles, similar_areas
from fourfold.analysis.errors import StoreError
from tests.analysis.assessment.group_cube import OTHERS, deprivation, group_cube
from tests.analysis.assessment.small_cube import AUTHORITY, SmallCube


def names(found):
    return [each.area.name for each in found]


def test_the_nearest_comes_first():
    found = similar_areas(group_cube(), AUTHORITY)

    # Little Fold has 6,000 residents, as Eastfold; Dunfold has 5,000.
    assert names(found)[:2] == ["Eastfold", "Dunfold"]
    assert found[0].distance < found[-1].distance


def test_without_deprivation_it_is_left_out_for_all():
    found = similar_areas(group_cube(), AUTHORITY)

    assert list(found[0].features) == ["residents", "density", "under_25"]


def test_with_deprivation_it_counts_as_the_others_do():
    found = similar_areas(group_cube(known_indicators=deprivation()), AUTHORITY)

    assert list(found[0].features) == list(feature_titles())
    assert found[0].features["deprivation"] >= 11


def test_deprivation_that_one_area_lacks_is_left_out_for_all():
    unknown = deprivation(**{OTHERS[0].code: float("nan")})

    found = similar_areas(group_cube(known_indicators=unknown), AUTHORITY)

    assert "deprivation" not in found[0].features


def test_an_area_without_residents_is_like_nobody():
    people = {**group_cube().residents, OTHERS[1].code: 0}

    assert "Bexfold" not in names(
        similar_areas(group_cube(residents=people), AUTHORITY)
    )


def test_without_residents_of_its_own_nothing_is_like_it():
    with pytest.raises(StoreError, match="residents of Little Fold are not known"):
        similar_areas(group_cube(residents={}), AUTHORITY)


def test_alone_it_is_like_nobody():
    assert similar_areas(SmallCube(), AUTHORITY) == ()
