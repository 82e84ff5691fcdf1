import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fourfold.analysis.statistics import near_repeats as module
from fourfold.analysis.statistics.near_repeats import near_repeats
from tests.analysis.statistics.test_method_pages import page
from tests.oracles import near_pairs

PLACE = st.integers(0, 6).map(lambda step: step * 50)
EVENTS = st.lists(st.tuples(PLACE, PLACE, st.integers(0, 20)), min_size=2, max_size=25)
HALVES = st.lists(
    st.tuples(PLACE, PLACE, st.integers(0, 40).map(lambda step: step / 2)),
    min_size=2,
    max_size=12,
)
DISTANCES = st.sampled_from(
    [[0, 1, 100, 200], [0, 1, 100, 200, np.inf], [50, 150], [0, np.inf]]
)
TIMES = st.sampled_from([[0, 7, 14], [0, 1, 7, np.inf], [3, 9]])
METRICS = st.sampled_from(["manhattan", "euclidean"])


def split(events):
    given_events = np.array(events, dtype=float)
    return given_events[:, :2], given_events[:, 2]


def tied(number=60, seed=2026):
    """Crimes of which one in three is followed by one next door within days."""
    rng = np.random.default_rng(seed)
    points, days = rng.integers(0, 20_000, (number, 2)), rng.integers(0, 365, number)
    again = rng.choice(number, number // 3, replace=False)
    return (
        np.concatenate(
            [points, points[again] + rng.integers(-20, 20, (again.size, 2))]
        ),
        np.concatenate([days, days[again] + rng.integers(0, 5, again.size)]),
    )


@given(EVENTS | HALVES, DISTANCES, TIMES, METRICS)
@settings(deadline=None)
def test_pairs_agree_with_two_loops(events, distances, times, metric):
    points, days = split(events)

    found = near_repeats(
        points, days, distances=distances, times=times, metric=metric, orders=19
    )

    wanted = near_pairs.table(points, days, distances, times, metric)
    np.testing.assert_array_equal(found.observed, wanted)


def test_a_band_has_its_lower_edge_and_not_its_upper():
    found = near_repeats(
        [(0, 0), (0, 100)],
        [0, 3],
        distances=[0, 100, 200],
        times=[0, 3, 6],
        orders=19,
    )

    np.testing.assert_array_equal(found.observed, [[0, 0], [0, 1]])


@given(EVENTS, DISTANCES, TIMES)
@settings(deadline=None, max_examples=25)
def test_chance_is_that_of_the_same_orders_counted_one_by_one(events, distances, times):
    points, days = split(events)

    found = near_repeats(points, days, distances=distances, times=times, orders=30)

    since = days - days.min()
    tables = []
    for start in (0, module.AT_ONCE):
        rng = np.random.default_rng((0, start))
        for _ in range(start, min(start + module.AT_ONCE, 30)):
            order = rng.permutation(since.astype(np.int16))
            tables.append(near_pairs.table(points, order.tolist(), distances, times))
    np.testing.assert_allclose(found.expected, np.mean(tables, axis=0))
    reached = (np.array(tables) >= found.observed).sum(axis=0)
    np.testing.assert_allclose(found.p_value, (1 + reached) / 31)


def test_repeats_that_are_there_are_found():
    points, days = tied()

    found = near_repeats(points, days, distances=[0, 100, 2_000], times=[0, 7, 60])

    assert found.p_value[0, 0] == 1 / 1000
    assert found.ratio[0, 0] > 5
    assert found.p_value[1, 1] > 0.05


def test_the_same_seed_gives_the_same_whatever_the_threads(monkeypatch):
    points, days = tied()
    how = {"distances": [0, 100], "times": [0, 7], "seed": 7, "orders": 60}

    one = near_repeats(points, days, **how)
    monkeypatch.setattr(module, "THREADS", 1)
    other = near_repeats(points, days, **how)

    assert one.expected == other.expected
    assert near_repeats(points, days, **(how | {"seed": 8})).expected != one.expected


def test_crimes_that_are_not_tied_seldom_seem_so():
    rng = np.random.default_rng(2026)
    p_values = [
        near_repeats(
            rng.integers(0, 1_000, (60, 2)),
            rng.integers(0, 90, 60),
            distances=[0, 150],
            times=[0, 14],
            orders=39,
            seed=trial,
        ).p_value[0, 0]
        for trial in range(400)
    ]

    assert np.mean(np.array(p_values) <= 0.05) <= 0.075


def test_progress_is_told_and_may_stop_the_work():
    points, days = tied()
    told = []

    near_repeats(
        points,
        days,
        distances=[0, 100],
        times=[0, 7],
        orders=60,
        progress=lambda done, of: told.append((done, of)),
    )

    assert told == [(25, 60), (50, 60), (60, 60)]

    def stop(done, of):
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        near_repeats(points, days, distances=[0, 1], times=[0, 7], progress=stop)


def test_where_nothing_is_expected_there_is_no_ratio():
    found = near_repeats(
        [(0, 0), (9_000, 0)], [0, 1], distances=[0, 100], times=[0, 7], orders=19
    )

    assert np.isnan(found.ratio[0, 0])
    assert found.p_value[0, 0] == 1


def test_days_may_be_dates():
    dates = np.array(["2026-03-28", "2026-03-30"], "datetime64[D]")

    found = near_repeats(
        [(0, 0), (0, 0)], dates, distances=[0, 1], times=[0, 2, 3], orders=19
    )

    np.testing.assert_array_equal(found.observed, [[0, 1]])


@pytest.mark.parametrize(
    ("how", "message"),
    [
        (
            {"when": np.array(["2026-01", "2026-02"], "datetime64[M]")},
            "of months alone",
        ),
        ({"when": np.array(["2026-01-05", "NaT"], "datetime64[D]")}, "without a date"),
        ({"when": [0, np.nan]}, "without a date"),
        ({"when": ["Monday", "Tuesday"]}, "must be times, or numbers of days"),
        ({"when": [[0, 1]]}, "when must be a list"),
        ({"when": [0, 1, 2]}, "points are 2 and times 3"),
        ({"points": [(0, 0), (1, np.nan)]}, "without a place"),
        ({"points": [0, 1]}, "two columns"),
        ({"points": [(-0.02, 51.59), (-0.01, 51.6)]}, "project them to metres"),
        ({"points": [(0, 0)], "when": [0]}, "two crimes or more"),
        ({"distances": [0]}, "distances must be two edges"),
        ({"distances": [0, 5, 5]}, "distances must be two edges or more that rise"),
        ({"distances": [-1, 5]}, "distances must begin at 0 or above"),
        ({"distances": [1, np.inf]}, "begin at 0 where the last edge is infinite"),
        ({"times": [7, 0]}, "times must be two edges"),
        ({"metric": "miles"}, "metric must be one of manhattan, euclidean"),
        ({"orders": 9}, "orders must be 19 or more"),
    ],
)
def test_what_does_not_fit_is_refused(how, message):
    plain = {
        "points": [(0, 0), (0, 50)],
        "when": [0, 1],
        "distances": [0, 100],
        "times": [0, 7],
    }

    with pytest.raises(ValueError, match=message):
        near_repeats(**(plain | how))


def test_the_page_tells_the_example():
    points, days = tied()
    found = near_repeats(points, days, distances=[0, 100, 2_000], times=[0, 7, 60])

    text = page("near-repeats.md")
    for row, far in enumerate(("under 100 metres", "100 to 2,000 metres")):
        for column, long in enumerate(("under 7 days", "7 to 60 days")):
            assert (
                f"| {far} | {long} | {found.observed[row, column]} |"
                f" {found.expected[row, column]:.2f} |"
                f" {found.p_value[row, column]:.3f} |"
            ) in text
