import pytest

from fourfold.analysis.offences.patrols import patrol_rule


def test_the_rule_is_one_that_can_be_kept():
    rule = patrol_rule()

    assert rule.shortest <= rule.minutes <= rule.longest
    assert 0 < rule.left < 1
    assert "Koper" in rule.source


@pytest.mark.parametrize(
    ("minutes", "counts"), [(9.9, False), (10, True), (16, True), (16.1, False)]
)
def test_a_stay_that_is_too_short_or_long_is_no_visit(minutes, counts):
    assert patrol_rule().counts(minutes) == counts
