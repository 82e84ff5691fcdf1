"""Questions of what is to come: numbers of the statistics, and their words."""

import numpy as np
import pytest

import fourfold.analysis as ff
from fourfold.analysis.offences.patrols import patrol_rule
from fourfold.analysis.statistics.forecast_trials import gain_over
from tests.analysis.answers.asked import answers, panel

MIDDLES = np.column_stack([np.arange(10) * 300.0, np.zeros(10)]) + 500_000


def test_the_simplest_forecast_is_the_mean_of_each_place():
    answer = ff.forecast(panel())

    means = panel().counts.mean(axis=1)
    expected = 0.95 * means + 0.05 * means.sum() / 10
    np.testing.assert_allclose(answer.found, expected)
    assert answer.columns["area"][0] == f"W{expected.argmax()}"


@pytest.mark.parametrize("by", ["last year", "seasonal", "fading"])
def test_other_forecasts_go_by_their_names(by):
    answer = ff.forecast(panel(), by=by, places=MIDDLES)

    assert (answer.found > 0).all()
    assert not np.allclose(answer.found, ff.forecast(panel()).found)


def test_a_forecast_may_be_a_function():
    assert ff.forecast(panel(), by=lambda counts: counts[:, -1] + 1.0).found.sum() == (
        panel().counts[:, -1].sum() + 10
    )


def test_a_forecast_of_nothing_is_nothing():
    assert "0 are to be expected" in ff.forecast(np.zeros((3, 3))).sentence()


def test_forecasts_that_there_are_none_of_are_refused():
    with pytest.raises(ValueError, match="by must be one of long run, last year"):
        ff.forecast(panel(), by="crystal ball")
    with pytest.raises(ValueError, match="fading needs places"):
        ff.forecast(panel(), by="fading")


def test_scores_are_of_months_that_were_not_seen():
    answer = answers()["forecast_scores"]

    assert answer.found["long run"].hit_rate.size == 7
    assert answer.columns["forecast"].tolist() == ["long run", "last year", "seasonal"]
    assert answer.columns["gain"][0] == 0


def test_a_better_forecast_is_told_with_how_much_better():
    counts = np.tile(np.eye(10)[:, :6] * 30, 6) + 1.0

    def knows(so_far):
        return so_far[:, so_far.shape[1] % 6] + 0.5

    answer = ff.forecast_scores(counts, first=13, share=0.1, by={"knows": knows})

    gain = gain_over(answer.found["knows"].hit_rate, answer.found["long run"].hit_rate)
    assert answer.words.finding.startswith("Knows caught most: ")
    assert f"{100 * gain.mean:.1f} percentage points more" in answer.sentence()
    assert "beyond chance" in answer.sentence()


def test_a_forecast_that_beats_nothing_is_not_praised():
    def knows_nothing(so_far):
        return np.ones(len(so_far))

    answer = ff.forecast_scores(
        panel(), first="2018-06", share=0.2, by={"nothing": knows_nothing}
    )

    assert "Long run caught most" in answer.sentence()
    assert "No other beat that simplest map" in answer.sentence()


def test_minutes_go_where_most_is_to_be_expected():
    frame = {"street": ["High Road", "Mill Lane", "The Green"], "days": [9.0, 1, 0]}
    rule = patrol_rule()

    answer = ff.patrols("days", 4 * rule.minutes, data=frame, names="street")

    assert answer.columns["place"][0] == "High Road"
    assert answer.columns["visits"].sum() == 4
    assert answer.columns["minutes"].sum() == answer.found.minutes
    assert f"4 visits of {rule.minutes} minutes" in answer.sentence()


def test_sites_reach_the_most_and_say_whether_any_reaches_more():
    places = np.array([[0, 0], [10, 0], [5_000, 0], [9_000, 0]]) + 500_000.0

    answer = ff.placement(places, 2, distance=100, weights=[5, 5, 7, 1])

    assert answer.found.reached == 17
    assert answer.words.finding == (
        "2 sites reach 17 of 18 (94%): no other choice reaches more."
    )
    assert answer.columns["share"].sum() == pytest.approx(17 / 18)


def test_sites_may_stand_elsewhere_and_some_are_kept():
    places = np.array([[0.0, 0], [9_000, 0]]) + 500_000
    sites = {"east": [500_050.0, 509_050.0], "north": [500_000.0, 500_000.0]}

    answer = ff.placement(places, 1, distance=100, sites=sites, kept=[1])

    assert answer.columns["site"].tolist() == [1]
    assert answer.columns["east"].tolist() == [509_050.0]
