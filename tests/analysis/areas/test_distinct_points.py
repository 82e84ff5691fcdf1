import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from fourfold.analysis.areas.distinct_points import distinct

PLACES = st.lists(
    st.tuples(st.integers(-3, 3), st.floats(-1e6, 1e6)), min_size=1, max_size=60
)


@given(PLACES, st.integers(0, 99))
def test_no_two_places_are_taken_for_one(places, seed):
    chance = np.random.default_rng(seed)
    points = np.array(places, dtype=float)[chance.integers(len(places), size=200)]

    found = distinct(*points.T.copy())

    np.testing.assert_array_equal(points[found.first][found.which], points)


def test_hardly_a_place_stands_twice():
    chance = np.random.default_rng(2026)
    points = chance.integers(0, 30, (20_000, 2)).astype(float)

    found = distinct(*points.T.copy())

    assert 900 <= found.first.size <= 910


@pytest.mark.parametrize("number", [0, 1])
def test_none_and_one_are_as_they_are(number):
    found = distinct(np.zeros(number), np.zeros(number))

    assert found.first.tolist() == list(range(number))
    assert found.which.tolist() == list(range(number))
