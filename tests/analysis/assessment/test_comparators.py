from dataclasses import replace

import pytest

from fourfold.analysis.assessment import comparators
from fourfold.analysis.assessment.comparators import (
    all_others,
    comparison_named,
    default_comparison,
    groups,
    most_similar,
    name_of,
)
from fourfold.analysis.cube.reader import Area
from fourfold.analysis.errors import FourfoldError, UnknownLabelError
from tests.analysis.assessment.group_cube import OTHERS, group_cube
from tests.analysis.assessment.small_cube import AUTHORITY, MONTHS, SmallCube

MANY = tuple(
    Area(f"E090009{number}", f"Fold {number}", "authority", None)
    for number in range(20, 42)
)


def many_others():
    people = {area.code: 5_000 + 100 * n for n, area in enumerate(MANY)}
    return group_cube(others=MANY, residents={**group_cube().residents, **people})


def test_groups_have_a_source_a_reason_and_members_of_the_right_shape():
    assert {group.id for group in groups()} >= {"inner-london", "outer-london"}
    for group in groups():
        assert group.reason.endswith(".")
        assert group.source
        assert len(set(group.members)) == len(group.members)
        assert all(code.startswith("E0") and len(code) == 9 for code in group.members)


def test_the_32_boroughs_are_each_inner_or_outer():
    inner, outer = (
        next(group for group in groups() if group.id == name)
        for name in ("inner-london", "outer-london")
    )

    assert len(inner.members) == 12
    assert len(outer.members) == 20
    assert not set(inner.members) & set(outer.members)


def test_a_group_that_is_there_twice_is_refused(monkeypatch):
    monkeypatch.setattr(comparators, "names", lambda _folder: ["london", "london"])

    with pytest.raises(FourfoldError, match="'inner-london' is there twice"):
        groups.__wrapped__()


def test_few_others_are_all_taken():
    found = default_comparison(group_cube(), AUTHORITY)

    assert found.members == OTHERS
    assert found.title == "the 5 other authorities in the data"


def test_of_many_others_the_most_similar_are_taken_with_the_reason():
    found = default_comparison(many_others(), AUTHORITY)

    assert found.id == "similar"
    assert len(found.members) == 15
    assert "They are nearest to Little Fold by residents" in found.reason


def test_of_many_others_all_are_taken_where_residents_are_not_known():
    found = default_comparison(replace(many_others(), residents={}), AUTHORITY)

    assert found.id == "all"
    assert len(found.members) == len(MANY)


def test_few_are_not_picked_from():
    three = replace(group_cube(), others=OTHERS[:3])

    assert most_similar(three, AUTHORITY).id == "all"


def test_alone_there_is_no_group():
    assert default_comparison(SmallCube(), AUTHORITY) is None
    assert all_others(SmallCube(), AUTHORITY) is None


def test_authorities_without_a_known_month_are_no_members():
    assert all_others(group_cube(unknown=MONTHS), AUTHORITY) is None


@pytest.mark.parametrize("text", ["all", "ALL", " All "])
def test_all_is_a_group(text):
    assert comparison_named(group_cube(), AUTHORITY, text=text).id == "all"


def test_similar_is_a_group():
    assert comparison_named(group_cube(), AUTHORITY, text="similar").id == "similar"


@pytest.mark.parametrize("text", ["outer-london", "Outer London"])
def test_a_named_group_names_those_that_are_not_in_the_data(text):
    found = comparison_named(group_cube(), AUTHORITY, text=text)

    assert found.members == ()
    assert len(found.absent) == 20
    assert found.title == "the 0 outer London boroughs in the data"


def test_a_member_of_a_group_is_beside_the_others_of_it(monkeypatch):
    one = groups()[0]
    ours = replace(one, members=(AUTHORITY.code, OTHERS[0].code, "E09999999"))
    monkeypatch.setattr(comparators, "groups", lambda: (ours,))

    found = comparison_named(group_cube(), AUTHORITY, text=one.id)

    assert found.title == f"the 1 other {one.title} in the data"
    assert found.members == (OTHERS[0],)
    assert found.absent == ("E09999999",)


def test_areas_may_be_named_by_hand():
    found = comparison_named(group_cube(), AUTHORITY, text="Dunfold, E09000910")

    assert [area.name for area in found.members] == ["Ampleford", "Dunfold"]
    assert found.title == "Ampleford and Dunfold"
    assert "chosen by hand" in found.reason


def test_many_areas_by_hand_are_counted_in_the_title():
    text = ",".join(area.code for area in OTHERS)

    assert comparison_named(group_cube(), AUTHORITY, text=text).title == (
        "the 5 authorities chosen"
    )


def test_a_name_that_is_nearly_a_group_is_pointed_to_it():
    with pytest.raises(UnknownLabelError, match="Did you mean 'outer-london'"):
        comparison_named(group_cube(), AUTHORITY, text="outr-london")


def test_one_wrong_name_among_several_is_named():
    with pytest.raises(UnknownLabelError, match="'Nowhere' is neither"):
        comparison_named(group_cube(), AUTHORITY, text="Dunfold, Nowhere")


@pytest.mark.parametrize("text", ["Little Fold", "Ash", " , "])
def test_only_other_authorities_can_be_compared_with(text):
    with pytest.raises(UnknownLabelError, match="name other authorities"):
        comparison_named(group_cube(), AUTHORITY, text=text)


def test_an_area_that_is_not_in_the_data_goes_by_its_code():
    assert name_of(group_cube(), "E09000033") == "E09000033"
    assert name_of(group_cube(), OTHERS[0].code) == "Ampleford"
