import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fourfold.analysis.statistics.repeat_places import (
    exact_limits,
    repeat_places,
    top_by_period,
)
from fourfold.analysis.statistics.smoothing import smoothed_rates
from tests.analysis.statistics.test_method_pages import page
from tests.oracles import top_places

# Ten car parks in three years; invented.
CAR_PARKS = [
    *([12, 9, 11], [8, 10, 7], [1, 0, 2], [0, 1, 0], [2, 1, 1]),
    *([0, 0, 0], [5, 0, 0], [0, 2, 1], [1, 1, 0], [0, 0, 1]),
]
TABLES = st.tuples(st.integers(1, 8), st.integers(1, 4)).flatmap(
    lambda shape: st.lists(
        st.lists(st.integers(0, 9), min_size=shape[1], max_size=shape[1]),
        min_size=shape[0],
        max_size=shape[0],
    )
)


@given(TABLES, st.integers(1, 3), st.booleans())
@settings(deadline=None, max_examples=50)
def test_the_list_agrees_with_one_place_at_a_time(counts, fewest, by_harm):
    days = [
        [each * (7 if at % 2 else 365) for each in row] for at, row in enumerate(counts)
    ]

    found = repeat_places(counts, amounts=days if by_harm else None, fewest=fewest)

    wanted = top_places.listed(counts, days if by_harm else counts, fewest)
    assert found.place.tolist() == [row[0] for row in wanted]
    assert found.events.tolist() == [row[1] for row in wanted]
    assert found.amount.tolist() == [row[2] for row in wanted]
    assert found.share.tolist() == pytest.approx([row[3] for row in wanted])
    assert found.so_far.tolist() == pytest.approx(
        [sum(row[3] for row in wanted[: at + 1]) for at in range(len(wanted))]
    )
    assert found.periods.tolist() == [row[4] for row in wanted]


@given(TABLES, st.sampled_from([0.05, 0.25, 0.5, 1]))
@settings(deadline=None, max_examples=50)
def test_shares_agree_with_one_period_at_a_time(counts, share):
    found = top_by_period(counts, share=share)

    for at, (own, stayed) in enumerate(top_places.by_period(counts, share)):
        assert found.share[at] == pytest.approx(own or np.nan, nan_ok=True)
        wanted = np.nan if stayed is None else stayed
        assert found.stayed[at] == pytest.approx(wanted, nan_ok=True)


def test_limits_are_those_of_a_published_share():
    """Mendel's peas, as R's documentation has them after Conover."""
    lower, upper = exact_limits(np.array([682.0]), np.array([925.0]), 0.025)

    assert lower[0] == pytest.approx(0.7076683, abs=1e-7)
    assert upper[0] == pytest.approx(0.7654066, abs=1e-7)


@given(st.integers(1, 30), st.data())
@settings(deadline=None, max_examples=40)
def test_beyond_a_limit_the_share_is_unlikely(whole, data):
    part = data.draw(st.integers(0, whole))

    lower, upper = exact_limits(np.array([part * 1.0]), np.array([whole * 1.0]), 0.025)

    if part:
        assert top_places.at_least(part, whole, lower[0]) == pytest.approx(0.025)
    if part < whole:
        more = top_places.at_least(part + 1, whole, upper[0])
        assert more == pytest.approx(0.975)


def test_what_to_expect_is_less_than_the_most_and_more_than_none():
    found = repeat_places(CAR_PARKS, fewest=1)

    assert found.expected[0] < found.events[0] / 3
    assert found.expected[-1] > found.events[-1] / 3
    totals = np.array(CAR_PARKS).sum(axis=1)
    wanted = smoothed_rates(totals, np.full(10, 3), per=1).rate
    np.testing.assert_allclose(found.expected, wanted[found.place])


def test_a_period_that_is_not_known_is_no_period_without_crime():
    counts = [[6, np.nan], [3, 3], [0, 0], [0, 1]]

    found = repeat_places(counts, fewest=1)

    assert found.events.tolist() == [6, 6, 1]
    assert found.expected[0] > found.expected[1]
    assert top_by_period(counts).stayed[1] == pytest.approx(3 / 4)


def test_shares_of_harm_have_no_limits():
    days = np.array(CAR_PARKS) * 5.0

    found = top_by_period(CAR_PARKS, amounts=days)

    np.testing.assert_allclose(found.share, top_by_period(CAR_PARKS).share)
    assert np.isnan(found.lower).all()


def test_where_all_are_alike_the_limits_hold_the_truth():
    chance = np.random.default_rng(2026)

    held = [
        found.lower[1] <= 0.05 <= found.upper[1]
        for found in (
            top_by_period(chance.poisson(2.0, (200, 2)).astype(float))
            for _ in range(300)
        )
    ]

    assert np.mean(held) >= 0.94


@pytest.mark.parametrize(
    ("call", "message"),
    [
        (lambda: repeat_places([1, 2]), "a row for each place"),
        (lambda: repeat_places([[1]], amounts=[[1, 2]]), "the shape of counts"),
        (lambda: repeat_places([[1]], amounts=[[-1]]), "amounts must be 0 or more"),
        (lambda: repeat_places([[1]], fewest=0), "fewest must be 1"),
        (lambda: repeat_places([[0.5]]), "counts must be whole"),
        (lambda: top_by_period([[1]], share=0), "share must be above 0"),
        (lambda: top_by_period([[1]], confidence=1), "confidence must be"),
    ],
)
def test_what_does_not_fit_is_refused(call, message):
    with pytest.raises(ValueError, match=message):
        call()


def test_nothing_anywhere_lists_nothing():
    assert repeat_places([[0, 0]]).place.size == 0
    assert repeat_places([[2, 0]], amounts=[[0, 0]]).share.tolist() == [0]


def test_the_page_tells_the_car_parks():
    text = page("repeat-places.md")
    found = repeat_places(CAR_PARKS)
    for at in range(3):
        assert (
            f"| {'ABCDEFGHIJ'[found.place[at]]} | {found.events[at]:.0f}"
            f" | {found.so_far[at]:.0%} | {found.periods[at]}"
            f" | {found.expected[at]:.1f} |"
        ) in text
    top = top_by_period(CAR_PARKS, share=0.1)
    for year in (1, 2):
        assert (
            f"| {year + 1} | {top.share[year]:.0%} | {top.stayed[year]:.0%}"
            f" | {top.lower[year]:.0%} to {top.upper[year]:.0%} |"
        ) in text
