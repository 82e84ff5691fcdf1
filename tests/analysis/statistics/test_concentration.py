import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from fourfold.analysis.statistics.concentration import (
    fewest_holding,
    generalised_gini,
    gini,
    lorenz_curve,
    share_in_top,
    top_share_by_chance,
)
from tests.analysis.statistics.test_method_pages import page
from tests.oracles import gathered

# Ten places, invented.
COUNTS = [2, 0, 1, 7, 0, 0, 5, 1, 0, 4]

SOME = st.lists(st.integers(0, 60), min_size=1, max_size=40).filter(any)
SHARES = st.floats(0.01, 1)


def test_gini_of_a_textbook_is_found():
    # 1 to 5: 4/15, as every textbook has it.
    assert gini([1, 2, 3, 4, 5]) == pytest.approx(4 / 15)


@given(SOME)
def test_gini_is_half_the_mean_difference_of_all_pairs(counts):
    assert gini(counts) == pytest.approx(gathered.gini(counts), abs=1e-12)


@given(SOME)
def test_the_most_even_spread_of_few_events_has_no_generalised_gini(counts):
    even = gathered.most_even(min(sum(counts), len(counts)), len(counts))

    assert generalised_gini(even) == pytest.approx(0, abs=1e-9)


@given(SOME)
def test_the_generalised_gini_is_the_plain_one_where_events_are_many(counts):
    many = [len(counts) * count for count in counts]

    assert generalised_gini(many) == pytest.approx(gini(many), abs=1e-9)


@given(SOME, SHARES)
def test_shares_are_those_of_the_slow_way(counts, share):
    found = share_in_top(counts, share=share)

    assert found.share == pytest.approx(gathered.share_in_top(counts, share))
    assert fewest_holding(counts, share=share) == gathered.fewest(counts, share)


@given(SOME)
def test_the_curve_runs_from_nothing_to_all_and_never_turns_down(counts):
    curve = lorenz_curve(counts)

    assert (curve.places[0], curve.events[0]) == (0, 0)
    assert (curve.places[-1], curve.events[-1]) == (1, pytest.approx(1))
    assert (np.diff(curve.events) >= 0).all()
    assert (curve.events >= curve.places - 1e-9).all()


@given(SOME)
def test_the_order_of_places_does_not_matter(counts):
    turned = counts[::-1]

    assert gini(turned) == gini(counts)
    assert share_in_top(turned) == share_in_top(counts)


def test_a_place_that_is_not_known_is_left_out():
    assert gini([*COUNTS, np.nan]) == gini(COUNTS)


def test_no_events_have_no_spread():
    assert np.isnan(gini([0, 0]))
    assert np.isnan(generalised_gini([0, 0]))
    assert np.isnan(share_in_top([0, 0]).share)
    assert np.isnan(lorenz_curve([0, 0]).events[1:]).all()
    assert fewest_holding([0, 0]) == 0


@pytest.mark.parametrize("share", [0, -0.1, 1.1])
def test_a_share_that_is_none_is_refused(share):
    with pytest.raises(ValueError, match="share must be above 0"):
        share_in_top([1], share=share)
    with pytest.raises(ValueError, match="share must be above 0"):
        fewest_holding([1], share=share)


def test_chance_alone_puts_more_in_the_busiest_places_than_their_share():
    found = top_share_by_chance(
        20, np.ones(10), share=0.1, rng=np.random.default_rng(1)
    )

    # The most of 10 Poisson counts with mean 2 is 4.3 on average: 0.22 of 20.
    assert found == pytest.approx(0.22, abs=0.01)


def test_the_same_state_gives_the_same_chance():
    one, other = (
        top_share_by_chance(50, [1, 2, 3], rng=np.random.default_rng(4))
        for _ in range(2)
    )

    assert one == other


def test_chance_needs_an_event():
    with pytest.raises(ValueError, match="events must be 1 or more"):
        top_share_by_chance(0, [1], rng=np.random.default_rng(1))


def test_the_page_works_an_example():
    top = share_in_top(COUNTS, share=0.1)

    text = page("concentration.md")
    assert f"Gini's coefficient is {gini(COUNTS):.2f}" in text
    assert f"{top.share:.0%} of the 20" in text
    assert f"Half of them are in {fewest_holding(COUNTS)} places" in text
    assert f"G′ = {generalised_gini([3, 2] + [0] * 8):.2f}" in text
    assert f"G = {gini([3, 2] + [0] * 8):.2f}" in text
