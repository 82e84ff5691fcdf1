import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import poisson

from fourfold.analysis.statistics.funnels import (
    ALARM,
    ALERT,
    OUTER,
    WITHIN,
    Funnel,
    funnel,
    limits,
    signal,
)
from tests.analysis.statistics.test_method_pages import page
from tests.oracles import spread_of_rates

# Five boroughs, invented: offences and residents.
COUNTS = [411, 300, 520, 250, 900]
PEOPLE = [100_000, 90_000, 110_000, 95_000, 120_000]

AREA = st.tuples(st.integers(0, 2_000), st.integers(1_000, 400_000))


def steady(target):
    """A group that differs by chance alone."""
    return Funnel(target, np.array([]), np.array([]), 1.0, 0.0)


def test_limits_of_chance_alone_lie_within_a_count_of_the_exact_ones():
    # 8 for every 1,000: published limits of 5.5 to 10.5 and 4.1 to 11.9 at 5,000.
    lower, upper = limits(steady(0.008), [5_000])
    low, high = limits(steady(0.008), [5_000], coverage=OUTER)

    assert poisson.ppf(0.025, 40) - 1 <= lower[0] * 5_000 <= poisson.ppf(0.025, 40)
    assert poisson.ppf(0.975, 40) - 1 <= upper[0] * 5_000 <= poisson.ppf(0.975, 40)
    assert poisson.ppf(0.001, 40) - 1 <= low[0] * 5_000 <= poisson.ppf(0.001, 40)
    assert poisson.ppf(0.999, 40) - 1 <= high[0] * 5_000 <= poisson.ppf(0.999, 40)


@given(st.lists(AREA, min_size=2, max_size=12).filter(lambda a: any(c for c, _ in a)))
def test_dispersion_is_that_of_the_slow_way(areas):
    counts, people = zip(*areas, strict=True)

    found = funnel(counts, people)

    dispersion, between = spread_of_rates.spread(counts, people)
    assert found.dispersion == pytest.approx(dispersion)
    assert found.between == pytest.approx(between**0.5)


def test_an_area_that_is_not_known_leaves_the_others_as_they_are():
    found = funnel([*COUNTS, np.nan, 7], [*PEOPLE, 100_000, 0])

    alone = funnel(COUNTS, PEOPLE)
    assert found.target == alone.target
    assert found.z[:5] == pytest.approx(alone.z)
    assert np.isnan(found.z[5:]).all()


@pytest.mark.parametrize("counts", [[5], [0, 0], [np.nan, 5]])
def test_too_few_areas_or_nothing_recorded_give_no_funnel(counts):
    found = funnel(counts, [1_000] * len(counts))

    assert np.isnan(found.target)
    assert np.isnan(found.z).all()


def test_lists_of_two_lengths_are_refused():
    with pytest.raises(ValueError, match="two lists of one length"):
        funnel([1, 2], [1_000])


def test_a_coverage_that_is_no_probability_is_refused():
    with pytest.raises(ValueError, match=r"coverage must be 0\.5 to 0\.999"):
        limits(steady(0.01), [1_000], coverage=1)


@pytest.mark.parametrize(
    ("z", "name"), [(0, WITHIN), (-1.9, WITHIN), (2, ALERT), (-3, ALERT), (3.2, ALARM)]
)
def test_a_distance_has_a_name_that_blames_nobody(z, name):
    assert signal(z) == name


def test_a_distance_that_is_not_known_has_no_name():
    with pytest.raises(ValueError, match="not known"):
        signal(np.nan)


def test_the_page_works_an_example():
    found = funnel(COUNTS, PEOPLE)
    lower, upper = limits(found, [100_000])

    text = page("funnels.md")
    assert f"common rate {found.target * 1_000:.2f}" in text
    assert f"φ = {found.dispersion:.1f}" in text
    assert f"τ = {found.between * 1_000:.2f}" in text
    assert f"from {lower[0] * 1_000:.1f} to {upper[0] * 1_000:.1f}" in text
    for z in found.z:
        assert f"{z:.2f}".replace("-", "−") in text
