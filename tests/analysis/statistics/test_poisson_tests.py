import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fourfold.analysis.statistics.poisson_tests import e_test
from tests.analysis.statistics.test_method_pages import page
from tests.oracles import group_places

COUNT = st.integers(0, 60)
EXPOSURE = st.sampled_from([0.5, 1, 2, 3])


@settings(max_examples=20, deadline=None)
@given(COUNT, COUNT, EXPOSURE, EXPOSURE)
def test_it_is_the_sum_over_all_outcomes(before, after, one, other):
    found = e_test(before, after, exposure_before=one, exposure_after=other)

    if before + after == 0:
        assert np.isnan(found)
    else:
        slow = group_places.e_test((before, after), (one, other))
        assert found == pytest.approx(slow, abs=1e-8)


@given(COUNT, COUNT)
def test_it_does_not_matter_which_is_first(before, after):
    assert e_test(before, after) == pytest.approx(
        e_test(after, before), nan_ok=True, abs=1e-9
    )


def test_equal_rates_are_as_likely_as_can_be():
    assert e_test(40, 40) == 1
    assert e_test(10, 20, exposure_before=1, exposure_after=2) == 1


def test_what_is_not_known_is_not_tested():
    found = e_test([np.nan, 5, 5], [5, 5, 5], exposure_before=[1, 0, 1])

    assert np.isnan(found[:2]).all()
    assert found[2] == 1


def test_it_cries_wolf_as_often_as_it_says():
    chance = np.random.default_rng(2)

    found = e_test(chance.poisson(20, 4_000), chance.poisson(20, 4_000))

    assert 0.04 <= (found < 0.05).mean() <= 0.06


def test_the_page_works_an_example():
    assert f"p = {float(e_test(50, 31)):.3f}" in page("change.md")
