import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fourfold.analysis.statistics.forecast_trials import forecast_trials, gain_over
from fourfold.analysis.statistics.place_forecasts import as_expected, long_run
from tests.oracles import places_next

ROWS = st.lists(
    st.lists(st.integers(0, 6), min_size=5, max_size=5), min_size=4, max_size=7
)


def by_mean(history):
    return as_expected(long_run(history), history.sum() / history.shape[1])


def by_last(history):
    return as_expected(history[:, -1], history[:, -1].sum() + 1)


def even(history):
    return np.ones(len(history))


@given(ROWS, st.sampled_from([0.2, 0.5]))
@settings(deadline=None, max_examples=30)
def test_agrees_with_filling_the_ground_place_by_place(rows, share):
    counts = np.array([*rows, [1] * 5])

    found = forecast_trials({"mean": by_mean}, counts, first=2, share=share)["mean"]

    expected = [
        places_next.caught(by_mean(counts[:, :month]), counts[:, month], share)
        for month in range(2, 5)
    ]
    np.testing.assert_allclose(found.hit_rate, expected)


def test_no_forecast_sees_the_month_it_is_judged_by():
    seen = []

    def spy(history):
        seen.append(history.shape[1])
        return even(history)

    forecast_trials({"spy": spy}, np.ones((3, 6)), first=3, share=0.5)

    assert seen == [3, 4, 5]


def test_months_that_are_not_known_or_empty_are_not_judged():
    counts = np.ones((4, 6))
    counts[1, 3], counts[:, 4] = np.nan, 0

    found = forecast_trials({"even": even}, counts, first=2, share=0.5)["even"]

    assert found.hit_rate.size == 2


def test_crimes_that_stay_are_found_better_than_by_a_map_that_knows_nothing():
    rng = np.random.default_rng(2026)
    counts = rng.poisson(rng.gamma(0.5, 2, (100, 1)), (100, 30))

    found = forecast_trials(
        {"mean": by_mean, "last": by_last, "even": even}, counts, first=20, share=0.1
    )

    hits = {name: each.hit_rate.mean() for name, each in found.items()}
    assert hits["mean"] > hits["last"] > hits["even"]
    assert gain_over(found["mean"].log_score, found["even"].log_score).lower > 0


def test_maps_that_differ_by_noise_alone_seldom_seem_to_gain():
    rng = np.random.default_rng(2026)
    found = []
    for _ in range(500):
        one, other = rng.normal(size=(2, 12))
        gain = gain_over(one, other)
        found.append(gain.lower > 0 or gain.upper < 0)

    assert np.mean(found) <= 0.07


def test_gain_by_hand():
    found = gain_over([3, 5], [2, 2])

    # Differences of 1 and 3; Student's 12.706 with one degree of freedom.
    assert found.mean == 2
    assert found.upper == pytest.approx(2 + 12.706 * 2**0.5 / 2**0.5, abs=1e-3)
    assert np.isnan(gain_over([3], [2]).lower)


@pytest.mark.parametrize(
    ("counts", "how", "message"),
    [
        ([1, 2], {}, "by place and month"),
        ([[1, 2]], {"first": 2}, "first one of them"),
        ([[1, 2]], {"share": 1}, "share must be"),
        ([[1, 0]], {}, "known month with a crime"),
    ],
)
def test_what_does_not_fit_is_refused(counts, how, message):
    arguments = {"first": 1, "share": 0.5} | how

    with pytest.raises(ValueError, match=message):
        forecast_trials({"even": even}, counts, **arguments)


def test_a_forecast_of_nothing_is_refused():
    with pytest.raises(ValueError, match="one number above 0"):
        forecast_trials(
            {"none": lambda history: 0 * even(history)}, [[1, 2]], first=1, share=0.5
        )


def test_scores_of_other_months_are_no_gain():
    with pytest.raises(ValueError, match="lists of one length"):
        gain_over([1, 2], [1])
