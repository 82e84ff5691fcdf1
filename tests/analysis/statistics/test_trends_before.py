import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fourfold.analysis.statistics.trends_before import ratios_by_period, trend_before
from tests.analysis.statistics.test_method_pages import page
from tests.oracles import likelihood

TREATED = np.array([True, False])
AFTER = np.arange(8) >= 6
DRIFTING = np.array([[20, 18, 16, 14, 12, 10, 9, 8], [20, 20, 20, 20, 20, 20, 20, 20]])


def test_a_period_is_set_beside_what_was_usual():
    found = ratios_by_period(DRIFTING, TREATED, AFTER)

    # 90 beside 120 before; then 9 beside 20.
    assert found.ratio[6] == pytest.approx((9 / 20) / (90 / 120))
    error = np.sqrt(1 / 9 + 1 / 20 + 1 / 90 + 1 / 120)
    assert found.upper[6] / found.ratio[6] == pytest.approx(np.exp(1.959964 * error))


def test_a_period_that_is_not_known_or_empty_has_no_ratio():
    counts = DRIFTING.astype(float)
    counts[0, 2], counts[1, 4] = np.nan, 0

    found = ratios_by_period(counts, TREATED, AFTER)

    assert np.flatnonzero(np.isnan(found.ratio)).tolist() == [2, 4]
    assert np.isnan([found.lower[2], found.upper[4]]).all()


@given(st.lists(st.tuples(*[st.integers(1, 15)] * 2), min_size=4, max_size=6))
@settings(deadline=None, max_examples=15)
def test_agrees_with_climbing_the_likelihood(before):
    number = len(before)
    counts = np.array([*before, (5, 5)]).T
    after = np.arange(number + 1) >= number

    found = trend_before(counts, TREATED, after)

    rows = [
        [*(float(at == time) for at in range(number)), float(sort), float(sort * time)]
        for sort in (0, 1)
        for time in range(number)
    ]
    flat = [pair[1 - sort] for sort in (0, 1) for pair in before]
    effects = likelihood.most_likely(rows, flat)
    assert np.log(found.slope) == pytest.approx(effects[-1], abs=1e-4)


def test_drift_before_is_seen():
    found = trend_before(10 * DRIFTING, TREATED, AFTER)

    assert found.slope == pytest.approx(0.87, abs=0.01)
    assert found.upper < 1
    assert found.p_value < 0.01


def test_areas_that_go_together_have_no_drift():
    found = trend_before(np.tile([5, 9, 4, 8, 6, 9, 3, 3], (2, 1)), TREATED, AFTER)

    assert found.slope == pytest.approx(1)
    assert found.p_value == pytest.approx(1)


def test_a_gap_is_not_closed_up():
    counts = DRIFTING.astype(float)
    counts[:, 2] = np.nan

    found = trend_before(counts, TREATED, AFTER)

    assert found.periods == 5
    # Noughts in both say nothing, and leave the others where they were in time.
    counts[:, 2] = 0
    assert found == trend_before(counts, TREATED, AFTER)


@pytest.mark.parametrize(
    "counts", [DRIFTING[:, 3:], np.array([[0] * 6 + [1, 1], [5] * 8])]
)
def test_too_little_tells_no_drift(counts):
    after = np.arange(counts.shape[1]) >= counts.shape[1] - 2

    found = trend_before(counts, TREATED, after)

    assert np.isnan([found.slope, found.lower, found.upper, found.p_value]).all()


def test_no_drift_seldom_seems_one():
    rng = np.random.default_rng(2026)
    after = np.arange(14) >= 12

    found = [
        trend_before(rng.poisson(30, (2, 14)), TREATED, after).p_value < 0.05
        for _ in range(400)
    ]

    assert np.mean(found) <= 0.07


def test_areas_that_each_drift_in_their_own_way_are_not_one_drift():
    rng = np.random.default_rng(2026)
    treated, after = np.arange(16) < 6, np.arange(14) >= 12
    found = []
    for _ in range(300):
        own = 0.03 * rng.normal(size=(16, 1)) * np.arange(14)
        drifting = rng.poisson(20 * np.exp(own))
        found.append(trend_before(drifting, treated, after).p_value < 0.05)

    assert np.mean(found) <= 0.08


def test_the_page_tells_the_drift():
    found = trend_before(10 * DRIFTING, TREATED, AFTER)

    assert (
        f"{found.slope:.3f} times from one month to the next ({found.lower:.3f} to"
        f" {found.upper:.3f})"
    ) in page("difference-in-differences.md")
