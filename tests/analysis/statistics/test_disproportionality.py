import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fourfold.analysis.statistics.disproportionality import relative_rates
from tests.analysis.statistics.test_method_pages import page
from tests.oracles import published_rates, searches_by_group

FEW = st.integers(1, 12)
PEOPLE = st.integers(1, 5_000)
GROUPS = st.lists(st.tuples(FEW, PEOPLE), min_size=2, max_size=4)
# Of the page, invented: searches and residents of groups A, B and C.
SEARCHES = [60, 45, 15]
RESIDENTS = [24_000, 6_000, 10_000]


def parts(rates):
    return rates.ratio, rates.lower, rates.upper, rates.p_value


def test_two_groups_agree_with_the_published_ratio_of_rates():
    (first, its_people), (second, their_people) = (
        published_rates.R_BEFORE,
        published_rates.R_AFTER,
    )

    rates = relative_rates([first, second], [its_people, their_people], reference=0)

    assert rates.ratio[1] == pytest.approx(published_rates.R_RATIO, rel=1e-6)
    assert (rates.lower[1], rates.upper[1]) == pytest.approx(
        published_rates.R_RATIO_LIMITS, rel=1e-6
    )


@given(GROUPS)
@settings(deadline=None, max_examples=15)
def test_rates_agree_with_exact_fractions(groups):
    counts, people = map(list, zip(*groups, strict=True))

    rates = relative_rates(counts, people, reference=0)

    for group in range(1, len(counts)):
        expected = searches_by_group.rate_ratio(counts, people, group, 0)
        assert rates.ratio[group] == pytest.approx(expected, rel=1e-12)
        least = searches_by_group.lower_limit(
            counts[group],
            people[group],
            other_count=counts[0],
            other_residents=people[0],
        )
        assert rates.lower[group] == pytest.approx(least, rel=1e-6)


@given(GROUPS, st.integers(2, 50))
@settings(deadline=None)
def test_rates_do_not_depend_on_how_residents_are_counted(groups, times):
    counts, people = np.array(groups).T

    rates = relative_rates(counts, people, reference=0)
    scaled = relative_rates(counts, people * times, reference=0)

    for one, other in zip(parts(rates), parts(scaled), strict=True):
        np.testing.assert_allclose(other, one, rtol=1e-6)


def test_the_reference_is_not_set_beside_itself():
    rates = relative_rates(SEARCHES, RESIDENTS, reference=1)

    assert rates.ratio[1] == 1
    assert np.isnan([rates.lower[1], rates.upper[1], rates.p_value[1]]).all()
    assert not np.isnan(rates.lower[[0, 2]]).any()


def test_a_group_without_residents_or_count_has_no_rate():
    rates = relative_rates([3, 4, np.nan], [10, 0, 10], reference=0)

    assert np.isnan(rates.ratio[1:]).all()


def test_without_residents_of_the_reference_nothing_can_be_said():
    rates = relative_rates([3, 4], [np.nan, 10], reference=0)

    assert np.isnan(rates.ratio).all()


def test_a_group_that_nobody_searched_is_nought_times_as_often():
    rates = relative_rates([8, 0], [10, 10], reference=0)

    assert rates.ratio[1] == rates.lower[1] == 0
    assert 0 < rates.upper[1] < 1


def test_a_reference_that_nobody_searched_leaves_the_ratio_without_end():
    rates = relative_rates([0, 4], [10, 10], reference=0)

    assert rates.ratio[1] == rates.upper[1] == np.inf
    assert np.isnan(rates.ratio[0])


@pytest.mark.parametrize(
    ("changed", "message"),
    [
        ({"counts": [1, -1]}, "counts must be whole numbers"),
        ({"residents": [10, -5]}, "residents must be 0 or more"),
        ({"residents": [10]}, "two lists of one length"),
        ({"counts": 3, "residents": 10}, "two lists of one length"),
        ({"reference": 2}, "reference must be 0 to 1, not 2"),
        ({"reference": -1}, "reference must be 0 to 1, not -1"),
    ],
)
def test_what_cannot_be_is_refused(changed, message):
    arguments = {"counts": [1, 2], "residents": [10, 20], "reference": 0} | changed
    counts, residents = arguments.pop("counts"), arguments.pop("residents")

    with pytest.raises(ValueError, match=message):
        relative_rates(counts, residents, **arguments)


def test_the_page_tells_the_rates_and_their_ratios():
    text = page("disproportionality.md")
    rates = relative_rates(SEARCHES, RESIDENTS, reference=0)

    for at, name in enumerate("ABC"):
        each = 1_000 * SEARCHES[at] / RESIDENTS[at]
        row = f"| {name} | {SEARCHES[at]} | {RESIDENTS[at]:,} | {each:.1f} |"
        if at:
            limits = f"{rates.lower[at]:.2f} to {rates.upper[at]:.2f}"
            row += f" {rates.ratio[at]:.2f} ({limits}) |"
        assert row in text


def test_the_page_tells_what_blank_entries_do():
    text = page("disproportionality.md")
    blank_of_b = relative_rates([60, 45 - 20, 15], RESIDENTS, reference=0)

    assert f"{blank_of_b.ratio[1]:.2f} times" in text
