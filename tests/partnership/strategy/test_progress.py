from decimal import Decimal
from fractions import Fraction
from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fourfold.partnership.strategy.progress import progress
from fourfold.partnership.strategy.states import Status


def action(status, weight=None):
    return SimpleNamespace(
        status=status, weight=None if weight is None else Decimal(weight)
    )


def test_without_weights_each_action_counts_the_same():
    told = progress([action("done"), action("on-track"), action("stopped")])

    assert (told.done, told.stopped, told.count) == (1, 1, 3)
    assert (told.share, told.percent) == (Fraction(1, 3), "33%")
    assert told.formula == (
        "1 of 3 done; each action counts the same. 1 stopped, which counts as not done."
    )


def test_weights_that_sum_to_one_count():
    told = progress([action("done", "0.5"), action("done", "0.2"), action("x", "0.3")])

    assert (told.share, told.percent) == (Fraction(7, 10), "70%")
    assert told.formula == "Weights of what is done: 0.5 + 0.2, out of 1."


def test_nothing_done_by_weight():
    told = progress([action("on-track", "0.5"), action("at-risk", "0.5")])

    assert (told.percent, told.formula) == (
        "0%",
        "Weights of what is done: 0, out of 1.",
    )


@pytest.mark.parametrize("weights", [("0.5", "0.4"), ("0.5", None), ("0.9", "0.2")])
def test_weights_that_are_no_whole_count_for_nothing(weights):
    told = progress([action("done", weights[0]), action("on-track", weights[1])])

    assert told.share == Fraction(1, 2)
    assert "each action counts the same" in told.formula


def test_several_stopped_are_said_so():
    told = progress([action("stopped"), action("stopped")])

    assert told.formula.endswith("2 stopped, which count as not done.")


def test_no_actions_have_no_share():
    told = progress([])

    assert (told.share, told.percent, told.formula) == (None, "–", "No actions yet.")


@pytest.mark.parametrize(("done", "of", "said"), [(199, 200, "99%"), (1, 300, "1%")])
def test_rounding_never_says_all_or_nothing_too_early(done, of, said):
    rest = [action("on-track")] * (of - done)

    assert progress([action("done")] * done + rest).percent == said


@given(st.lists(st.sampled_from(list(Status)), min_size=1, max_size=30))
def test_share_is_done_of_all(statuses):
    told = progress([action(status) for status in statuses])

    assert told.share == Fraction(statuses.count("done"), len(statuses))
    assert (told.percent == "100%") is (set(statuses) == {"done"})
    assert (told.percent == "0%") is ("done" not in statuses)
