import numpy as np

from fourfold.demo.parts import Parts, crossed_lsoas, split_pairs

# Four LSOAs in a row, of two wards, and one of another authority far away.
ROW = Parts(
    lsoa=np.arange(5),
    ward=np.array([0, 0, 1, 1, 2]),
    authority=np.array([0, 0, 0, 0, 1]),
    middles=np.array([[0.0, 0], [10, 0], [18, 0], [30, 0], [11, 0]]),
)


def test_crossed_lsoas_are_those_whose_nearest_is_in_another_ward():
    found = crossed_lsoas(np.random.default_rng(1), ROW, 5)

    assert found == (1, 2)


def test_crossed_lsoas_are_no_more_than_asked_for():
    found = crossed_lsoas(np.random.default_rng(1), ROW, 1)

    assert len(found) == 1


def test_split_pairs_are_in_one_ward():
    pairs = split_pairs(np.random.default_rng(1), ROW, 5, exclude=())

    assert {frozenset(pair) for pair in pairs} == {
        frozenset({0, 1}),
        frozenset({2, 3}),
    }


def test_split_pairs_leave_out_what_is_excluded():
    pairs = split_pairs(np.random.default_rng(1), ROW, 5, exclude=(1,))

    assert {frozenset(pair) for pair in pairs} == {frozenset({2, 3})}


def test_split_pairs_are_no_more_than_asked_for():
    pairs = split_pairs(np.random.default_rng(1), ROW, 1, exclude=())

    assert len(pairs) == 1
