"""What each kind of damage is found by: a few trials here, 500 in the slow suite."""

import pytest

from .tampering import table, try_attacks

pytestmark = pytest.mark.django_db
BY_THE_CHAIN = (
    "an entry edited",
    "an entry deleted",
    "two entries swapped",
    "an entry put in",
    "rewritten without the key",
)
BY_ANCHORS_ONLY = ("the end cut off", "rewritten with the key")


def check(found):
    """Damage is always found by the chain, or always by an anchor after it."""
    for name in BY_THE_CHAIN:
        assert found[name].chain == found[name].trials, name
        assert found[name].anchors == found[name].trials, name
    for name in BY_ANCHORS_ONLY:
        each = found[name]
        assert each.chain == 0, name
        assert each.anchors == each.trials - each.since_last_anchor, name
        assert each.anchors > 0, name


def test_damage_is_found_by_what_can_find_it(anchors):
    check(try_attacks(anchors, trials=8, seed=2026))


@pytest.mark.slow
def test_damage_is_found_500_times_out_of_500(anchors, capsys):
    found = try_attacks(anchors, trials=500, seed=2026)

    with capsys.disabled():
        print(f"\n{table(found)}")
    check(found)
