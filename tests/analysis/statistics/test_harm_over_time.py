"""Alerts, sums and changes of level of harm, beside slow ones and beside counts."""

from fractions import Fraction
from itertools import pairwise
from math import ceil, log

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from fourfold.analysis.statistics.alerts import FARRINGTON, NOUFAILY, alert
from fourfold.analysis.statistics.change_points import change_points
from fourfold.analysis.statistics.cusum import cusum, limit_for, run_length
from tests.analysis.statistics.test_method_pages import page
from tests.oracles import harm_by_chance, levels, summed_up, unusual_months

# Homicide, robbery, violence, shoplifting: a month of each, and days of harm.
RATES = np.array([0.1, 2.0, 20.0, 40.0])
DAYS = np.array([5475.0, 365.0, 10.0, 2.0])
SMALL = st.lists(
    st.tuples(st.integers(0, 5), st.integers(0, 3)), min_size=4, max_size=20
)


def drawn(seed, *, times=73, rates=RATES, dispersion=1.0):
    chance = np.random.default_rng(seed)
    means = np.outer(rates, np.exp(0.3 * np.sin(np.arange(times) * np.pi / 6)))
    if dispersion == 1:
        return chance.poisson(means)
    return chance.negative_binomial(means / (dispersion - 1), 1 / dispersion)


@given(st.integers(0, 99), st.sampled_from([FARRINGTON, NOUFAILY]))
@settings(deadline=None, max_examples=8)
def test_an_alert_agrees_with_plain_loops(seed, version):
    weights = [1, 4]
    kinds = drawn(seed, times=50, rates=np.array([4.0, 0.5]))
    numbers = kinds.sum(axis=0).tolist()
    months = unusual_months.past(50, 5, 1, 3, version.all_months)

    found = alert(kinds, weights=weights, version=version)

    mean, spread, _, _ = unusual_months.usual(numbers, months, version)
    seen = [sum(int(row[month]) for month, _ in months) for row in kinds]
    rates = [mean * (each + 0.5) / (sum(seen) + 1) for each in seen]
    assert found.dispersion == pytest.approx(spread, rel=1e-6)
    assert found.upper == harm_by_chance.limit(rates, weights, found.dispersion, 0.005)
    assert found.expected == pytest.approx(
        mean * sum(a * b for a, b in zip(seen, weights, strict=True)) / sum(seen)
    )
    assert found.stands_out == (kinds[:, -1] @ weights > found.upper)


def test_kinds_that_weigh_the_same_are_alerted_as_their_sum():
    kinds = drawn(3)[1:]

    found, plain = alert(kinds, weights=[7, 7, 7]), alert(kinds.sum(axis=0))

    assert found.upper == 7 * plain.upper
    assert found.expected == pytest.approx(7 * plain.expected)
    assert found.score == pytest.approx(plain.score)


@pytest.mark.parametrize("dispersion", [1.0, 2.0])
def test_usual_harm_stands_out_as_seldom_as_it_may(dispersion):
    found = [
        alert(
            drawn(seed, dispersion=dispersion), weights=DAYS, false_alarm=0.02
        ).stands_out
        for seed in range(60)
    ]

    assert np.mean(found) <= 0.07


def test_the_first_homicide_of_years_is_no_alert_by_itself():
    kinds = drawn(1)
    kinds[0] = 0
    one, three = kinds.copy(), kinds.copy()
    one[0, -1], three[0, -1] = 1, 3

    assert not alert(one, weights=DAYS).stands_out
    assert alert(three, weights=DAYS).stands_out


@given(SMALL, st.integers(1, 9), st.sampled_from([1.2, 1.5, 2]), st.integers(1, 20))
@settings(deadline=None, max_examples=40)
def test_sums_of_harm_agree_with_fractions(series, heavy, ratio, limit):
    kinds, weights, usual = np.array(series).T, [1, heavy], [2.0, 0.5]

    found = cusum(kinds, usual, ratio=ratio, limit=limit, weights=weights)

    heavier = (2 + 0.5 * heavy**2) / (2 + 0.5 * heavy)
    step = heavier / 10
    allowed = round((2 + 0.5 * heavy) * (ratio - 1) / log(ratio) / step)
    added = [Fraction(round((a + heavy * b) / step)) for a, b in series]
    slow = summed_up.cusum(added, [allowed] * len(added), ceil(limit / step - 1e-9))
    assert found.alarms.tolist() == [alarm for _, alarm in slow]
    np.testing.assert_allclose(found.sums, [float(each) * step for each, _ in slow])


@pytest.mark.parametrize("dispersion", [1.0, 2.0])
def test_times_until_an_alarm_of_harm_agree_with_waiting_for_them(dispersion):
    rates = RATES / 2
    limit = limit_for(
        rates, ratio=1.5, alarm_every=24, dispersion=dispersion, weights=DAYS
    )
    kinds = drawn(5, times=1, rates=np.repeat(rates[:, np.newaxis], 12_000, axis=1))
    kinds = kinds.reshape(4, -1)
    if dispersion > 1:
        chance = np.random.default_rng(2026)
        size = np.broadcast_to(rates[:, np.newaxis], (4, 12_000)) / (dispersion - 1)
        kinds = chance.negative_binomial(size, 1 / dispersion)

    found = run_length(
        rates, ratio=1.5, limit=limit, dispersion=dispersion, weights=DAYS
    )

    alarms = cusum(kinds, rates, ratio=1.5, limit=limit, weights=DAYS).alarms
    assert found >= 24
    assert found == pytest.approx(12_000 / alarms.sum(), rel=0.15)


def test_kinds_that_weigh_the_same_are_summed_as_events():
    kinds = drawn(4, times=30)[1:3]
    usual = [[2.0] * 30, [20.0] * 30]

    found = cusum(kinds, usual, ratio=1.3, limit=40, weights=[5, 5])
    plain = cusum(kinds.sum(axis=0), [22.0] * 30, ratio=1.3, limit=8)

    np.testing.assert_allclose(found.sums, 5 * plain.sums)
    assert limit_for(
        [2, 20], ratio=1.3, alarm_every=30, weights=[5, 5]
    ) == pytest.approx(5 * limit_for(22, ratio=1.3, alarm_every=30))


@pytest.mark.parametrize(
    ("expected", "message"),
    [
        ([1.0], "one for each kind"),
        ([0.0, 0.0], "expected must be finite and above"),
        ([-1.0, 2.0], "expected must be finite and above"),
        (1.0, "one for each kind"),
    ],
)
def test_what_is_usual_of_each_kind_must_fit(expected, message):
    with pytest.raises(ValueError, match=message):
        limit_for(expected, ratio=1.5, alarm_every=9, weights=[1, 2])


def test_one_homicide_is_no_new_level_and_more_robberies_are():
    kinds = drawn(8, times=60, rates=np.array([0.0, 8.0, 20.0, 40.0]))
    kinds[0, 30] = 1
    risen = kinds.copy()
    risen[1, 30:] += 12

    assert change_points(kinds, weights=[5475, 60, 10, 2]).starts.size == 0
    assert change_points(risen, weights=[5475, 365, 10, 2]).starts.tolist() == [30]


@given(SMALL, st.integers(2, 9))
@settings(deadline=None, max_examples=15)
def test_levels_of_harm_are_the_least_misfit_of_every_way_of_cutting(series, heavy):
    kinds = np.array(series[:9]).T
    harm = kinds[0] + heavy * kinds[1]
    assume(harm.sum() > 0)

    found = change_points(kinds, weights=[1, heavy], shortest=2, draws=99)

    heavier = (kinds[0] + heavy**2 * kinds[1]).sum() / harm.sum()
    events, base = (harm / heavier).tolist(), [1.0] * len(harm)
    least, _ = levels.best(events, base, 2, found.penalty)
    ends = [0, *found.starts.tolist(), len(events)]
    cost = sum(levels.misfit(events[b:e], base[b:e]) for b, e in pairwise(ends))
    assert cost + found.penalty * len(found.starts) == pytest.approx(least, abs=1e-9)
    for level, (begin, end) in zip(found.levels, pairwise(ends), strict=True):
        assert level == pytest.approx(harm[begin:end].mean())


def test_the_page_tells_the_invented_borough():
    limit = limit_for(RATES, ratio=1.5, alarm_every=60, weights=DAYS)
    plain = limit_for(RATES.sum(), ratio=1.5, alarm_every=60)
    soon = run_length(RATES, ratio=1.5, limit=limit, rise=1.5, weights=DAYS)
    events = run_length(RATES.sum(), ratio=1.5, limit=plain, rise=1.5)

    text = " ".join(page("alerts.md").split())
    assert f"of 2: {RATES @ DAYS:,.1f} days" in text
    assert f"has a limit of {limit:,.0f} days" in text
    assert f"after {soon:.1f} months" in text
    assert f"the number of events needs {events:.1f}" in text


@pytest.mark.slow
@pytest.mark.parametrize("dispersion", [1.0, 2.0])
def test_harm_of_one_level_seldom_changes(dispersion):
    flat = [
        np.random.default_rng(seed).negative_binomial(
            np.outer(RATES, np.ones(60)) / (dispersion - 1), 1 / dispersion
        )
        if dispersion > 1
        else np.random.default_rng(seed).poisson(np.outer(RATES, np.ones(60)))
        for seed in range(150)
    ]

    found = [change_points(each, weights=DAYS, draws=199).starts.size for each in flat]

    assert np.mean(np.array(found) > 0) <= 0.12
