import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from fourfold.analysis.statistics.proportions import proportion_interval
from tests.analysis.statistics.test_method_pages import page
from tests.oracles import group_places

# Newcombe, Statistics in Medicine 17, 1998, table I, method 3.
NEWCOMBE = [
    (81, 263, 0.2553, 0.3662),
    (15, 148, 0.0624, 0.1605),
    (0, 20, 0.0000, 0.1611),
    (1, 29, 0.0061, 0.1718),
]

SHARES = st.integers(1, 500).flatmap(
    lambda total: st.tuples(st.integers(0, total), st.just(total))
)


@pytest.mark.parametrize(("count", "total", "lower", "upper"), NEWCOMBE)
def test_limits_are_those_published(count, total, lower, upper):
    found = proportion_interval(count, total)

    assert round(float(found.lower), 4) == lower
    assert round(float(found.upper), 4) == upper


@given(SHARES)
def test_limits_are_those_of_the_slow_way(share):
    found = proportion_interval(*share)

    assert (found.lower, found.upper) == pytest.approx(
        group_places.wilson(*share), abs=1e-9
    )


@given(SHARES)
def test_the_rest_has_the_limits_turned_round(share):
    count, total = share

    one = proportion_interval(count, total)
    rest = proportion_interval(total - count, total)

    assert one.lower == pytest.approx(1 - rest.upper, abs=1e-12)


def test_a_whole_of_none_or_not_known_has_no_share():
    found = proportion_interval([0, 1], [0, np.nan])

    assert np.isnan(found.value).all()


def test_a_part_above_its_whole_is_refused():
    with pytest.raises(ValueError, match="not be above"):
        proportion_interval(5, 4)


def test_the_page_works_an_example():
    found = proportion_interval(830, 2_121)

    assert (f"{found.value:.1%} ({found.lower:.1%} to {found.upper:.1%})") in page(
        "proportions.md"
    )
