import pytest

from fourfold.analysis.definitions import table
from fourfold.analysis.offences.outcomes import (
    OUTCOMES,
    outcome_groups,
    outcome_of,
    outcomes,
)


def test_outcomes_are_the_twenty_eight_of_the_publisher_each_once():
    codes = [outcome.code for outcome in outcomes()]

    assert len(codes) == len(set(codes)) == 28


def test_every_outcome_is_in_exactly_one_group():
    grouped = [code for group in outcome_groups() for code in group.outcomes]

    assert sorted(grouped) == sorted(outcome.code for outcome in outcomes())


def test_outcome_groups_are_in_order_and_none_is_empty():
    orders = [group.order for group in outcome_groups()]

    assert orders == sorted(set(orders))
    assert all(group.outcomes and group.meaning for group in outcome_groups())


def test_two_ways_to_write_an_outcome_are_in_one_group():
    groups = {(row["code"], row["group"]) for row in table(OUTCOMES)}

    assert len(groups) == len(outcomes())


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Offender given a penalty notice", "penalty-notice-issued"),
        ("Offender given penalty notice", "penalty-notice-issued"),
        ("INVESTIGATION complete;  no suspect identified", "no-further-action"),
        ("local-resolution", "local-resolution"),
        ("Offender forgiven", None),
    ],
)
def test_outcome_of_knows_labels_and_codes(text, expected):
    assert outcome_of(text) == expected
