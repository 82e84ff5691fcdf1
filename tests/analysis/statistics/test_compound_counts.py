import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fourfold.analysis.statistics.compound_counts import (
    chances_of_harm,
    harm_limit,
    heaviness,
    scale_of_harm,
    weighted_series,
)
from tests.oracles import harm_by_chance

KINDS = st.lists(
    st.tuples(st.just(0.0) | st.floats(0.01, 3), st.integers(1, 9)),
    min_size=1,
    max_size=2,
)
DISPERSIONS = st.sampled_from([1.0, 1.5, 3.0])


def split(kinds):
    return (np.array(each, dtype=float) for each in zip(*kinds, strict=True))


@given(KINDS, DISPERSIONS)
@settings(deadline=None, max_examples=25)
def test_chances_agree_with_counting_kind_by_kind(kinds, dispersion):
    rates, weights = split(kinds)

    found = chances_of_harm(rates, weights, dispersion=dispersion, step=1.0, steps=2048)

    slow = harm_by_chance.chances(rates, weights.astype(int), dispersion)
    wanted = np.zeros(2048)
    for harm, chance in slow.items():
        wanted[harm] += chance
    np.testing.assert_allclose(found, wanted, atol=1e-8)


@given(KINDS, DISPERSIONS, st.sampled_from([0.1, 0.02, 0.005]))
@settings(deadline=None, max_examples=25)
def test_the_limit_is_that_of_the_slow_sum(kinds, dispersion, tail):
    rates, weights = split(kinds)

    found = harm_limit(rates, weights, dispersion=dispersion, tail=tail)

    assert found == harm_by_chance.limit(rates, weights.astype(int), dispersion, tail)


@pytest.mark.parametrize("dispersion", [1.0, 2.0])
def test_the_limit_of_days_of_harm_is_exceeded_as_seldom_as_it_may(dispersion):
    """Between steps of the scale too: days of a year are no whole multiples."""
    rates = np.array([0.02, 6.0, 40.0, 1.0])
    weights = np.array([5475.0, 365.0, 10.1, 182.25])
    chance = np.random.default_rng(2026)
    if dispersion == 1:
        counts = chance.poisson(rates, (200_000, 4))
    else:
        size = rates / (dispersion - 1)
        counts = chance.negative_binomial(size, 1 / dispersion, (200_000, 4))

    found = harm_limit(rates, weights, dispersion=dispersion, tail=0.005)

    assert np.mean(counts @ weights > found) == pytest.approx(0.005, rel=0.12)


def test_the_scale_keeps_the_mean_and_nearly_all_chances():
    rates, weights = np.array([0.5, 20.0]), np.array([5475.0, 10.7])
    step, steps = scale_of_harm(rates, weights, dispersion=2.0)

    found = chances_of_harm(rates, weights, dispersion=2.0, step=step, steps=steps)

    assert found.sum() == pytest.approx(1)
    assert found @ np.arange(steps) * step == pytest.approx(rates @ weights)


def test_heavy_events_count_for_more():
    assert heaviness(np.array([5.0, 5.0]), np.array([1.0, 3.0])) == 10 / 4
    assert heaviness(np.array([5.0]), np.array([7.0])) == 7
    assert heaviness(np.array([0.0, 0.0]), np.array([2.0, 7.0])) == 7


def test_a_time_is_known_where_every_kind_is():
    found = weighted_series([[1, np.nan, 2], [3, 4, 5]], [10, 1])

    np.testing.assert_array_equal(found.numbers, [4, np.nan, 7])
    np.testing.assert_array_equal(found.harm, [13, np.nan, 25])


@pytest.mark.parametrize(
    ("counts", "weights", "message"),
    [
        ([1, 2], [1], "a row for each kind"),
        ([[1.5]], [1], "counts must be whole"),
        ([[1], [2]], [1, 2, 3], "one for each kind"),
        ([[1], [2]], [-1, 2], "0 or more"),
        ([[1], [2]], [0, 0], "above 0 for one kind"),
    ],
)
def test_what_does_not_fit_is_refused(counts, weights, message):
    with pytest.raises(ValueError, match=message):
        weighted_series(counts, weights)
