import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.sparse import csr_array

from fourfold.analysis.statistics.neighbours import (
    islands,
    of_lists,
    shares,
    touching,
    weights_between,
    with_self,
    within,
)
from tests.oracles import near_values

MASKS = st.tuples(st.integers(1, 5), st.integers(1, 5)).flatmap(
    lambda shape: st.lists(
        st.lists(st.booleans(), min_size=shape[1], max_size=shape[1]),
        min_size=shape[0],
        max_size=shape[0],
    )
)
PLACES = st.lists(
    st.tuples(st.integers(0, 9), st.integers(0, 9)), min_size=1, max_size=9, unique=True
)


def pairs(weights):
    return {
        (int(row), int(column)) for row, column in zip(*weights.nonzero(), strict=True)
    }


@given(MASKS, st.booleans())
@settings(deadline=None, max_examples=50)
def test_cells_that_touch_agree_with_pair_by_pair(mask, corners):
    found = touching(mask, corners=corners)

    assert pairs(found) == near_values.touching(mask, corners)
    assert set(found.data) <= {1.0}


@given(PLACES, st.integers(1, 8), st.sampled_from([0, 1, 2]))
@settings(deadline=None, max_examples=50)
def test_places_within_a_distance_agree_with_pair_by_pair(points, distance, power):
    found = within(points, distance, power=power)

    wanted = near_values.within(points, distance, power)
    assert pairs(found) == set(wanted)
    for (place, other), weight in wanted.items():
        assert found[place, other] == pytest.approx(weight)


def test_no_places_have_no_neighbours():
    assert within(np.empty((0, 2)), 100).shape == (0, 0)


def test_lists_of_neighbours_are_taken_as_they_are():
    found = of_lists([[1, 2], [0], []])

    assert found.toarray().tolist() == [[0, 1, 1], [1, 0, 0], [0, 0, 0]]


def test_shares_add_up_to_one_and_leave_islands_without():
    found = shares(of_lists([[1, 2], [0], []]))

    assert found.toarray().tolist() == [[0, 0.5, 0.5], [1, 0, 0], [0, 0, 0]]


def test_a_place_joins_its_own_neighbourhood_once():
    once = with_self(of_lists([[1], []]), weight=2)

    assert with_self(once).toarray().tolist() == [[1, 1], [0, 1]]
    assert islands(once).tolist() == [False, True]


def test_a_weight_of_nought_is_no_neighbour():
    weights = csr_array(([0.0, 1.0], ([0, 1], [1, 0])), (2, 2))

    assert islands(weights).tolist() == [True, False]
    assert weights_between(weights).nnz == 1


@pytest.mark.parametrize(
    ("call", "message"),
    [
        (lambda: touching([True, False]), "grid of rows and columns"),
        (lambda: within([(0, 0)], 0), "distance must be above 0"),
        (lambda: within([(0, 0)], 1, power=-1), "power must be 0 or more"),
        (lambda: within([(5, 5), (5, 5)], 1, power=1), "two places lie in one point"),
        (lambda: of_lists([[1]]), "positions of 0 to 0"),
        (lambda: of_lists([[0]]), "among its own"),
        (lambda: of_lists([[1, 1], []]), "each neighbour once"),
        (lambda: with_self(of_lists([[]]), weight=0), "weight must be above 0"),
        (lambda: shares(csr_array((2, 3))), "a row and a column"),
        (lambda: weights_between(csr_array((2, 2)), 3), "a row and a column"),
        (lambda: weights_between(-csr_array(np.eye(2))), "weigh 0 or more"),
    ],
)
def test_what_does_not_fit_is_refused(call, message):
    with pytest.raises(ValueError, match=message):
        call()
