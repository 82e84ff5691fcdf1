from dataclasses import replace

import pytest

from fourfold.analysis.assessment.comparators import comparison_named
from fourfold.analysis.assessment.saved_comparisons import (
    chosen_comparison,
    save_comparison,
    saved_comparison,
)
from fourfold.analysis.errors import StoreError
from fourfold.analysis.events.store import Store
from tests.analysis.assessment.group_cube import OTHERS, group_cube
from tests.analysis.assessment.small_cube import AUTHORITY


@pytest.fixture
def store(tmp_path):
    return Store(tmp_path / "data")


def choice(reason="The board chose them."):
    found = comparison_named(group_cube(), AUTHORITY, text="Dunfold, Ampleford")
    return replace(found, reason=reason)


def test_a_choice_is_found_again_with_its_reason_and_day(store):
    save_comparison(store, AUTHORITY, chosen=choice())

    found = saved_comparison(group_cube(), store, AUTHORITY)

    assert found.members == (OTHERS[0], OTHERS[3])
    assert found.reason == "The board chose them."
    assert found.source.startswith("chosen on 20")


def test_a_choice_goes_before_the_default(store):
    save_comparison(store, AUTHORITY, chosen=choice())

    assert chosen_comparison(group_cube(), store, AUTHORITY).id == "saved"


def test_what_is_asked_for_goes_before_the_choice(store):
    save_comparison(store, AUTHORITY, chosen=choice())

    assert chosen_comparison(group_cube(), store, AUTHORITY, text="all").id == "all"


def test_without_a_choice_there_is_the_default(store):
    assert chosen_comparison(group_cube(), store, AUTHORITY).id == "all"


def test_a_later_choice_takes_the_place_of_an_earlier_one(store):
    save_comparison(store, AUTHORITY, chosen=choice())
    save_comparison(store, AUTHORITY, chosen=choice("It chose again."))

    assert saved_comparison(group_cube(), store, AUTHORITY).reason == "It chose again."


def test_members_that_have_left_the_data_are_named(store):
    save_comparison(store, AUTHORITY, chosen=choice())

    found = saved_comparison(group_cube(others=OTHERS[1:]), store, AUTHORITY)

    assert found.members == (OTHERS[3],)
    assert found.absent == (OTHERS[0].code,)


def test_a_choice_without_a_reason_is_refused(store):
    with pytest.raises(ValueError, match="needs its reason"):
        save_comparison(store, AUTHORITY, chosen=choice("  "))


@pytest.mark.parametrize("content", ["{", "[]", '{"members": []}'])
def test_a_damaged_choice_says_how_to_make_it_again(store, content):
    save_comparison(store, AUTHORITY, chosen=choice())
    path = store.root / "comparators" / f"{AUTHORITY.code}.json"
    path.write_text(content, encoding="utf-8")

    with pytest.raises(StoreError, match="fourfold similar E09000901 --save"):
        saved_comparison(group_cube(), store, AUTHORITY)
