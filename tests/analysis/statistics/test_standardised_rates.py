import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from fourfold.analysis.statistics.rates import count_limits
from fourfold.analysis.statistics.standardised_rates import standardised_rate
from tests.analysis.statistics.test_method_pages import page
from tests.oracles import group_places
from tests.oracles.published_standard import BIRTHS, CASES, PUBLISHED, STANDARD

BANDS = st.lists(
    st.tuples(st.integers(0, 90), st.integers(50, 9_000), st.integers(1, 9_000)),
    min_size=1,
    max_size=7,
)


@pytest.mark.parametrize("order", PUBLISHED)
def test_rates_are_those_published(order):
    found = standardised_rate(CASES[order], BIRTHS[order], STANDARD)

    assert round(float(found.rate), 1) == PUBLISHED[order][0]


def test_limits_lie_close_to_the_published_ones_of_another_method():
    # Fay and Feuer's, which are a little wider by construction.
    found = standardised_rate(CASES[0], BIRTHS[0], STANDARD)

    _, lower, upper = PUBLISHED[0]
    assert lower - 0.5 < found.lower < lower + 0.5
    assert upper - 1 < found.upper < upper


@given(BANDS)
def test_rates_are_those_of_the_slow_way(bands):
    counts, people, standard = zip(*bands, strict=True)

    found = standardised_rate(counts, people, standard, per=1)

    slow = group_places.standard_rate(counts, people, standard)
    assert found.rate == pytest.approx(slow)
    assert found.lower <= found.rate + 1e-12 <= found.upper + 2e-12


def test_with_one_band_it_is_the_plain_rate_with_its_limits():
    found = standardised_rate([30], [1_000], [77], per=1_000)

    lower, upper = count_limits(30)
    assert found.rate == pytest.approx(30)
    assert found.lower == pytest.approx(lower)
    assert found.upper == pytest.approx(upper)


def test_the_size_of_the_standard_does_not_matter():
    one = standardised_rate(CASES[1], BIRTHS[1], STANDARD)
    other = standardised_rate(CASES[1], BIRTHS[1], [n / 7 for n in STANDARD])

    assert one.upper == pytest.approx(other.upper)


def test_none_at_all_has_an_upper_limit():
    found = standardised_rate([0, 0], [1_000, 2_000], [1, 1], per=1)

    assert (found.rate, found.lower) == (0, 0)
    assert found.upper == pytest.approx(0.5 / 1_000 * count_limits(0)[1])


def test_a_band_that_is_not_known_gives_no_rate():
    found = standardised_rate([[np.nan, 1], [2, 1]], [5, 5], [1, 1])

    assert np.isnan(found.rate[0])
    assert np.isfinite(found.rate[1])


def test_a_standard_without_people_is_refused():
    with pytest.raises(ValueError, match="above 0 in every band"):
        standardised_rate([1, 1], [5, 5], [1, 0])


def test_the_page_works_an_example():
    found = standardised_rate(CASES[0], BIRTHS[0], STANDARD)

    assert (f"{found.rate:.1f} ({found.lower:.1f} to {found.upper:.1f})") in page(
        "standardised-rates.md"
    )
