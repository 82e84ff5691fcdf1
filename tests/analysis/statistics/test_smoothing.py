import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from fourfold.analysis.statistics.smoothing import smoothed_rates
from tests.analysis.statistics.test_method_pages import page
from tests.oracles import spread_of_rates

# Four small areas, invented: crimes and residents.
COUNTS, PEOPLE = [5, 12, 40, 3], [1_000, 2_000, 4_000, 1_500]

AREAS = st.lists(
    st.tuples(st.integers(0, 300), st.integers(100, 4_000)), min_size=1, max_size=15
)


@given(AREAS)
def test_rates_are_those_of_the_slow_way(areas):
    counts, people = zip(*areas, strict=True)

    found = smoothed_rates(counts, people, per=1)

    assert found.rate == pytest.approx(spread_of_rates.smoothed(counts, people))


@given(AREAS)
def test_a_smoothed_rate_lies_between_its_own_and_the_overall_rate(areas):
    counts, people = (np.array(column, float) for column in zip(*areas, strict=True))

    found = smoothed_rates(counts, people, per=1)

    low = np.minimum(counts / people, found.overall) - 1e-12
    high = np.maximum(counts / people, found.overall) + 1e-12
    assert ((low <= found.rate) & (found.rate <= high)).all()


def test_areas_that_differ_by_chance_alone_get_one_rate():
    found = smoothed_rates([10, 11, 9, 10], [1_000] * 4)

    assert (found.weight == 0).all()
    assert found.rate == pytest.approx([10] * 4)


def test_the_fewer_people_the_nearer_to_the_overall_rate():
    found = smoothed_rates([10, 100, 500], [100, 1_000, 20_000])

    assert (np.diff(found.weight) > 0).all()


def test_an_area_that_is_not_known_is_left_out():
    found = smoothed_rates([*COUNTS, np.nan, 4], [*PEOPLE, 1_000, 0])

    assert found.rate[:4] == pytest.approx(smoothed_rates(COUNTS, PEOPLE).rate)
    assert np.isnan(found.rate[4:]).all()


def test_no_area_known_is_nothing_known():
    found = smoothed_rates([np.nan], [1_000])

    assert np.isnan(found.rate).all()
    assert np.isnan(found.overall)


def test_no_crime_anywhere_is_a_rate_of_nought():
    assert smoothed_rates([0, 0], [500, 1_000]).rate == pytest.approx([0, 0])


def test_the_page_works_an_example():
    found = smoothed_rates(COUNTS, PEOPLE)

    text = page("smoothing.md")
    rows = zip(COUNTS, PEOPLE, found.weight, found.rate, strict=True)
    for count, people, weight, smoothed in rows:
        own = count / people * 1_000
        assert (
            f"| {count} | {people:,} | {own:.1f} | {weight:.2f} | {smoothed:.1f} |"
            in (text)
        )
    assert f"overall rate is {found.overall:.2f}" in text
