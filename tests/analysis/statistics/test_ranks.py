import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from fourfold.analysis.statistics.ranks import (
    Rank,
    mean_ranks,
    rank,
    rank_range,
)
from tests.analysis.statistics.test_method_pages import page
from tests.oracles import group_places

COUNTS, PEOPLE = [30, 20, 45, 12], [10_000, 12_000, 20_000, 4_000]

VALUES = st.lists(st.integers(0, 9) | st.just(np.nan), min_size=1, max_size=12)


def range_of(counts, people, position=0, **more):
    rng = np.random.default_rng(7)
    return rank_range(counts, people, position=position, rng=rng, **more)


@given(VALUES)
def test_places_are_those_of_the_slow_way(values):
    for at, value in enumerate(values):
        if not np.isnan(value):
            found = rank(values, position=at)
            slow = group_places.place(values, at)
            assert (found.lowest, found.highest, found.out_of, found.tied) == slow


def test_equals_share_the_better_place():
    assert rank([3, 5, 5, 9], position=1) == Rank(2, 2, 4, 1)


def test_the_place_of_what_is_not_known_is_refused():
    with pytest.raises(ValueError, match="position 1 is not known"):
        rank([1, np.nan], position=1)
    with pytest.raises(ValueError, match="position 1 is not known"):
        range_of([1, np.nan], [5, 5], 1)


def test_rates_far_apart_have_one_place():
    assert range_of([100, 1_000, 10_000], [1_000] * 3, 1) == (2, 2)


def test_rates_that_are_one_could_be_in_any_place():
    first, last = range_of([50] * 10, [1_000] * 10)

    assert (first, last) == (1, 10)


def test_an_area_that_is_not_known_takes_no_place():
    known = range_of(COUNTS, PEOPLE)

    assert range_of([*COUNTS, np.nan], [*PEOPLE, 900]) == known


def test_limits_hold_the_true_place_about_19_times_in_20():
    chance = np.random.default_rng(3)
    true = np.array([8, 9, 10, 11, 12, 13.0])

    held = 0
    for _ in range(200):
        first, last = rank_range(
            chance.poisson(true * 10), [10] * 6, position=2, rng=chance, draws=400
        )
        held += first <= 3 <= last

    assert held / 200 >= 0.92


def test_the_page_works_an_example():
    place = rank(np.divide(COUNTS, PEOPLE), position=0)
    first, last = range_of(COUNTS, PEOPLE)

    assert (
        f"place {place.lowest} of {place.out_of} from the lowest, and chance alone "
        f"could have put it from {first} to {last}"
    ) in page("comparison.md")


@given(st.lists(st.integers(-3, 3), min_size=1, max_size=12))
def test_mean_ranks_are_those_of_scipy(values):
    assert mean_ranks(values).tolist() == stats.rankdata(values).tolist()


def test_equals_share_the_mean_of_their_ranks():
    assert mean_ranks([2.5, 1.0, 2.5, 9.0]).tolist() == [2.5, 1, 2.5, 4]


def test_mean_ranks_of_none_are_none():
    assert mean_ranks([]).tolist() == []


def test_mean_ranks_refuse_a_gap():
    with pytest.raises(ValueError, match="values must all be known"):
        mean_ranks([1, np.nan])
