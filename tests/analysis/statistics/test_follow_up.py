import math
from dataclasses import astuple

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fourfold.analysis.statistics.follow_up import followed_share
from tests.analysis.statistics.test_method_pages import page
from tests.oracles import followed_crimes

Z_95 = 1.959963984540054

# Wilson's limits of published shares: Newcombe, Statistics in Medicine 17, 1998,
# table I, method 3.
NEWCOMBE = [
    (81, 263, 0.2553, 0.3662),
    (15, 148, 0.0624, 0.1605),
    (0, 20, 0.0000, 0.1611),
    (1, 29, 0.0061, 0.1718),
]

MONTH = st.integers(0, 40).flatmap(
    lambda crimes: st.tuples(
        st.integers(0, crimes), st.just(crimes), st.integers(-3, 36)
    )
)
# Of the page: formal outcomes, crimes, and months since, invented.
FORMAL = [12, 9, 11, 8, 10, 7, 6, 4, 2, 0]
CRIMES = [100, 90, 110, 95, 105, 98, 102, 100, 97, 103]
SINCE = [9, 8, 7, 6, 5, 4, 3, 2, 1, 0]


def share(outcomes, crimes, months_since, least=6):
    return followed_share(outcomes, crimes, months_since=months_since, least=least)


@pytest.mark.parametrize(("told", "every", "lower", "upper"), NEWCOMBE)
def test_limits_agree_with_the_published(told, every, lower, upper):
    found = share([told], [every], [12])

    assert found.share == pytest.approx(told / every)
    assert (found.lower, found.upper) == pytest.approx((lower, upper), abs=5e-5)


@given(st.lists(MONTH, min_size=1, max_size=12), st.integers(0, 18))
@settings(deadline=None)
def test_share_agrees_with_crimes_counted_one_by_one(months, least):
    solved, crimes, since = zip(*months, strict=True)

    found = share(solved, crimes, since, least)

    one_by_one = followed_crimes.one_by_one(solved, crimes, since)
    told, every, left_out = followed_crimes.share_followed(one_by_one, least)
    assert (found.crimes, found.left_out) == (every, left_out)
    if every:
        expected = (told / every, *followed_crimes.limits(told, every, Z_95))
        assert (found.share, found.lower, found.upper) == pytest.approx(
            expected, abs=1e-9
        )


@given(st.lists(MONTH, min_size=1, max_size=12), st.randoms())
@settings(deadline=None)
def test_share_does_not_depend_on_the_order_of_months(months, random):
    shuffled = random.sample(months, len(months))

    found = share(*zip(*months, strict=True))
    again = share(*zip(*shuffled, strict=True))

    np.testing.assert_equal(astuple(again), astuple(found))


def test_recent_months_can_neither_raise_nor_lower_the_share():
    before = share([10, 10], [50, 50], [12, 6])
    after = share([10, 10, 0, 40], [50, 50, 90, 40], [12, 6, 5, 0])

    assert (after.share, after.lower, after.upper) == (
        before.share,
        before.lower,
        before.upper,
    )
    assert (before.left_out, after.left_out) == (0, 130)


def test_a_month_that_is_not_known_is_in_neither_number():
    found = share([10, np.nan, 5], [50, 60, np.nan], [12, 12, 12])

    assert (found.crimes, found.left_out) == (50, 0)
    assert found.share == pytest.approx(0.2)


@pytest.mark.parametrize(
    ("outcomes", "crimes", "since"),
    [([], [], []), ([3], [10], [5]), ([0], [0], [12]), ([np.nan], [9], [12])],
    ids=["no month", "too recent", "no crime", "not known"],
)
def test_without_a_crime_followed_there_is_no_share(outcomes, crimes, since):
    found = share(outcomes, crimes, since)

    assert math.isnan(found.share)
    assert math.isnan(found.lower)
    assert math.isnan(found.upper)
    assert found.crimes == 0


def test_a_wider_confidence_gives_wider_limits():
    narrow = share([20], [100], [9])
    wide = followed_share([20], [100], months_since=[9], least=6, confidence=0.998)

    assert wide.lower < narrow.lower < narrow.share < narrow.upper < wide.upper


@pytest.mark.parametrize(
    ("changed", "message"),
    [
        ({"outcomes": [11]}, "more outcomes than crimes"),
        ({"outcomes": [-1]}, "outcomes must be whole numbers"),
        ({"crimes": [10.5]}, "crimes must be whole numbers"),
        ({"least": -1}, "least must be 0 or more, not -1"),
        ({"confidence": 1.0}, "confidence must be"),
    ],
)
def test_what_cannot_be_is_refused(changed, message):
    given_values = {"outcomes": [3], "crimes": [10], "months_since": [9], "least": 6}
    arguments = given_values | changed
    outcomes, crimes = arguments.pop("outcomes"), arguments.pop("crimes")

    with pytest.raises(ValueError, match=message):
        followed_share(outcomes, crimes, **arguments)


def test_the_page_tells_what_leaving_out_recent_months_does():
    text = page("follow-up.md")
    followed, every = share(FORMAL, CRIMES, SINCE), share(FORMAL, CRIMES, SINCE, 0)

    for row in zip(SINCE, CRIMES, FORMAL, strict=True):
        assert f"| {' | '.join(map(str, row))} |" in text
    assert (
        f"40 of {followed.crimes} crimes, {followed.share:.1%}, from "
        f"{followed.lower:.1%} to {followed.upper:.1%}"
    ) in text
    assert f"the other {followed.left_out} crimes" in text
    assert f"69 of {every.crimes:,}, {every.share:.1%}" in text
