import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fourfold.analysis.statistics.synthetic_control import placebos, synthetic_control
from tests.analysis.statistics.cigarettes import PACKS, START, STATES
from tests.analysis.statistics.test_method_pages import page
from tests.oracles import nearest_mixture

NUMBERS = st.integers(0, 20)
AREAS = st.lists(
    st.lists(NUMBERS, min_size=4, max_size=4), min_size=3, max_size=5, unique_by=tuple
)


def test_the_published_example_comes_out():
    found = synthetic_control(PACKS, 0, START)

    # Agreed by two other programs for all 38 states; the rest have no weight.
    assert found.effect == pytest.approx(-19.513630, abs=2e-5)
    assert found.fit_before == pytest.approx(1.656400, abs=2e-6)
    weights = dict(zip(STATES, found.weights.round(3), strict=True))
    assert weights["Utah"] == 0.394
    assert weights["California"] == weights["Texas"] == weights["Ohio"] == 0
    assert found.weights.sum() == pytest.approx(1)


@given(AREAS)
@settings(deadline=None, max_examples=60)
def test_no_mixture_lies_nearer(areas):
    found = synthetic_control(areas, 0, 3)

    wanted, *donors = ([float(each) for each in row[:3]] for row in areas)
    least = nearest_mixture.nearest(donors, wanted)
    assert 3 * found.fit_before**2 == pytest.approx(least, abs=1e-6)
    assert found.weights[0] == 0
    assert (found.weights >= 0).all()
    assert found.gap[3] == pytest.approx(
        areas[0][3]
        - sum(w * row[3] for w, row in zip(found.weights, areas, strict=True))
    )


def test_what_is_barred_or_not_known_is_not_used():
    values = PACKS.copy()
    values[1, 3] = np.nan

    found = synthetic_control(values, 0, START, barred=[2, 3])

    assert (found.weights[[0, 1, 2, 3]] == 0).all()


def test_a_period_that_the_treated_area_lacks_is_left_out():
    values = PACKS.copy()
    values[0, 4] = np.nan

    found = synthetic_control(values, 0, START)

    assert np.flatnonzero(np.isnan(found.gap)).tolist() == [4]
    assert found.effect == pytest.approx(-19.5, abs=0.5)


def test_each_other_area_is_treated_in_turn():
    found = placebos(PACKS, 0, START)

    one = synthetic_control(PACKS[1:], 3, START)
    assert found.ratios[4] == pytest.approx(one.ratio)
    assert found.effects[4] == pytest.approx(one.effect)
    others = np.delete(found.ratios, 0)
    assert found.tried == 8
    assert found.p_value == (1 + (others >= found.ratios[0]).sum()) / 9


def test_areas_that_fit_badly_can_be_left_out():
    every, few = (placebos(PACKS, 0, START, worst_fit=most) for most in (np.inf, 2))

    assert few.tried < every.tried
    assert np.isnan(few.ratios).sum() == 8 - few.tried


def test_one_area_after_another_is_left_out_of_the_mixture():
    found = placebos(PACKS, 0, START)

    utah = list(STATES).index("Utah")
    again = synthetic_control(PACKS, 0, START, barred=[utah])
    assert found.without[utah] == pytest.approx(again.effect)
    assert np.isnan(found.without[list(STATES).index("Ohio")])


def test_a_perfect_fit_has_no_ratio_and_counts_as_one_as_great():
    values = [[2, 3, 9], [1, 2, 4], [3, 4, 4], [2, 3, 3]]

    own = synthetic_control(values, 0, 2)
    found = placebos([values[1], *values], 0, 2)

    assert np.isnan(own.ratio)
    assert own.effect > 0
    assert found.p_value == 1


def test_nothing_at_all_has_no_share():
    found = synthetic_control(np.zeros((3, 4)), 0, 2)

    assert np.isnan(found.share)
    assert (found.effect, found.fit_before) == (0, 0)


def test_no_effect_seldom_seems_one():
    rng = np.random.default_rng(2026)
    found = []
    for _ in range(60):
        level = rng.gamma(9, 2, (20, 1)) * (1 + 0.2 * rng.normal(size=30).cumsum() / 9)
        found.append(placebos(rng.poisson(np.abs(level)), 0, 24).p_value <= 0.05)

    assert np.mean(found) <= 0.12


@pytest.mark.parametrize(
    ("values", "treated", "start", "how", "message"),
    [
        ([1, 2], 0, 1, {}, "by area and period"),
        ([[np.inf, 1]] * 3, 0, 1, {}, "finite or NaN"),
        (PACKS, 9, START, {}, "must be rows of values"),
        (PACKS, 0, START, {"barred": [-1]}, "must be rows of values"),
        (PACKS, 0, 1, {}, "two known periods before"),
        (PACKS, 0, 31, {}, "one after"),
        (PACKS[:2], 0, START, {}, "two areas or more"),
    ],
)
def test_what_does_not_fit_is_refused(values, treated, start, how, message):
    with pytest.raises(ValueError, match=message):
        synthetic_control(values, treated, start, **how)


def test_a_worst_fit_of_nothing_is_refused():
    with pytest.raises(ValueError, match="worst_fit must be above 0"):
        placebos(PACKS, 0, START, worst_fit=0)


def test_the_page_tells_the_example():
    found = synthetic_control(PACKS, 0, START)

    text = page("synthetic-control.md")
    assert (
        f"{-found.effect:.1f} packs a head and year fewer, {-found.share:.0%} of what"
        f" the mixture says. Before, the two were {found.fit_before:.2f} packs apart,"
        f" and afterwards {found.ratio:.1f} times as much"
    ) in text
    for state, weight in zip(STATES, found.weights, strict=True):
        if weight:
            assert f"{state} {weight:.0%}" in text
