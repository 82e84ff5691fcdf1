import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import t

from fourfold.analysis.statistics.dispersed_change import dispersed_change
from fourfold.analysis.statistics.rates import count_limits
from fourfold.analysis.statistics.weighted_counts import weighted_ratio, weighted_sum
from tests.analysis.statistics.test_method_pages import page
from tests.oracles import weighted_events
from tests.oracles.published_standard import BIRTHS, CASES, PUBLISHED, STANDARD

# Robberies, burglaries and thefts of two years, invented, and days for each.
BEFORE, NOW, DAYS = [20, 100, 300], [30, 90, 320], [365, 245, 2]


@pytest.mark.parametrize("order", PUBLISHED)
def test_limits_are_those_that_fay_and_feuer_published(order):
    births = np.array(BIRTHS[order])
    weights = np.array(STANDARD) / sum(STANDARD) / births * 100_000

    found = weighted_sum(CASES[order], weights)

    rate, lower, upper = PUBLISHED[order]
    assert round(found.value, 1) == rate
    assert round(found.lower, 1) == lower
    assert round(found.upper, 1) == upper


@pytest.mark.parametrize("count", [0, 1, 5, 9])
def test_with_one_weight_limits_are_the_exact_ones_of_a_count(count):
    found = weighted_sum([count, 0], [7, 7])

    lower, upper = count_limits(count)
    assert found.lower == pytest.approx(7 * lower)
    assert found.upper == pytest.approx(7 * upper)


@given(
    st.lists(
        st.tuples(st.integers(0, 500), st.integers(0, 100_000).map(lambda n: n / 100)),
        min_size=1,
        max_size=8,
    )
)
def test_the_sum_is_that_of_the_slow_way_and_lies_within_its_limits(rows):
    counts, weights = zip(*rows, strict=True)

    found = weighted_sum(counts, weights)

    assert found.value == pytest.approx(weighted_events.total(counts, weights))
    assert found.lower <= found.value + 1e-9
    assert found.value <= found.upper + 1e-9


def test_limits_hold_the_truth_at_least_19_times_in_20():
    def of(counts, weights):
        found = weighted_sum(counts, weights)
        return found.lower, found.upper

    held = weighted_events.share_held(of, [6, 3, 1], [1, 10, 50], times=600)

    assert held >= 0.95


def test_the_ratio_holds_the_truth_about_19_times_in_20():
    chance = np.random.default_rng(5)
    weights, means = [1, 4, 20], [60, 40, 30]

    held = 0
    for _ in range(500):
        found = weighted_ratio(chance.poisson(means), chance.poisson(means), weights)
        held += found.lower <= 1 <= found.upper

    assert 0.92 <= held / 500 <= 0.98


def test_the_ratio_turned_round_is_the_inverse():
    one = weighted_ratio(BEFORE, NOW, DAYS)
    other = weighted_ratio(NOW, BEFORE, DAYS)

    assert one.ratio == pytest.approx(1 / other.ratio)
    assert one.lower == pytest.approx(1 / other.upper)


def in_months(totals, seed):
    """Totals strewn over 12 months, unevenly."""
    chance = np.random.default_rng(seed)
    return np.array([chance.multinomial(n, chance.dirichlet([3] * 12)) for n in totals])


def test_with_one_weight_limits_are_those_of_a_count_that_comes_in_series():
    before, after = in_months([400], 1), in_months([460], 2)

    found = weighted_ratio([400], [460], [7], by_month=(before, after))

    count = dispersed_change(before[0], after[0])
    assert count.dispersion > 1
    assert (found.ratio, found.lower, found.upper) == pytest.approx(
        (float(count.ratio), float(count.lower), float(count.upper))
    )


def test_restless_months_make_limits_wider_as_a_plain_count_of_them_does():
    by_month = in_months(BEFORE, 3), in_months(NOW, 4)

    found = weighted_ratio(BEFORE, NOW, DAYS, by_month=by_month)

    reach = weighted_events.reach_of_months(
        *(each.tolist() for each in by_month), DAYS, lambda df: t.ppf(0.975, df)
    )
    assert np.log(found.upper / found.ratio) == pytest.approx(reach)
    assert found.upper > weighted_ratio(BEFORE, NOW, DAYS).upper


def test_even_months_leave_the_limits_of_chance():
    even = np.repeat([[2.0], [8.0], [25.0]], 12, axis=1)
    totals = even.sum(axis=1)

    found = weighted_ratio(totals, totals, DAYS, by_month=(even, even))

    assert found == weighted_ratio(totals, totals, DAYS)


def test_months_that_are_not_known_or_empty_say_nothing_of_series():
    before, after = in_months(BEFORE, 5).astype(float), in_months(NOW, 6).astype(float)
    before[:, 1:] = np.nan

    found = weighted_ratio(BEFORE, NOW, DAYS, by_month=(before, after))

    assert found == weighted_ratio(BEFORE, NOW, DAYS)


def test_limits_of_restless_months_hold_the_truth():
    chance = np.random.default_rng(7)
    means = np.array([[3.0], [8.0], [30.0]])
    held = 0
    for _ in range(500):
        # A month moves all kinds at once: twice the variance of chance and more.
        before, after = (
            chance.poisson(means * chance.gamma(12, 1 / 12, 12)) for _ in range(2)
        )
        found = weighted_ratio(
            before.sum(axis=1), after.sum(axis=1), DAYS, by_month=(before, after)
        )
        held += found.lower <= 1 <= found.upper

    assert 0.92 <= held / 500 <= 0.98


def test_a_count_that_is_not_known_gives_no_sum_and_no_ratio():
    assert np.isnan(weighted_sum([np.nan, 1], [1, 1]).value)
    assert np.isnan(weighted_ratio([np.nan, 1], [1, 1], [1, 1]).ratio)


def test_nothing_in_one_period_gives_no_ratio():
    assert np.isnan(weighted_ratio([0, 0], [1, 1], [1, 1]).ratio)


def test_none_of_anything_is_nought_with_an_upper_limit():
    found = weighted_sum([0, 0], [2, 365])

    assert (found.value, found.lower) == (0, 0)
    assert found.upper == pytest.approx(365 * count_limits(0)[1])


def test_no_weight_at_all_is_nought():
    found = weighted_sum([3], [0])

    assert (found.value, found.lower, found.upper) == (0, 0, 0)


@pytest.mark.parametrize("weights", [[1, -1], [1, np.nan], [1, np.inf]])
def test_weights_below_nought_are_refused(weights):
    with pytest.raises(ValueError, match="weights must be 0 or more"):
        weighted_sum([1, 2], weights)


def test_lists_of_two_lengths_are_refused():
    with pytest.raises(ValueError, match="two lists of one length"):
        weighted_sum([1, 2], [1])


def test_the_page_works_an_example():
    now, ratio = weighted_sum(NOW, DAYS), weighted_ratio(BEFORE, NOW, DAYS)

    text = page("harm.md")
    assert f"= {now.value:,.0f} days" in text
    assert f"({now.lower:,.0f} to {now.upper:,.0f})" in text
    assert f"{ratio.ratio:.2f} ({ratio.lower:.2f} to {ratio.upper:.2f})" in text


@pytest.mark.parametrize("is_by_month", [False, True])
def test_the_p_value_is_the_confidence_whose_limit_is_no_change(is_by_month):
    later = [45, 90, 320]
    months = (in_months(BEFORE, 3), in_months(later, 4)) if is_by_month else None

    found = weighted_ratio(BEFORE, later, DAYS, by_month=months)

    touching = weighted_ratio(
        BEFORE, later, DAYS, by_month=months, confidence=1 - found.p_value
    )
    assert touching.lower == pytest.approx(1)


def test_with_one_weight_the_p_value_is_that_of_a_count_that_comes_in_series():
    before, after = in_months([400], 1), in_months([460], 2)

    found = weighted_ratio([400], [460], [7], by_month=(before, after))

    assert found.p_value == pytest.approx(
        float(dispersed_change(before[0], after[0]).p_value)
    )
