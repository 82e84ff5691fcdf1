import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fourfold.analysis.statistics.run_rules import RunRules, Signal, signals_in
from tests.analysis.statistics.test_method_pages import page
from tests.oracles import shewhart

POINTS = st.lists(st.none() | st.integers(-9, 9), max_size=40)
RULES = RunRules()


def asked(points, *, sigma=2.0, rules=RULES):
    numbers = [np.nan if point is None else point for point in points]
    return signals_in(numbers, 0.0, sigma, rules=rules)


def only(rule, points, **settings):
    return [signal for signal in asked(points, **settings) if signal.rule == rule]


@given(POINTS, st.integers(2, 9), st.integers(2, 7), st.sampled_from([1.5, 2, 3]))
@settings(deadline=None)
def test_signals_agree_with_asking_every_window(points, run, trend, sigma):
    found = asked(points, sigma=sigma, rules=RunRules(run=run, trend=trend))

    places = {}
    for signal in found:
        held = range(signal.first, signal.last + 1)
        places.setdefault((signal.rule, signal.side), set()).update(held)
    sigmas = [sigma] * len(points)
    assert places == shewhart.broken(points, 0, sigmas, run=run, trend=trend)


@given(POINTS)
def test_signals_turned_upside_down_change_sides_only(points):
    turned = [None if point is None else -point for point in points]

    found = asked(turned)

    mirrored = {Signal(s.rule, s.first, s.last, -s.side) for s in asked(points)}
    assert set(found) == mirrored


@given(POINTS)
def test_signals_on_the_two_sides_of_a_gap_are_those_of_two_series(points):
    found = asked([*points, None, *points])

    alone = asked(points)
    shift = len(points) + 1
    moved = [Signal(s.rule, s.first + shift, s.last + shift, s.side) for s in alone]
    assert found == (*alone, *moved)


def test_eight_on_one_side_are_a_run_and_seven_are_not():
    assert only("run", [1, 2] * 4) == [Signal("run", 0, 7, 1)]
    assert only("run", [1, 2, 1, 2, 1, 2, 1]) == []


def test_a_long_run_is_one_signal():
    assert only("run", [1] + [-1, -2] * 6) == [Signal("run", 1, 12, -1)]


def test_a_point_on_the_centre_ends_a_run():
    assert only("run", [1, 2, 1, 2, 0, 1, 2, 1, 2]) == []


def test_a_gap_ends_a_run():
    assert only("run", [1, 2, 1, 2, None, 1, 2, 1, 2]) == []


def test_six_rising_are_a_trend_and_five_are_not():
    assert only("trend", [-3, -2, -1, 1, 2, 3]) == [Signal("trend", 0, 5, 1)]
    assert only("trend", [-3, -2, -1, 1, 2]) == []


def test_two_equal_points_end_a_trend():
    assert only("trend", [-3, -2, -1, -1, 1, 2, 3]) == []


def test_a_gap_ends_a_trend():
    assert only("trend", [-3, -2, -1, None, 1, 2, 3]) == []


@pytest.mark.parametrize(
    ("points", "places"),
    [
        ([5, 0, 5], (0, 2)),
        ([0, 5, 5, 0], (1, 2)),
        ([5, 5, 0, 5], (0, 3)),
        ([5, 0, 0, 5], None),
        ([5, None, 5], None),
        ([5, 0, -5], None),
    ],
)
def test_two_of_three_are_out_on_one_side(points, places):
    found = [(signal.first, signal.last) for signal in only("two-of-three", points)]

    assert found == ([] if places is None else [places])


def test_a_rule_that_is_not_asked_gives_no_signal():
    nothing = RunRules(beyond_limits=False, run=None, trend=None, two_of_three=False)

    assert asked([9] * 12, rules=nothing) == ()


def test_signals_come_in_order_of_their_months():
    found = asked([7, 0, 7, 1, -1, -1, -2, -1, -1, -2, -1, -1])

    assert [s.rule for s in found] == [
        "beyond-limits",
        "two-of-three",
        "beyond-limits",
        "run",
    ]


def test_no_months_have_no_signal():
    assert asked([]) == ()


@pytest.mark.parametrize("rules", [RunRules(run=1), RunRules(trend=1)])
def test_a_run_of_one_is_refused(rules):
    with pytest.raises(ValueError, match="must have 2 points or more"):
        asked([1, 2, 3], rules=rules)


@pytest.mark.slow
@pytest.mark.parametrize("months", [12, 24, 36])
def test_the_page_tells_how_often_rules_speak_without_a_change(months):
    rng = np.random.default_rng(2026)
    series = rng.poisson(40, (20_000, months)).astype(float)
    centre = series.mean(axis=1)

    found = [
        signals_in(s, c, np.sqrt(c), rules=RULES)
        for s, c in zip(series, centre, strict=True)
    ]

    any_rule = np.mean([bool(signals) for signals in found])
    limits = np.mean([any(s.rule == "beyond-limits" for s in x) for x in found])
    row = page("control-charts.md").split(f"| {months} months |")[1].split("|")
    told = [float(cell.strip(" %")) / 100 for cell in row[:2]]
    assert [any_rule, limits] == pytest.approx(told, abs=0.008)
