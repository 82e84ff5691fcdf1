import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from fourfold.analysis.statistics.change import change_between
from fourfold.analysis.statistics.comparisons import ratio_to_others
from tests.analysis.statistics.test_method_pages import page
from tests.oracles import group_places

# Four areas, invented: offences and residents.
COUNTS, PEOPLE = [30, 20, 45, 12], [10_000, 12_000, 20_000, 4_000]

AREAS = st.lists(
    st.tuples(st.integers(1, 500), st.integers(1_000, 90_000)), min_size=2, max_size=9
)


@given(AREAS)
def test_an_area_is_set_beside_all_the_others_and_not_beside_itself(areas):
    counts, people = zip(*areas, strict=True)

    found = ratio_to_others(counts, people)

    for at, ratio in enumerate(found.ratio):
        rest, base = group_places.others(counts, people, at)
        assert ratio == pytest.approx(counts[at] / people[at] / (rest / base))


def test_limits_are_those_of_two_rates():
    found = ratio_to_others([30, 20], [10_000, 12_000])

    alone = change_between(20, 30, exposure_before=12_000, exposure_after=10_000)
    assert found.lower[0] == pytest.approx(float(alone.lower))
    assert found.p_value[0] == pytest.approx(float(alone.p_value))


def test_an_area_that_is_not_known_is_in_no_pool():
    found = ratio_to_others([*COUNTS, np.nan], [*PEOPLE, 5_000])

    assert found.ratio[:4] == pytest.approx(ratio_to_others(COUNTS, PEOPLE).ratio)
    assert np.isnan(found.ratio[4])


def test_alone_there_is_nothing_to_compare_with():
    assert np.isnan(ratio_to_others([5], [1_000]).ratio).all()


def test_lists_of_two_lengths_are_refused():
    with pytest.raises(ValueError, match="two lists of one length"):
        ratio_to_others([1, 2], [1_000])


def test_the_page_works_an_example():
    found = ratio_to_others(COUNTS, PEOPLE)

    text = page("comparison.md")
    for ratio, lower, upper in zip(found.ratio, found.lower, found.upper, strict=True):
        assert f"{ratio:.2f} ({lower:.2f} to {upper:.2f})" in text
