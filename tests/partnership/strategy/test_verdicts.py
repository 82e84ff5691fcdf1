"""The rules of a verdict, and that no number can get past them."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from fourfold.partnership.strategy.verdicts import (
    AWAY,
    BROKEN,
    MET,
    NO_BASELINE,
    NO_CHANGE,
    NO_INTERVAL,
    TOWARDS,
    UNPUBLISHED,
    Direction,
    Reading,
    Target,
    expected_on,
    meets,
    verdict,
)

BEFORE = (date(2025, 7, 1), date(2026, 6, 30))
NOW = (date(2026, 7, 1), date(2027, 6, 30))
FEWER = Target(60, date(2029, 6, 30), Direction.LOWER)
MORE = Target(90, date(2029, 6, 30), Direction.HIGHER)


def reading(value, around=None, period=NOW):
    lower, upper = (None, None) if around is None else (value - around, value + around)
    return Reading(value, lower, upper, *period)


BASELINE = reading(80, 3, BEFORE)


@pytest.mark.parametrize(
    ("latest", "changed", "said"),
    [
        (None, {}, UNPUBLISHED),
        (reading(0, 0), {}, MET),
        (reading(60, 3), {}, MET),
        (reading(61, 3), {}, TOWARDS),
        (reading(61, 3), {"is_broken": True}, BROKEN),
        (reading(50, 3), {"is_broken": True}, BROKEN),
        (reading(61, 3, (NOW[0], date(2026, 9, 30))), {}, BROKEN),
        (reading(61, 3), {"baseline": None}, NO_BASELINE),
        (reading(61), {}, NO_INTERVAL),
        (reading(74, 3), {}, NO_CHANGE),
        (reading(73.9, 3), {}, TOWARDS),
        (reading(73.9, 3), {"stretches": 0}, NO_CHANGE),
        (reading(73.9, 3), {"stretches": 2}, TOWARDS),
        (reading(86, 3), {}, NO_CHANGE),
        (reading(87, 3), {}, AWAY),
        (reading(73.9, 3), {"target": MORE}, AWAY),
        (reading(87, 3), {"target": MORE}, TOWARDS),
        (reading(90, 3), {"target": MORE}, MET),
        # A baseline without an interval is taken as exact.
        (reading(76, 3), {"baseline": reading(80, None, BEFORE)}, TOWARDS),
    ],
)
def test_each_rule_says_its_word(latest, changed, said):
    how = {"baseline": BASELINE, "target": FEWER, **changed}

    assert verdict(latest, **how) == said


@pytest.mark.parametrize(
    ("said", "why"),
    [
        ((float("nan"), None, None), "finite"),
        ((1, float("inf"), 2), "finite"),
        ((1, 0, None), "together"),
        ((1, 2, 3), "between"),
    ],
)
def test_a_reading_is_a_number_in_its_interval(said, why):
    with pytest.raises(ValueError, match=why):
        Reading(*said, *NOW)


def test_the_line_is_straight_and_level_beyond_its_ends():
    ends = {"baseline": BASELINE, "target": FEWER}

    assert expected_on(date(2026, 1, 1), **ends) == 80
    assert expected_on(date(2026, 6, 30), **ends) == 80
    # 365 of 1,096 days of the way from 80 to 60.
    assert expected_on(date(2027, 6, 30), **ends) == pytest.approx(80 - 20 * 365 / 1096)
    assert expected_on(date(2029, 6, 30), **ends) == 60
    assert expected_on(date(2040, 1, 1), **ends) == 60


def test_a_line_needs_time():
    early = replace(FEWER, on=BEFORE[1])

    with pytest.raises(ValueError, match="after the last day of baseline"):
        expected_on(NOW[1], baseline=BASELINE, target=early)


# Whole numbers meet and touch more often than any others, which is where rules err.
numbers = st.integers(0, 1000)


@st.composite
def readings(draw, period=NOW):
    lower, value, upper = sorted(draw(st.tuples(numbers, numbers, numbers)))
    ends = (lower, upper) if draw(st.booleans()) else (None, None)
    return Reading(value, *ends, *period)


targets = st.builds(
    Target, numbers, st.just(date(2029, 6, 30)), st.sampled_from(Direction)
)
charts = st.none() | st.integers(0, 3)
MOVED = (TOWARDS, AWAY)


@settings(max_examples=100)
@given(readings(), readings(BEFORE), targets, charts, st.booleans())
def test_no_move_is_said_that_chance_could_have_made(
    latest, baseline, target, stretches, is_broken
):
    how = {"stretches": stretches, "is_broken": is_broken}
    said = verdict(latest, baseline=baseline, target=target, **how)

    if said in MOVED:
        assert latest.has_interval
        assert not meets(baseline, latest)
        assert stretches != 0
        assert not is_broken
    assert (said == MET) == (target.is_met_by(latest.value) and not is_broken)


@settings(max_examples=100)
@given(readings(), readings(BEFORE), targets, charts)
def test_better_and_worse_are_mirrored_with_the_direction(
    latest, baseline, target, stretches
):
    def mirrored(one):
        ends = () if one.lower is None else (-one.upper, -one.lower)
        lower, upper = ends or (None, None)
        return Reading(-one.value, lower, upper, one.first, one.last)

    other = {Direction.LOWER: Direction.HIGHER, Direction.HIGHER: Direction.LOWER}
    flipped = Target(-target.value, target.on, other[target.direction])

    assert verdict(
        latest, baseline=baseline, target=target, stretches=stretches
    ) == verdict(
        mirrored(latest),
        baseline=mirrored(baseline),
        target=flipped,
        stretches=stretches,
    )


@settings(max_examples=100)
@given(readings(), readings(BEFORE), targets, charts, numbers)
def test_a_wider_interval_never_makes_a_move(latest, baseline, target, stretches, more):
    assume(latest.has_interval)
    wider = replace(latest, lower=latest.lower - more, upper=latest.upper + more)
    how = {"baseline": baseline, "target": target, "stretches": stretches}

    if verdict(wider, **how) in MOVED:
        assert verdict(latest, **how) == verdict(wider, **how)


@settings(max_examples=50)
@given(readings(BEFORE), targets, st.dates(date(2020, 1, 1), date(2040, 1, 1)))
def test_the_line_stays_between_its_ends(baseline, target, day):
    expected = expected_on(day, baseline=baseline, target=target)

    low, high = sorted([baseline.value, target.value])
    assert low - 1e-9 <= expected <= high + 1e-9
