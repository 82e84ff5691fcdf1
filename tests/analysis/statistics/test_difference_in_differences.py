from itertools import combinations

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from fourfold.analysis.statistics.difference_in_differences import (
    difference_by_lot,
    difference_in_differences,
)
from fourfold.analysis.statistics.panels import panel_of
from tests.analysis.statistics.test_method_pages import page
from tests.oracles import likelihood

# Counts published by Wheeler and Ratcliffe: where it was done, and its comparison.
PUBLISHED = [[207, 110], [308, 318]]
TREATED, AFTER = np.array([True, False]), np.array([False, True])
PANELS = st.lists(
    st.lists(st.integers(1, 20), min_size=4, max_size=4), min_size=4, max_size=5
)
HALVES = np.array([False, False, True, True])


def first(number, of):
    return np.arange(of) < number


def test_the_published_counts_come_out_by_the_published_formula():
    found = difference_in_differences(PUBLISHED, TREATED, AFTER)

    error = np.sqrt(1 / 207 + 1 / 110 + 1 / 308 + 1 / 318)
    ratio = (110 * 308) / (207 * 318)
    assert found.ratio == pytest.approx(ratio)
    assert found.lower == pytest.approx(ratio * np.exp(-1.959964 * error))
    assert found.upper == pytest.approx(ratio * np.exp(1.959964 * error))
    assert found.without == pytest.approx(207 * 318 / 308)
    assert found.saved == pytest.approx(207 * 318 / 308 - 110)
    assert np.isnan([found.dispersion_of_areas, found.dispersion_of_periods]).all()


@given(PANELS, st.integers(1, 3))
@settings(deadline=None, max_examples=15)
def test_agrees_with_the_whole_model_climbed_effect_by_effect(counts, number):
    treated = first(number, len(counts))

    found = difference_in_differences(counts, treated, HALVES)

    rows = likelihood.panel_rows(len(counts), 4, treated, HALVES)
    flat = [count for row in counts for count in row]
    effects = likelihood.most_likely(rows, flat)
    fitted = [likelihood.mean(row, effects) for row in rows]
    misfit = sum((c - f) ** 2 / f for c, f in zip(flat, fitted, strict=True))
    freedom = (len(counts) - 1) * 3 - 1
    assert np.log(found.ratio) == pytest.approx(effects[-1], abs=1e-5)
    assert found.dispersion_of_periods == pytest.approx(misfit / freedom, rel=1e-4)


@given(PANELS, st.integers(1, 3))
@settings(deadline=None, max_examples=25)
def test_agrees_with_all_choices_one_at_a_time(counts, number):
    treated = first(number, len(counts))

    found = difference_by_lot(counts, treated, HALVES)

    far = [
        abs(likelihood.apart_by_lot(counts, set(chosen), HALVES))
        for chosen in combinations(range(len(counts)), number)
    ]
    mine = abs(likelihood.apart_by_lot(counts, set(range(number)), HALVES))
    reached = sum(each >= mine - 1e-9 for each in far)
    assert found.choices == len(far)
    assert found.is_whole
    assert found.p_value == pytest.approx(reached / len(far))
    assert found.lowest == pytest.approx(1 / len(far))


def test_lots_that_are_too_many_are_drawn_and_give_much_the_same():
    rng = np.random.default_rng(2026)
    counts = rng.poisson(8, (14, 4))
    treated = first(5, 14)

    drawn = difference_by_lot(counts, treated, HALVES, orders=1999)
    whole = difference_by_lot(counts, treated, HALVES, orders=2001)
    again = difference_by_lot(counts, treated, HALVES, orders=1999, seed=1)

    assert (drawn.is_whole, drawn.choices) == (False, 2000)
    assert (whole.is_whole, whole.choices) == (True, 2002)
    assert drawn.p_value == pytest.approx(whole.p_value, abs=0.05)
    assert drawn != again


@given(PANELS, st.permutations(range(4)))
@settings(deadline=None, max_examples=25)
def test_the_order_of_areas_does_not_matter(counts, order):
    assume(len(counts) == 4)
    treated = first(2, 4)
    places = list(order)

    found = difference_in_differences(counts, treated, HALVES)
    turned = difference_in_differences(
        np.array(counts)[places], treated[places], HALVES
    )

    assert found.ratio == pytest.approx(turned.ratio)
    assert found.upper == pytest.approx(turned.upper)


def test_a_period_that_one_area_lacks_is_left_out_of_all():
    counts = np.array([[9, 5, 50, 4], [8, 9, np.nan, 7]])

    found = difference_in_differences(counts, TREATED, HALVES)
    without = difference_in_differences(
        counts[:, [0, 1, 3]], TREATED, HALVES[[0, 1, 3]]
    )

    assert found == without
    assert found.periods == 3


def test_kinds_that_weigh_alike_are_their_sum_and_harm_weighs_more():
    rng = np.random.default_rng(2026)
    counts = rng.poisson(6, (6, 4, 2))
    treated = first(2, 6)

    plain = difference_in_differences(counts.sum(axis=2), treated, HALVES)
    alike = difference_in_differences(counts, treated, HALVES, weights=[3, 3])
    harm = difference_in_differences(counts, treated, HALVES, weights=[100, 1])

    assert alike.ratio == pytest.approx(plain.ratio)
    assert alike.lower == pytest.approx(plain.lower)
    assert alike.saved == pytest.approx(3 * plain.saved)
    one = difference_in_differences(counts[..., 0], treated, HALVES)
    assert harm.ratio == pytest.approx(one.ratio, rel=0.03)


def test_areas_that_change_by_chance_are_not_more_sure_than_chance():
    counts = np.tile([10, 10, 8, 8], (10, 1))

    found = difference_in_differences(counts, first(5, 10), HALVES)

    reach = 1.959964 * np.sqrt(2 / 100 + 2 / 80)
    assert found.upper == pytest.approx(np.exp(reach))
    assert found.dispersion_of_areas == 0


def test_areas_that_change_each_in_their_own_way_have_wide_limits():
    counts = [[10, 10, 30, 30], [30, 30, 10, 10], [10, 10, 30, 30], [30, 30, 10, 10]]

    found = difference_in_differences(counts, first(2, 4), HALVES)

    assert found.dispersion_of_areas > 10
    assert found.p_value == 1


@pytest.mark.parametrize(
    ("counts", "ratio"),
    [
        ([[5, 0], [5, 5]], 0.0),
        ([[0, 5], [5, 5]], np.nan),
        ([[5, 5], [5, 0]], np.nan),
        ([[5, 5], [0, 0]], np.nan),
    ],
)
def test_a_nought_leaves_limits_unknown(counts, ratio):
    found = difference_in_differences(counts, TREATED, AFTER)

    assert found.ratio == pytest.approx(ratio, nan_ok=True)
    assert np.isnan([found.lower, found.upper, found.p_value]).all()
    assert difference_by_lot(counts, TREATED, AFTER).p_value == 1


def false_alarms(trials, *, areas=20, chosen=5, shock=0.0, seed=2026):
    """Share of panels without effect that have p below 0.05: by limits and by lot."""
    rng = np.random.default_rng(seed)
    treated, after = first(chosen, areas), np.arange(24) >= 12
    found = []
    for _ in range(trials):
        level = rng.gamma(3, 2, areas)[:, np.newaxis]
        moved = np.exp(shock * rng.normal(size=(areas, 1)) * after)
        counts = rng.poisson(level * moved)
        one = difference_in_differences(counts, treated, after)
        lot = difference_by_lot(counts, treated, after, orders=199, seed=1)
        found.append((one.p_value < 0.05, lot.p_value <= 0.05))
    return np.mean(found, axis=0)


@pytest.mark.parametrize("shock", [0.0, 0.2])
def test_no_effect_seldom_seems_one(shock):
    by_limits, by_lot = false_alarms(300, shock=shock)

    assert by_limits <= 0.08
    assert by_lot <= 0.08


@pytest.mark.slow
@pytest.mark.parametrize(
    ("areas", "chosen", "shock"),
    [(20, 5, 0.0), (20, 5, 0.2), (8, 2, 0.2), (20, 1, 0.2), (60, 20, 0.4)],
)
def test_no_effect_seldom_seems_one_in_many_panels(areas, chosen, shock):
    by_limits, by_lot = false_alarms(4_000, areas=areas, chosen=chosen, shock=shock)

    assert by_limits <= 0.06
    assert by_lot <= 0.06


@pytest.mark.parametrize(
    ("counts", "treated", "after", "message"),
    [
        ([1, 2], TREATED, AFTER, "by area and period"),
        ([[1, 2], [3, -4]], TREATED, AFTER, "counts must be whole"),
        ([[1, 2], [3, 4]], [1, 0], AFTER, "treated must be true or false"),
        ([[1, 2], [3, 4]], TREATED, [True], "after must be true or false"),
        ([[1, 2], [3, 4]], [True, True], AFTER, "true of some areas"),
        ([[1, np.nan], [3, 4]], TREATED, AFTER, "one after that are known"),
    ],
)
def test_what_does_not_fit_is_refused(counts, treated, after, message):
    with pytest.raises(ValueError, match=message):
        difference_in_differences(counts, treated, after)


def test_weights_must_be_one_for_each_kind():
    with pytest.raises(ValueError, match="one for each kind"):
        panel_of(np.ones((2, 2, 3)), TREATED, AFTER, weights=[1, 2])


def test_too_few_orders_are_refused():
    with pytest.raises(ValueError, match="orders must be 19"):
        difference_by_lot(PUBLISHED, TREATED, AFTER, orders=5)


def test_the_page_tells_the_example():
    found = difference_in_differences(PUBLISHED, TREATED, AFTER)

    assert (
        f"ratio {found.ratio:.3f}, limits {found.lower:.3f} to {found.upper:.3f}."
        f" {found.without:.0f} were to be expected and 110 came:"
        f" {found.saved:.0f} fewer"
        f" ({found.saved_lower:.0f} to {found.saved_upper:.0f})"
    ) in page("difference-in-differences.md")
