import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fourfold.analysis.statistics.forecast_scores import (
    brier_score,
    calibration,
    hit_curve,
    poisson_log_score,
)
from tests.analysis.statistics.test_method_pages import page
from tests.oracles import map_scores

# Six places of a published example.
OBSERVED, PREDICTED = (6, 7, 3, 2, 1, 0), (8, 4, 4, 2, 1, 0)
PLACES = st.lists(
    st.tuples(st.integers(0, 9), st.integers(0, 9), st.sampled_from([0.5, 1.0, 2.0])),
    min_size=1,
    max_size=9,
)


def numbers(values):
    return [np.nan if each is None else float(each) for each in values]


def test_the_published_example_comes_out():
    found = hit_curve(PREDICTED, OBSERVED)

    np.testing.assert_allclose(
        found.accuracy, [1.8947, 1.4211, 1.6842, 1.4211, 1.2, 1], atol=5e-5
    )
    np.testing.assert_allclose(
        found.efficiency, [0.8571, 0.6923, 1, 1, 1, 1], atol=5e-5
    )
    np.testing.assert_allclose(found.recapture, [1.3333, 1.3333, 1, 1, 1, 1], atol=5e-5)


def test_the_published_example_of_three_places_comes_out():
    found = hit_curve([3, 2, 1], [6, 3, 0])

    assert found.accuracy.tolist() == [2, 1.5, 1]
    assert found.efficiency.tolist() == [1, 1, 1]
    np.testing.assert_allclose(found.recapture, [0.5, 5 / 9, 2 / 3])


@pytest.mark.parametrize(
    ("hits", "others", "areas", "expected"),
    [(25, 75, (50, 50), 0.5), (80, 20, (20, 80), 4)],
)
def test_accuracy_is_hits_for_their_area(hits, others, areas, expected):
    found = hit_curve([900, 1], [hits, others], areas=areas)

    assert found.accuracy[0] == pytest.approx(expected)


@given(PLACES)
@settings(deadline=None)
def test_agrees_with_fractions(places):
    predicted, observed, areas = zip(*places, strict=True)

    found = hit_curve(predicted, observed, areas=areas)

    wanted = [
        numbers(each)
        for each in zip(*map_scores.hit_curve(predicted, observed, areas), strict=True)
    ]
    told = (
        found.area_share,
        found.hit_rate,
        found.accuracy,
        found.efficiency,
        found.recapture,
    )
    np.testing.assert_allclose(told, wanted, atol=1e-12)


def test_a_map_that_knows_nothing_is_given_no_luck():
    found = hit_curve([1, 1, 1, 1], [9, 0, 0, 3])

    assert found.hit_rate.tolist() == [0, 0, 0.25, 1]


@given(st.lists(st.integers(0, 8), min_size=1, max_size=9))
def test_log_score_agrees_with_probabilities(observed):
    expected = [each % 5 + 0.7 for each in range(len(observed))]

    found = poisson_log_score(expected, observed)

    assert found == pytest.approx(map_scores.log_score(expected, observed))


@given(st.lists(st.integers(0, 8), min_size=2, max_size=9), st.floats(0.2, 4))
def test_nothing_scores_better_than_the_rate_that_came(observed, times):
    rate = np.mean(observed)
    one, other = (np.full(len(observed), rate * each) for each in (1, times))

    assert poisson_log_score(one, observed) >= poisson_log_score(other, observed) - 1e-9


def test_a_crime_where_none_was_expected_cannot_be_scored_worse():
    assert poisson_log_score([0, 1], [1, 1]) == -np.inf
    assert poisson_log_score([0, 1], [0, 1]) == pytest.approx(-0.5)


def test_brier_by_hand():
    assert brier_score([0.8, 0.3, 0], [True, False, False]) == pytest.approx(
        (0.04 + 0.09) / 3
    )


def test_what_is_said_is_held_against_what_came():
    found = calibration([0.05, 0.15, 0.18, 1], [False, True, False, True])

    np.testing.assert_allclose(found.said, [0.05, 0.165, 1])
    assert found.came.tolist() == [0, 0.5, 1]
    assert found.places.tolist() == [1, 2, 1]


def test_true_probabilities_are_calibrated():
    rng = np.random.default_rng(2026)
    chance = rng.uniform(0, 1, 40_000)

    found = calibration(chance, rng.uniform(0, 1, 40_000) < chance, groups=5)

    np.testing.assert_allclose(found.came, found.said, atol=0.015)


@pytest.mark.parametrize(
    ("call", "message"),
    [
        (lambda: hit_curve([1], [1, 2]), "lists of one length"),
        (lambda: hit_curve([], []), "lists of one length"),
        (lambda: hit_curve([-1], [1]), "predicted must be finite"),
        (lambda: hit_curve([1], [1.5]), "observed must be whole numbers"),
        (lambda: hit_curve([1], [np.nan]), "observed must be known"),
        (lambda: hit_curve([1], [1], areas=0), "areas must be above 0"),
        (lambda: hit_curve([1, 2], [1, 2], areas=[1]), "one for each place"),
        (lambda: brier_score([1.2], [True]), "probability must be 0 to 1"),
        (lambda: brier_score([0.2], [True, True]), "lists of one length"),
        (lambda: calibration([0.2], [True], groups=0), "groups must be 1 or more"),
    ],
)
def test_what_does_not_fit_is_refused(call, message):
    with pytest.raises(ValueError, match=message):
        call()


def test_the_page_tells_the_example():
    found = hit_curve(PREDICTED, OBSERVED)

    text = page("forecast-scores.md")
    for at in range(3):
        assert (
            f"| {at + 1} | {found.hit_rate[at]:.0%} | {found.accuracy[at]:.2f} |"
            f" {found.efficiency[at]:.2f} | {found.recapture[at]:.2f} |"
        ) in text
