import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from fourfold.analysis.statistics.pattern_similarity import (
    differing_areas,
    pattern_similarity,
    similarity_by_chance,
)
from tests.analysis.statistics.test_method_pages import page
from tests.oracles import alike_patterns, high_places

# Six areas of a published example.
FIRST, SECOND = [2, 2, 2, 1, 0, 1], [2, 1, 2, 2, 1, 1]
PAIRS = st.lists(
    st.tuples(st.integers(0, 12), st.integers(0, 12)), min_size=1, max_size=7
)


def split(pairs):
    first, second = ([*each] for each in zip(*pairs, strict=True))
    assume(sum(first) and sum(second))
    return first, second


def test_the_published_example_comes_out():
    found = pattern_similarity(FIRST, SECOND)

    assert found.s_index == pytest.approx(5 / 6)
    assert found.direction.tolist() == [0, -1, 0, 0, 0, 0]


@given(PAIRS, st.sampled_from(["part", "whole"]))
@settings(deadline=None, max_examples=60)
def test_areas_agree_with_every_way_of_taking_events(pairs, resample):
    first, second = split(pairs)

    found = pattern_similarity(first, second, resample=resample)

    wanted = alike_patterns.directions(first, second, resample)
    assert found.direction.tolist() == wanted
    assert found.s_index == pytest.approx(wanted.count(0) / len(wanted))
    some = [way for way, pair in zip(wanted, pairs, strict=True) if any(pair)]
    assert found.robust_s == pytest.approx(some.count(0) / len(some))


@given(PAIRS)
@settings(deadline=None, max_examples=60)
def test_differing_areas_agree_with_exact_fractions(pairs):
    first, second = split(pairs)

    found = differing_areas(first, second, rate=0.2)

    tested = [at for at, pair in enumerate(pairs) if any(pair)]
    chances = alike_patterns.fisher(first, second)
    named = high_places.false_discoveries([float(chances[at]) for at in tested], 0.2)
    assert (found[tested] != 0).tolist() == named
    share = np.array(second) / sum(second) - np.array(first) / sum(first)
    assert (found * share >= 0).all()


def test_empty_areas_raise_s_and_leave_the_robust_one():
    found = pattern_similarity([*FIRST, 0, 0, 0], [*SECOND, 0, 0, 0])

    assert found.s_index == pytest.approx(8 / 9)
    assert found.robust_s == pytest.approx(5 / 6)


def test_areas_weigh_what_they_are_told_to():
    days = [365, 10, 1, 2, 2, 365]

    found = pattern_similarity(FIRST, SECOND, weights=days)

    assert found.share_alike == pytest.approx(735 / 745)
    assert np.isnan(pattern_similarity(FIRST, SECOND, weights=0).share_alike)


def test_an_area_that_is_not_known_is_left_out():
    found = pattern_similarity([*FIRST, np.nan], [*SECOND, 900])

    assert found.s_index == pytest.approx(5 / 6)
    assert found.direction[-1] == 0


def test_one_pattern_is_called_different_too_often_and_chance_says_so():
    """The bias that the page tells: robust S far below one where nothing differs."""
    chance = np.random.default_rng(2026)
    risks = chance.gamma(1, 4, 300)
    low, apart, named = [], [], []
    for _ in range(40):
        first, second = chance.poisson(risks), chance.poisson(risks)
        found = similarity_by_chance(first, second, rng=chance, draws=99)
        low.append(pattern_similarity(first, second).robust_s)
        apart.append(found.p_value <= 0.05)
        named.append(differing_areas(first, second).any())
        assert found.expected == pytest.approx(low[-1], abs=0.12)

    assert np.mean(low) < 0.6
    assert np.mean(apart) <= 0.15
    assert np.mean(named) <= 0.15


def test_a_pattern_that_moved_is_found():
    chance = np.random.default_rng(2026)
    risks = np.repeat([1.0, 20.0], 50)
    first, second = chance.poisson(risks), chance.poisson(risks[::-1])

    found = similarity_by_chance(first, second, rng=chance, draws=99)

    assert found.p_value == 0.01
    assert (differing_areas(first, second)[:50] == 1).mean() > 0.9


@pytest.mark.parametrize(
    ("call", "message"),
    [
        (lambda: pattern_similarity([1, 2], [1]), "one count for each area"),
        (lambda: pattern_similarity([1.5], [1]), "first must be whole numbers"),
        (lambda: pattern_similarity([0], [1]), "must each have an event"),
        (lambda: pattern_similarity([1], [1], resample="all"), "part or whole"),
        (lambda: pattern_similarity([1], [1], weights=-1), "weights must be"),
        (lambda: pattern_similarity([1], [1], confidence=2), "confidence must be"),
        (lambda: differing_areas([1], [1], rate=0), "rate must be above 0"),
        (
            lambda: similarity_by_chance(
                [1], [1], rng=np.random.default_rng(), draws=1
            ),
            "draws must be 19",
        ),
    ],
)
def test_what_does_not_fit_is_refused(call, message):
    with pytest.raises(ValueError, match=message):
        call()


def test_the_page_tells_the_example():
    found = pattern_similarity(FIRST, SECOND)
    chance = similarity_by_chance(FIRST, SECOND, rng=np.random.default_rng(1))

    text = page("similar-patterns.md")
    assert f"S = {found.s_index:.2f}, and the robust S too" in text
    assert (
        f"one pattern would give {chance.expected:.2f}, p = {chance.p_value:.2f}"
        in text
    )
