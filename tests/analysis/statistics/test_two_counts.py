import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fourfold.analysis.statistics import two_counts as module
from fourfold.analysis.statistics.two_counts import e_test
from tests.analysis.statistics.test_method_pages import page
from tests.oracles import two_counts

COUNTS = st.integers(0, 12)
BASES = st.sampled_from([0.5, 1.0, 2.0, 3.0])


@pytest.mark.parametrize(
    ("counts", "expected"), [((0, 3), 0.088379009), ((6, 2), 0.174874821)]
)
def test_published_examples_come_out_both_ways(counts, expected):
    one, two = e_test(*counts), e_test(*counts[::-1])

    assert one.p_value == pytest.approx(expected, abs=5e-10)
    assert two.p_value == pytest.approx(expected, abs=5e-10)
    assert one.statistic == -two.statistic


@given(COUNTS, COUNTS, BASES, BASES)
@settings(deadline=None)
def test_agrees_with_every_pair_of_counts(one, two, base_one, base_two):
    found = e_test(one, two, exposure_before=base_one, exposure_after=base_two)

    expected = two_counts.p_value(one, two, base_one, base_two)
    assert found.p_value == pytest.approx(
        np.nan if expected is None else expected, abs=1e-9, nan_ok=True
    )


def test_agrees_with_every_pair_where_counts_are_greater():
    found = e_test([70, 41], [95, 60], exposure_before=[1.0, 2.0])

    expected = [two_counts.p_value(70, 95), two_counts.p_value(41, 60, 2.0)]
    np.testing.assert_allclose(found.p_value, expected, atol=1e-9)


@given(st.lists(st.tuples(COUNTS, COUNTS), min_size=1, max_size=8), st.integers(1, 60))
@settings(deadline=None)
def test_an_area_is_told_the_same_whatever_is_beside_it(areas, cells):
    before, after = np.array(areas).T
    alone = [float(e_test(*area).p_value) for area in areas]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(module, "AT_ONCE", cells)
        together = e_test(before, after)

    np.testing.assert_allclose(together.p_value, alone, atol=1e-12)


def test_equal_rates_are_not_apart():
    found = e_test(20, 40, exposure_before=1, exposure_after=2)

    assert (found.statistic, found.p_value) == (0, 1)


@pytest.mark.parametrize(
    ("counts", "bases"),
    [((0, 0), (1, 1)), ((np.nan, 3), (1, 1)), ((2, 3), (0, 1)), ((2, 3), (1, np.nan))],
)
def test_nothing_is_told_where_nothing_is_known(counts, bases):
    found = e_test(*counts, exposure_before=bases[0], exposure_after=bases[1])

    assert np.isnan(found.statistic)
    assert np.isnan(found.p_value)


@pytest.mark.parametrize("mean", [2, 5, 30])
def test_equal_rates_seldom_seem_different(mean):
    rng = np.random.default_rng(2026)

    found = e_test(rng.poisson(mean, 20_000), rng.poisson(mean, 20_000))

    assert (found.p_value < 0.05).mean() <= 0.0535


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ({"before": -1, "after": 2}, "before must be whole numbers"),
        ({"before": 1, "after": 2.5}, "after must be whole numbers"),
        ({"before": 1, "after": 2, "exposure_after": -1}, "exposure_after must be 0"),
    ],
)
def test_counts_that_are_none_are_refused(arguments, message):
    with pytest.raises(ValueError, match=message):
        e_test(**arguments)


def test_the_page_tells_the_test():
    text = page("two-counts.md")

    for one, two in ((0, 3), (6, 2), (3, 12)):
        found = e_test(one, two)
        assert f"| {one} | {two} | {found.p_value:.4f} |" in text
    found = e_test(4, 11, exposure_before=6, exposure_after=12)
    assert f"4 in 6 months, 11 in 12 months: p = {found.p_value:.3f}." in text
