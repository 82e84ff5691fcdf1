import numpy as np
import pytest

from fourfold.analysis.statistics.arguments import (
    metres_of,
    positive_base,
    tail_of,
    weights_of,
    whole_counts,
)


def test_whole_counts_keeps_counts_and_what_is_not_known():
    counts = whole_counts([3, 0, np.nan], name="counts")

    np.testing.assert_array_equal(counts, [3.0, 0.0, np.nan])


@pytest.mark.parametrize("wrong", [-1, 2.5, np.inf, -np.inf])
def test_whole_counts_refuses_what_cannot_be_counted(wrong):
    with pytest.raises(ValueError, match="before must be whole numbers of 0 or more"):
        whole_counts([4, wrong], name="before")


def test_positive_base_turns_no_base_into_not_known():
    base = positive_base([12, 0, np.nan], name="population")

    np.testing.assert_array_equal(base, [12.0, np.nan, np.nan])


@pytest.mark.parametrize("wrong", [-1, np.inf])
def test_positive_base_refuses_a_negative_or_endless_base(wrong):
    with pytest.raises(ValueError, match="population must be 0 or more"):
        positive_base([4, wrong], name="population")


def test_tail_of_is_half_of_what_confidence_leaves():
    assert tail_of(0.95) == pytest.approx(0.025)


@pytest.mark.parametrize("wrong", [0.49, 0.9999, 95, np.nan])
def test_tail_of_refuses_a_confidence_out_of_range(wrong):
    with pytest.raises(ValueError, match=r"confidence must be 0\.5 to 0\.999"):
        tail_of(wrong)


def test_one_weight_is_that_of_all():
    assert weights_of(2, 3, of="point").tolist() == [2, 2, 2]
    assert weights_of([1, 0], 2, of="point").tolist() == [1, 0]


@pytest.mark.parametrize(
    ("weights", "message"),
    [
        (-1, "finite numbers of 0 or more"),
        ([1, np.nan], "finite numbers of 0 or more"),
        ([1, 2, 3], "one for each point"),
        ([[1, 2]], "one for each point"),
    ],
)
def test_weights_that_are_none_are_refused(weights, message):
    with pytest.raises(ValueError, match=message):
        weights_of(weights, 2, of="point")


def test_a_grid_in_whole_metres_may_be_small():
    assert metres_of([(1, 0), (2, 0)]).tolist() == [[1, 0], [2, 0]]
