import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from fourfold.demo.division import divide, divide_evenly


def test_divide_gives_parts_of_similar_weight():
    rng = np.random.default_rng(1)
    points = rng.uniform(0, 100, (2_000, 2))

    part, middles = divide(rng, points, 20, weights=np.ones(2_000))

    sizes = np.bincount(part, minlength=20)
    assert middles.shape == (20, 2)
    assert sizes.sum() == 2_000
    assert sizes.min() > 40
    assert sizes.max() < 200


def test_divide_makes_small_parts_where_the_weight_is():
    rng = np.random.default_rng(1)
    points = rng.uniform(0, 100, (2_000, 2))
    weights = np.where(points[:, 0] < 50, 5.0, 1.0)

    _, middles = divide(rng, points, 20, weights=weights)

    assert (middles[:, 0] < 50).sum() > (middles[:, 0] > 50).sum()


@settings(max_examples=50, deadline=None)
@given(seed=st.integers(0, 10_000), count=st.integers(1, 12), more=st.integers(0, 60))
def test_divide_evenly_leaves_no_part_empty(seed, count, more):
    rng = np.random.default_rng(seed)
    points = rng.uniform(0, 100, (count + more, 2))

    part = divide_evenly(rng, points, count)

    assert set(part.tolist()) == set(range(count))


def test_divide_evenly_numbers_parts_from_north_to_south():
    rng = np.random.default_rng(1)
    points = rng.uniform(0, 100, (200, 2))

    part = divide_evenly(rng, points, 9)

    northings = [points[part == number, 1].mean() for number in range(9)]
    assert northings == sorted(northings, reverse=True)
