import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from fourfold.analysis.statistics.associations import extreme_fifths, spearman
from tests.analysis.statistics.test_method_pages import page
from tests.oracles import gathered

# The example of many textbooks: intelligence and hours of television a week.
ONE = [106, 100, 86, 101, 99, 103, 97, 113, 112, 110]
OTHER = [7, 27, 2, 50, 28, 29, 20, 12, 6, 17]

# Ten areas, invented: crimes, residents and a score of deprivation.
COUNTS = [8, 10, 9, 12, 14, 13, 16, 15, 20, 22]
PEOPLE = [1_000] * 10
SCORES = [3, 5, 8, 9, 12, 15, 18, 22, 30, 41]

PAIRS = st.lists(
    st.tuples(st.integers(0, 20), st.integers(0, 20)), min_size=10, max_size=30
)


def test_the_coefficient_of_a_textbook_is_found():
    assert spearman(ONE, OTHER).value == pytest.approx(-29 / 165)


@given(PAIRS)
def test_the_coefficient_is_that_of_the_slow_way(pairs):
    one, other = zip(*pairs, strict=True)

    found = spearman(one, other)

    if len(set(one)) == 1 or len(set(other)) == 1:
        assert np.isnan(found.value)
    else:
        assert found.value == pytest.approx(gathered.rank_correlation(one, other))
        assert -1 <= found.lower <= found.value + 1e-12
        assert found.value - 1e-12 <= found.upper <= 1


def test_only_the_order_counts():
    stretched = [value**3 for value in ONE]

    assert spearman(stretched, OTHER) == spearman(ONE, OTHER)


def test_one_order_is_a_coefficient_of_one():
    found = spearman(range(12), range(12))

    assert (found.value, found.lower, found.upper) == (1, 1, 1)
    assert found.p_value < 1e-10


def test_an_area_with_one_number_is_left_out():
    found = spearman([*ONE, np.nan, 5], [*OTHER, 3, np.nan])

    assert found == spearman(ONE, OTHER)


def test_few_areas_tell_nothing():
    assert np.isnan(spearman(ONE[:9], OTHER[:9]).value)
    assert np.isnan(extreme_fifths([1] * 9, [10] * 9, range(9)).ratio)


@pytest.mark.parametrize("limits", ["lower", "upper"])
def test_limits_hold_the_truth_about_19_times_in_20(limits):
    chance = np.random.default_rng(11)

    beyond = 0
    for _ in range(600):
        found = spearman(chance.normal(size=40), chance.normal(size=40))
        beyond += found.lower > 0 if limits == "lower" else found.upper < 0

    assert beyond / 600 == pytest.approx(0.025, abs=0.02)


@given(
    st.lists(
        st.tuples(st.integers(1, 50), st.integers(100, 900), st.integers(0, 9)),
        min_size=10,
        max_size=30,
    )
)
def test_fifths_are_those_of_the_slow_way(rows):
    counts, people, scores = zip(*rows, strict=True)

    found = extreme_fifths(counts, people, scores)

    slow = gathered.fifths(counts, people, scores)
    assert found.counts.tolist() == [count for count, _ in slow]
    assert found.people.tolist() == [base for _, base in slow]


def test_limits_of_fifths_are_no_narrower_than_chance():
    found = extreme_fifths(COUNTS, PEOPLE, SCORES)

    assert found.dispersion >= 1
    chance = np.exp(1.96 * np.sqrt(1 / found.counts[0] + 1 / found.counts[4]))
    assert found.upper / found.ratio >= chance - 1e-3


def test_areas_that_vary_more_have_wider_limits():
    uneven = [1, 17, 1, 20, 2, 25, 3, 28, 2, 40]

    found = extreme_fifths(uneven, PEOPLE, SCORES)

    assert found.dispersion > 2
    steady = extreme_fifths(COUNTS, PEOPLE, SCORES)
    assert found.upper / found.ratio > steady.upper / steady.ratio


@pytest.mark.parametrize("statistic", [spearman, lambda a, b: extreme_fifths(a, a, b)])
def test_lists_of_two_lengths_are_refused(statistic):
    with pytest.raises(ValueError, match="of one length"):
        statistic([1, 2, 3], [1, 2])


def test_the_page_works_an_example():
    together, fifths = spearman(ONE, OTHER), extreme_fifths(COUNTS, PEOPLE, SCORES)

    text = page("associations.md")
    numbers = (together.value, together.lower, together.upper)
    value, lower, upper = (f"{number:.2f}".replace("-", "−") for number in numbers)
    assert f"{value} ({lower} to {upper})" in text
    assert f"{fifths.rates[0] * 1_000:.0f} and {fifths.rates[4] * 1_000:.0f}" in text
    assert f"{fifths.ratio:.2f} ({fifths.lower:.2f} to {fifths.upper:.2f})" in text
