import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fourfold.analysis.statistics.place_forecasts import (
    Crimes,
    as_expected,
    fading,
    long_run,
    near_repeat_risk,
    seasonal,
)
from tests.analysis.statistics.test_method_pages import page
from tests.oracles import places_next

MIDDLES = [(530_000.0, 180_000.0), (530_100.0, 180_000.0), (530_400.0, 180_050.0)]
COUNT = st.one_of(st.integers(0, 9), st.none())
ROWS = st.lists(st.lists(COUNT, min_size=4, max_size=4), min_size=3, max_size=3)
CRIMES = st.lists(
    st.tuples(
        st.tuples(st.integers(-500, 500), st.integers(-500, 500)),
        st.integers(0, 90),
        st.integers(0, 3),
    ),
    max_size=8,
)


def numbers(rows):
    return np.array(rows, dtype=float)


@given(ROWS)
def test_long_run_agrees_with_means_place_by_place(rows):
    found = long_run(numbers(rows))

    expected = [places_next.mean(row) for row in rows]
    np.testing.assert_allclose(found, numbers(expected))


def test_long_run_takes_the_last_months():
    assert long_run([[9, 9, 1, 3]], months=2).tolist() == [2]


@given(ROWS, st.sampled_from([1.0, 6.0]), st.sampled_from([60.0, 300.0]))
@settings(deadline=None)
def test_fading_agrees_with_month_by_month(rows, half_life, bandwidth):
    found = fading(numbers(rows), MIDDLES, half_life=half_life, bandwidth=bandwidth)

    expected = places_next.fading(rows, MIDDLES, half_life, bandwidth)
    np.testing.assert_allclose(found, expected, atol=1e-4)
    assert found.sum() == pytest.approx(sum(expected))


@given(CRIMES)
@settings(deadline=None)
def test_risk_agrees_with_crime_by_crime(crimes):
    placed = [((530_000 + x, 180_000 + y), d, w) for (x, y), d, w in crimes]
    points = [point for point, _, _ in placed] or np.zeros((0, 2))

    found = near_repeat_risk(
        Crimes(points, [d for _, d, _ in placed], [w for _, _, w in placed]),
        MIDDLES,
        70,
    )

    expected = [places_next.risk(placed, middle, 70, 50, 400, 8) for middle in MIDDLES]
    np.testing.assert_allclose(found, expected)


def test_the_season_of_all_raises_every_place_alike():
    year = np.array([24, *[12] * 11])
    counts = np.tile([year, 2 * year], 3)

    found = seasonal(counts)

    assert (found / long_run(counts)).tolist() == pytest.approx([24 / 13] * 2)


def test_the_season_of_each_alone_may_differ():
    counts = np.tile([[9, 1], [1, 9]], 4)

    together = seasonal(counts, period=2)
    alone = seasonal(counts, period=2, shared=0)

    assert together.tolist() == [5, 5]
    assert alone.tolist() == [9, 1]


def test_a_month_that_is_not_known_is_no_quiet_month():
    year = np.array([[24.0, *[12.0] * 11], [2.0, *[1.0] * 11]])
    counts = np.tile(year, 3)
    counts[:, 12] = np.nan

    together, alone = seasonal(counts), seasonal(counts, shared=0)

    assert (together / long_run(counts)).tolist() == pytest.approx([24 / 13] * 2)
    assert (alone / long_run(counts)).tolist() == pytest.approx([24 / 13] * 2)


def test_a_month_of_the_year_that_was_never_known_has_no_season():
    counts = np.tile([[np.nan, 4.0, 2.0]], 2)

    assert seasonal(counts, period=3).tolist() == [3]
    assert seasonal(counts, period=3, shared=0).tolist() == [3]


def test_a_place_without_crimes_has_no_season_and_none_expected():
    counts = np.tile([[0, 0], [1, 9]], 4)

    assert seasonal(counts, period=2, shared=0).tolist() == [0, 1]
    assert seasonal(0 * counts, period=2).tolist() == [0, 0]


def test_a_score_is_made_what_is_expected():
    assert as_expected([3, 1], 8, even=0).tolist() == [6, 2]
    assert as_expected([1, np.nan], 10, even=0.2).tolist() == [9, 1]
    assert as_expected([0, 0], 10).tolist() == [5, 5]


def test_crimes_to_come_leave_no_risk():
    crimes = Crimes([MIDDLES[0]] * 2, [70, 71])

    assert not near_repeat_risk(crimes, MIDDLES, 70).any()


@pytest.mark.parametrize(
    ("call", "message"),
    [
        (lambda: long_run([1, 2]), "by place and month"),
        (lambda: long_run([[1, -2]]), "0 or more"),
        (lambda: long_run([[1, 2]], months=0), "months must be 1"),
        (lambda: seasonal([[1, 2, 3]], period=2), "two whole years"),
        (lambda: seasonal([[1, 2, 3]], period=1), "two whole years"),
        (lambda: seasonal([[1, 2] * 4], period=2, shared=2), "shared must be 0 to 1"),
        (
            lambda: fading([[1]], MIDDLES, half_life=1, bandwidth=1),
            "as many as rows",
        ),
        (
            lambda: fading([[1]] * 3, MIDDLES, half_life=0, bandwidth=1),
            "half_life must be above 0",
        ),
        (
            lambda: fading([[1]] * 3, MIDDLES, half_life=1, bandwidth=np.inf),
            "bandwidth must be above 0",
        ),
        (
            lambda: near_repeat_risk(Crimes(MIDDLES, [1]), MIDDLES, 3),
            "one for each crime",
        ),
        (
            lambda: near_repeat_risk(Crimes(MIDDLES, [1] * 3), MIDDLES, 3, weeks=0),
            "weeks 1 or more",
        ),
        (lambda: as_expected([-1], 3), "score must be"),
        (lambda: as_expected([], 3), "score must be"),
        (lambda: as_expected([1], -3), "total must be"),
        (lambda: as_expected([1], 3, even=2), "even 0 to 1"),
    ],
)
def test_what_does_not_fit_is_refused(call, message):
    with pytest.raises(ValueError, match=message):
        call()


def test_the_page_tells_the_risk():
    crimes = Crimes([MIDDLES[0], (530_070, 180_000)], [69, 60])

    found = near_repeat_risk(crimes, MIDDLES[:1], 70)

    # The same place this week; 70 metres away, ten days ago.
    assert f"1 + 1 ÷ 2 × 1 ÷ 2 = {found[0]:.2f}" in page("place-forecasts.md")
