from itertools import permutations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.sparse import csr_array
from scipy.stats import binom

from fourfold.analysis.statistics import neighbour_draws
from fourfold.analysis.statistics.neighbour_draws import tails_by_draws, tails_of
from fourfold.analysis.statistics.neighbours import touching, weights_between
from tests.oracles import near_values

CHANCE = np.random.default_rng


@st.composite
def maps(draw, weights=(0, 1)):
    """Values, some of them alike, and rows of weights with nothing for the place."""
    number = draw(st.integers(2, 5))
    row = st.lists(st.sampled_from(weights), min_size=number, max_size=number)
    rows = np.array(draw(st.lists(row, min_size=number, max_size=number)), float)
    np.fill_diagonal(rows, 0)
    values = st.lists(st.integers(0, 4), min_size=number, max_size=number)
    return np.array(draw(values), float), rows


def every_set(rows):
    """All sets that could be drawn, as one block: then draws are chance itself."""
    size = int((rows > 0).sum(axis=1).max()) + 1
    return np.array(list(permutations(range(len(rows)), size)))


@given(maps() | maps(weights=(0, 0.5, 2)))
@settings(deadline=None, max_examples=60)
def test_all_sets_together_give_the_chance_of_all_orders(drawn):
    values, rows = drawn
    block = every_set(rows)

    found = tails_of(values, weights_between(csr_array(rows)), [block])

    for place, row in enumerate(rows):
        if not row.any():
            assert np.isnan([found.upper[place], found.p_value[place]]).all()
            assert found.tried[place] == 0
            continue
        shares = near_values.tails(values.tolist(), rows.tolist(), place)
        wanted = [(1 + share * len(block)) / (1 + len(block)) for share in shares]
        assert [found.upper[place], found.lower[place]] == pytest.approx(wanted)
        assert found.p_value[place] == pytest.approx(min(1, 2 * min(wanted)))


@given(maps(weights=(0, 0.5, 2)), st.integers(1, 30), st.integers(0, 99))
@settings(deadline=None, max_examples=40)
def test_stopping_agrees_with_one_draw_at_a_time(drawn, enough, seed):
    values, rows = drawn
    size = every_set(rows).shape[1]
    chance = CHANCE(seed)
    blocks = [chance.permuted(np.tile(np.arange(len(rows)), (30, 1)), axis=1)[:, :size]]
    blocks.append(blocks[0][::-1])

    found = tails_of(values, weights_between(csr_array(rows)), blocks, enough=enough)

    for place, row in enumerate(rows):
        own = row[row > 0]
        if len(set(own)) < 2:
            continue
        sums = []
        for each in np.concatenate(blocks).tolist():
            # The one left over steps in for the place itself.
            taken = [each[-1] if other == place else other for other in each]
            sums.append(sum(own * values[taken[: len(own)]]))
        upper, tried = near_values.stopped(
            [each >= row @ values - 1e-9 for each in sums], enough
        )
        lower, others = near_values.stopped(
            [each <= row @ values + 1e-9 for each in sums], enough
        )
        assert (found.upper[place], found.lower[place]) == pytest.approx((upper, lower))
        assert found.tried[place] == max(tried, others)


@pytest.mark.parametrize("number", [6, 4_000])
def test_drawn_sets_hold_each_place_once_and_all_alike(number):
    blocks = list(neighbour_draws._drawn(number, 3, 6_000, chance=CHANCE(5)))

    drawn = np.concatenate(blocks)
    assert drawn.shape == (6_000, 3)
    assert all(len(set(row)) == 3 for row in drawn.tolist())
    for slot in drawn.T:
        lower, upper = binom.interval(0.99999, len(slot), 0.5)
        assert lower <= (slot < number / 2).sum() <= upper


def test_the_same_seed_draws_the_same():
    values = np.arange(30.0)
    near = touching(np.ones((5, 6)))

    first, again, other = (
        tails_by_draws(values, near, draws=99, seed=seed) for seed in (1, 1, 2)
    )

    np.testing.assert_array_equal(first.p_value, again.p_value)
    assert (first.p_value != other.p_value).any()


def test_by_chance_p_values_are_as_often_small_as_they_say():
    """Stopped or not: at most one in twenty is 0.05 or less."""
    chance = CHANCE(2026)
    near = touching(np.ones((30, 30)))
    unlike = near.copy()
    unlike.data = 1 + (unlike.indices % 2) / 2

    found = [
        tails_by_draws(
            chance.poisson(0.5, 900).astype(float),
            weights,
            draws=199,
            seed=seed,
            enough=enough,
        ).p_value
        for seed in range(10)
        for weights, enough in ((near, None), (unlike, 10))
    ]

    shares = [np.mean(np.concatenate(found[kind::2]) <= 0.05) for kind in (0, 1)]
    assert max(shares) <= 0.055
    assert min(shares) >= 0.015


def test_stopping_saves_draws_where_nothing_stands_out():
    chance = CHANCE(3)
    weights = touching(np.ones((20, 20)))
    weights.data = 1 + (weights.indices % 2) / 2
    values = chance.poisson(9, 400).astype(float)

    found = tails_by_draws(values, weights, draws=1_999, enough=10)

    assert found.tried.mean() < 600
    assert found.tried.max() <= 1_999


@pytest.mark.parametrize(
    ("how", "message"),
    [
        ({"draws": 18}, "draws must be 19 or more"),
        ({"draws": 19, "enough": 0}, "enough must be 1 draw or more"),
    ],
)
def test_what_does_not_fit_is_refused(how, message):
    with pytest.raises(ValueError, match=message):
        tails_by_draws(np.ones(2), weights_between(csr_array((2, 2))), seed=0, **how)
