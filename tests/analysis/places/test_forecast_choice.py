"""Which forecast is chosen, on invented squares whose best forecast is known."""

from dataclasses import replace

import numpy as np
import pytest

from fourfold.analysis.places.forecast_choice import (
    CHOSEN_EACH_TIME,
    IN_SEASON,
    NAIVE,
    Ground,
    chance_of_any,
    forecasts_for,
    judged,
    next_month,
)

PLACES = 60
MIDDLES = np.column_stack([np.arange(PLACES) * 250.0 + 530_000, np.full(PLACES, 1.8e5)])
STEADY = np.linspace(0.1, 4, PLACES)[:, np.newaxis]


def ground(counts, **changed):
    usual = Ground(np.asarray(counts, float), MIDDLES, 0.1, 1, is_harm=False)
    return replace(usual, **changed)


def drawn(mean, months, seed=1):
    return np.random.default_rng(seed).poisson(mean, (PLACES, months))


@pytest.fixture(scope="module")
def steady():
    return ground(drawn(STEADY, 60))


@pytest.fixture(scope="module")
def tried(steady):
    return judged(steady, trials=24)


def test_more_months_beat_the_last_12_where_nothing_changes(tried):
    assert tried.chosen != NAIVE
    assert tried.months == tuple(range(36, 60))


def test_of_places_that_are_all_alike_none_is_said_to_beat_the_simplest_map_by_rank():
    alike = ground(drawn(np.full((PLACES, 1), 1.0), 60), is_harm=True)

    found = judged(alike, trials=24)

    assert found.chosen == NAIVE


def test_the_first_months_take_the_simplest_map_whatever_does_best(tried, steady):
    few = judged(steady, trials=5)

    assert few.chosen == NAIVE
    by_name = {each.name: each for each in few.tried}
    assert by_name[CHOSEN_EACH_TIME] == replace(by_name[NAIVE], name=CHOSEN_EACH_TIME)


def test_what_was_chosen_each_month_saw_nothing_of_that_month(steady):
    """With the last month made absurd, only its own scores may move."""
    absurd = steady.counts.copy()
    absurd[:, -1] = absurd[::-1, -1] * 9
    before = judged(ground(steady.counts[:, :-1]), trials=23)

    after = judged(ground(absurd), trials=24)

    assert after.last.name == before.chosen
    assert after.last.month == 59


def test_the_last_month_is_scored_as_by_hand(tried, steady):
    history, came = steady.counts[:, :-1], steady.counts[:, -1]
    means = [sum(row[-12:]) / 12 for row in history.tolist()]
    order = sorted(range(PLACES), key=lambda at: (-means[at], came[at]))

    held = sum(came[at] for at in order[:6]) / came.sum()

    assert tried.last.naive == pytest.approx(held)


def test_a_horizon_hides_the_months_between(steady):
    far = replace(steady, horizon=3)
    changed = replace(far, counts=steady.counts.copy())
    changed.counts[:, -2:] = 50
    names = list(forecasts_for(far))

    for name in names:
        seen = forecasts_for(far)[name](far.counts)
        same = forecasts_for(changed)[name](changed.counts)
        assert seen.tolist() == same.tolist()


def test_the_month_to_come_is_forecast_from_every_month_known(steady):
    far = next_month(replace(steady, horizon=3), NAIVE)

    assert far.tolist() == next_month(steady, NAIVE).tolist()
    assert far.sum() == pytest.approx(steady.counts[:, -12:].sum() / 12)


def test_a_season_raises_what_is_expected_in_all():
    year = np.array([5.0, *[1.0] * 11])
    counts = ground(np.tile(year, (PLACES, 4)))

    found = next_month(counts, IN_SEASON)

    assert found.sum() == pytest.approx(5 * PLACES)


def test_months_that_are_not_known_are_not_tried(steady):
    gap = steady.counts.copy()
    gap[:, 50] = np.nan

    found = judged(ground(gap), trials=24)

    assert 50 not in found.months
    assert len(found.months) == 23


def test_what_was_said_came_as_often_where_the_forecast_is_right(tried):
    found = tried.calibration

    assert found.places.sum() == 24 * PLACES
    worst = np.abs(found.said - found.came)[found.places > 100]
    assert worst.max() < 0.1


def test_harm_has_no_chances_and_is_chosen_by_what_is_held(steady):
    found = judged(replace(steady, is_harm=True), trials=24)

    assert found.calibration is None
    assert {each.brier for each in found.tried} == {None}
    naive = next(each for each in found.tried if each.name == NAIVE)
    for each in found.tried:
        assert each.gain.mean == pytest.approx(each.hit_rate - naive.hit_rate)


def test_a_year_without_events_still_expects_a_little():
    counts = np.zeros((PLACES, 30))
    counts[0, 0] = 1

    found = next_month(ground(counts), NAIVE)

    assert 0 < found.sum() < 0.1


def test_recapture_is_not_told_where_nothing_was_ever_held():
    counts = np.zeros((PLACES, 13))
    counts[0, :12], counts[-1, 12] = 1, 1

    found = judged(ground(counts, share=0.02), trials=1)

    assert {each.recapture for each in found.tried} == {None}


def test_the_chance_of_any_is_that_of_poisson():
    assert chance_of_any(np.array([0.0, 1.0])).tolist() == pytest.approx(
        [0, 0.63212056]
    )
