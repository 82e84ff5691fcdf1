"""Nobody can work out a small number of people from what pages show."""

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from fourfold.partnership.programmes.reaching import (
    Rule,
    people_words,
    public_rule,
    shown,
)
from fourfold.partnership.programmes.terms import groupings

EXACT = Rule(5, 1)
AGES = list(groupings()["age"].groups)
counts = st.fixed_dictionaries(dict.fromkeys(AGES, st.integers(0, 12)))


def test_the_partnership_can_be_stricter_and_never_laxer():
    assert public_rule(0).fewest == 5
    assert public_rule(3).fewest == 5
    assert public_rule(10).fewest == 10


def test_a_small_group_takes_another_with_it():
    told = shown("sex", {"female": 3, "male": 40, "another": 0}, EXACT)

    assert dict(told.groups)["Female"] is None
    assert dict(told.groups)["Male"] is None
    assert told.total == 43


def test_numbers_are_rounded_to_five():
    told = shown("sex", {"female": 52, "male": 43}, Rule(5, 5))

    assert dict(told.groups) == {
        "Female": 50,
        "Male": 45,
        "Described in another way": 0,
        "Not known": 0,
    }
    assert told.total == 95


def test_whoever_may_see_all_sees_them_as_they_are():
    told = shown("sex", {"female": 3, "male": 41})

    assert dict(told.groups)["Female"] == 3
    assert told.total == 44


@given(counts)
def test_small_counts_cannot_be_worked_out(told):
    """By trying all that could stand where a number is withheld."""
    page = shown("age", told, EXACT)
    titles = groupings()["age"].groups
    said = {name: dict(page.groups)[title] for name, title in titles.items()}
    hidden = [name for name, count in said.items() if count is None]

    assert not any(0 < (count or 0) < 5 for count in [*said.values(), page.total])
    if page.total is None or not hidden:
        return
    left = page.total - sum(count or 0 for count in said.values())
    assert len(hidden) > 1
    # Split among two or more, so that each could be anything from 0 to all of it.
    assert left >= 5


def test_few_people_are_told_as_few():
    assert people_words(Decimal(3), EXACT) == "Fewer than 5"
    assert people_words(Decimal(0), EXACT) == "0"
    assert people_words(Decimal(1_200), EXACT) == "1,200"
    assert people_words(Decimal(3), None) == "3"
