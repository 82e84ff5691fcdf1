from fractions import Fraction
from math import exp, log

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fourfold.analysis.statistics.cusum import cusum, limit_for, run_length
from tests.analysis.statistics.test_method_pages import page
from tests.oracles import summed_up

COUNTS = st.lists(st.none() | st.integers(0, 12), min_size=1, max_size=20)
ROBBERIES = [5, 3, 6, 4, 7, 8, 6, 9, 7, 8]


def allowed(expected, ratio, parts=10):
    return round(expected * (ratio - 1) / log(ratio) * parts)


@given(COUNTS, st.integers(1, 8), st.sampled_from([1.2, 1.5, 2]), st.integers(1, 20))
@settings(deadline=None, max_examples=60)
def test_sums_agree_with_fractions(counts, expected, ratio, limit):
    given_counts = [np.nan if each is None else each for each in counts]

    found = cusum(given_counts, expected, ratio=ratio, limit=limit)

    less = [Fraction(allowed(expected, ratio), 10)] * len(counts)
    for at, (total, alarm) in enumerate(summed_up.cusum(counts, less, limit)):
        assert found.alarms[at] == alarm
        wanted = np.nan if total is None else float(total)
        assert found.sums[at] == pytest.approx(wanted, nan_ok=True)


def test_the_shortest_chain_comes_out_by_hand():
    """An allowance of 1 and a limit of 1: an alarm is any time with two or more."""
    ratio = 3.5128624172523393  # its allowance for a usual of half an event is one
    assert allowed(0.5, ratio) == 10

    found = run_length(0.5, ratio=ratio, limit=1)

    assert found == pytest.approx(1 / (1 - 1.5 * exp(-0.5)))


@pytest.mark.parametrize(("mean", "times"), [(1.88, 37.2), (3.2, 5.49)])
def test_run_lengths_are_those_published_for_a_chart_of_lucas(mean, times):
    """An allowance of 2 and a limit of 6, as in the manual of the package IAcsSPCR."""
    assert allowed(1.88, 1.13) == 20

    found = run_length(1.88, ratio=1.13, limit=6, rise=mean / 1.88)

    assert found == pytest.approx(times, abs=0.05 if times > 10 else 0.005)


@pytest.mark.parametrize(
    ("expected", "dispersion", "rise"),
    [
        ([4.0], 1.0, 1.0),
        ([3.0, 6.0, 4.5], 1.0, 1.0),
        ([40.0], 2.0, 1.0),
        ([4.0], 1, 1.5),
    ],
)
def test_times_until_an_alarm_agree_with_waiting_for_them(expected, dispersion, rise):
    limit = limit_for(expected, ratio=1.5, alarm_every=30, dispersion=dispersion)
    parts = 10 if np.mean(expected) < 30 else 1
    less = [allowed(each, 1.5, parts) / parts for each in expected]
    chance = np.random.default_rng(2026)

    def draw(time):
        mean = rise * expected[time % len(expected)]
        if dispersion > 1:
            return chance.negative_binomial(mean / (dispersion - 1), 1 / dispersion)
        return chance.poisson(mean)

    found = run_length(
        expected, ratio=1.5, limit=limit, rise=rise, dispersion=dispersion
    )

    assert found == pytest.approx(summed_up.waited(draw, less, limit, 800), rel=0.12)


@pytest.mark.parametrize("alarm_every", [24, 60, 120])
def test_the_limit_is_the_lowest_that_keeps_false_alarms_so_seldom(alarm_every):
    limit = limit_for(7.3, ratio=1.4, alarm_every=alarm_every)

    assert run_length(7.3, ratio=1.4, limit=limit) >= alarm_every
    assert run_length(7.3, ratio=1.4, limit=limit - 0.1) < alarm_every


def test_counts_that_vary_more_need_a_higher_limit():
    plain, more = (
        limit_for(6, ratio=1.5, alarm_every=60, dispersion=each) for each in (1, 2)
    )

    assert more > plain


@pytest.mark.parametrize(
    ("call", "message"),
    [
        (lambda: cusum([[1]], 1, ratio=2, limit=1), "one series"),
        (lambda: cusum([1], 0, ratio=2, limit=1), "expected must be finite and above"),
        (lambda: cusum([1], 1, ratio=1, limit=1), "ratio must be above 1"),
        (lambda: cusum([1], 1, ratio=2, limit=0), "limit must be above 0"),
        (lambda: limit_for(1, ratio=2, alarm_every=1), "alarm_every must be 2"),
        (lambda: limit_for(1, ratio=2, alarm_every=9, dispersion=0.5), "dispersion"),
        (lambda: limit_for(29, ratio=1.001, alarm_every=1e9), "too far off"),
        (lambda: run_length(1, ratio=2, limit=0), "limit must be above 0"),
        (lambda: run_length(1, ratio=2, limit=1, rise=0), "rise must be above 0"),
    ],
)
def test_what_does_not_fit_is_refused(call, message):
    with pytest.raises(ValueError, match=message):
        call()


def test_the_page_tells_the_robberies():
    limit = limit_for(5, ratio=1.5, alarm_every=60)
    found = cusum(ROBBERIES, 5, ratio=1.5, limit=limit)

    text = page("alerts.md")
    (alarm,) = np.flatnonzero(found.alarms)
    soon = run_length(5, ratio=1.5, limit=limit, rise=1.5)
    assert f"limit is {limit:.1f}" in text
    assert f"noticed after {soon:.1f} months" in text
    assert f"month {alarm + 1} reaches {found.sums[alarm]:.1f}" in text
    assert ", ".join(f"{each:.1f}" for each in found.sums[:alarm]) in text
