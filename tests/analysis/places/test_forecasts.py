"""Forecasts of the invented borough, against counting its rows one by one."""

from collections import Counter
from dataclasses import replace

import duckdb
import pytest

from fourfold.analysis.areas.national_grid import to_national_grid
from fourfold.analysis.assessment.periods import Period
from fourfold.analysis.cube.located_events import write_located_events
from fourfold.analysis.errors import FourfoldError
from fourfold.analysis.offences.measures import measure
from fourfold.analysis.offences.patrols import patrol_rule
from fourfold.analysis.places import forecasts
from fourfold.analysis.places.forecast_answers import Asked
from fourfold.analysis.places.forecast_choice import NAIVE
from fourfold.analysis.places.forecasts import forecast

CODE = "E09990001"


@pytest.fixture(scope="module")
def asked(cube):
    period = Period(cube.months[0], cube.months[-1])
    return Asked(cube.find_area(CODE), measure("robbery"), period)


@pytest.fixture(scope="module")
def found(store, cube, asked):
    return forecast(store, cube, asked)


@pytest.fixture(scope="module")
def by_hand(store, cube, asked, tmp_path_factory):
    """Events of the last 12 months by square, one row at a time."""
    target = tmp_path_factory.mktemp("rows") / "events.parquet"
    write_located_events(store, target)
    gaps = {gap.month for gap in cube.gaps(asked.authority)}
    assert gaps.isdisjoint(cube.months[-12:])
    counted = Counter()
    for longitude, latitude, month, offence, authority in duckdb.execute(
        f"SELECT longitude, latitude, month, offence, authority FROM '{target}'"
    ).fetchall():
        is_wanted = authority == CODE and offence in asked.measure.offences
        if is_wanted and month in cube.months[-12:]:
            east, north = to_national_grid(longitude, latitude)
            corner = [at // asked.size * asked.size for at in (east, north)]
            counted[f"{corner[0]:.0f}-{corner[1]:.0f}"] += 1
    return counted


def test_events_lately_are_those_that_lie_in_the_square(found, by_hand):
    assert len(found.squares) == 20
    assert {square.name: square.lately for square in found.squares} == {
        square.name: by_hand[square.name] for square in found.squares
    }


def test_the_map_of_the_last_12_months_is_that_of_their_events(
    store, cube, asked, by_hand, monkeypatch
):
    real = forecasts.judged
    monkeypatch.setattr(
        forecasts, "judged", lambda *a, **k: replace(real(*a, **k), chosen=NAIVE)
    )

    found = forecast(store, cube, asked)

    heights = [square.lately for square in found.squares]
    assert heights == sorted(heights, reverse=True)
    monthly = by_hand.total() / 12
    assert found.total == pytest.approx(monthly, rel=0.02)
    expected = 0.95 * heights[0] / 12 + 0.05 * monthly / found.places
    assert found.squares[0].expected == pytest.approx(expected, rel=0.02)
    assert "so that is what this is" in found.sentence


def test_squares_with_the_most_expected_come_first(found):
    expected = [square.expected for square in found.squares]

    assert expected == sorted(expected, reverse=True)
    assert all(0 < square.chance < 1 for square in found.squares)


def test_the_month_and_the_last_one_are_named(found, cube):
    assert found.seen == found.last_month == cube.months[-1]
    assert found.month == Period(cube.months[-1], cube.months[-1]).following
    assert "The forecast for June 2026 held" in found.sentence


def test_an_earlier_end_forecasts_a_month_that_is_known(store, cube, asked):
    back = replace(asked, period=Period(cube.months[0], cube.months[-3]), horizon=2)

    found = forecast(store, cube, back)

    assert found.month == cube.months[-1]
    assert found.seen == cube.months[-3]


def test_patrols_keep_to_the_minutes_and_the_rule(store, cube, asked):
    found = forecast(store, cube, replace(asked, patrol_minutes=205))

    rule = patrol_rule()
    assert found.patrols.visits == 205 // (rule.minutes + 5) == 10
    assert found.patrols.minutes == 200
    assert sum(square.visits for square in found.squares) == 10
    most = max(square.visits for square in found.squares)
    assert most <= 24 * 60 // (rule.minutes + rule.least_gap)


def test_harm_is_in_days_and_has_no_chances(store, cube, asked):
    weights = dict.fromkeys(asked.measure.offences, 100.0)

    found = forecast(store, cube, replace(asked, weights=weights))

    assert "days of harm" in found.sentence
    assert {square.chance_told for square in found.squares} == {None}
    assert found.calibrated == ()
    assert found.squares[0].expected > 20


def test_a_chance_is_never_told_as_certain(found):
    square = found.squares[0]

    assert replace(square, chance=0.9996).chance_told == "over 99%"
    assert replace(square, chance=0.42).chance_told == "42%"


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"top": 100_000}, "ask for fewer"),
        ({"period": Period("2026-01", "2026-06")}, "Load earlier ones"),
        ({"period": Period("1999-01", "1999-06")}, "is known for"),
        ({"weights": {}}, "no weight for"),
    ],
)
def test_what_cannot_be_forecast_is_refused_with_the_reason(
    store, cube, asked, change, message
):
    with pytest.raises(FourfoldError, match=message):
        forecast(store, cube, replace(asked, **change))


def test_a_measure_without_an_event_cannot_be_tried(store, cube, asked):
    none = replace(asked.measure, offences=("public-disorder-weapons",))

    with pytest.raises(FourfoldError, match="no month with an event"):
        forecast(store, cube, replace(asked, measure=none))
