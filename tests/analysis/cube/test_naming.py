"""Finding an area by what people call it."""

import pytest

from fourfold.analysis.cube.facts import Area
from fourfold.analysis.cube.naming import find_area, unknown_area
from fourfold.analysis.errors import UnknownLabelError

FOLD = Area("E09000001", "Little Fold", "authority", None)
OTHER = Area("E09000002", "Great Fold", "authority", None)
ABBEYS = [Area(f"E0500000{n}", "Abbey", "ward", FOLD.code) for n in range(1, 8)]
PARK = Area("E05000009", "Lark Park", "ward", OTHER.code)
LONE = Area("E05000010", "Far Away", "ward", "E09000099")
AREAS = {area.code: area for area in (FOLD, OTHER, *ABBEYS, PARK, LONE)}


@pytest.mark.parametrize("text", ["E09000001", "e09000001", " little  FOLD "])
def test_find_area_takes_a_code_or_a_name_in_any_case(text):
    assert find_area(AREAS, text) == FOLD


def test_find_area_refuses_a_name_that_several_have():
    with pytest.raises(UnknownLabelError) as refusal:
        find_area(AREAS, "abbey")

    message = str(refusal.value)
    assert message.startswith("7 areas are called abbey: Abbey (E05000001, ward in")
    assert "E05000005, ward in Little Fold) and 2 more. Give the code" in message
    assert "E05000006" not in message


def test_find_area_lists_a_few_of_one_name_without_more():
    two = {area.code: area for area in ABBEYS[:2]}

    with pytest.raises(UnknownLabelError, match=r"E05000002, ward\)\. Give the code"):
        find_area(two, "Abbey")


def test_find_area_suggests_names_near_to_one_that_is_not_there():
    with pytest.raises(UnknownLabelError) as refusal:
        find_area(AREAS, "Litle Fold")

    assert "Did you mean Little Fold (E09000001, authority)" in str(refusal.value)


def test_unknown_area_suggests_codes_where_no_name_is_near():
    error = unknown_area(AREAS, "E0500009")

    assert "Lark Park (E05000009, ward in Great Fold)" in str(error)


def test_unknown_area_suggests_nothing_where_nothing_is_near():
    error = unknown_area(AREAS, "%%%")

    assert str(error) == (
        "No outline of an area %%% has been loaded. See which there are: fourfold areas"
    )
