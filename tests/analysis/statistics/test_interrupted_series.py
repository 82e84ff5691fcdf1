from dataclasses import fields

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fourfold.analysis.statistics.interrupted_series import interrupted_series
from fourfold.analysis.statistics.log_linear import log_linear, robust_covariance
from fourfold.analysis.statistics.segments import Shape
from tests.analysis.statistics.test_method_pages import page
from tests.oracles import hanging_together, likelihood

# Acute coronary events in Sicily, January 2002 to November 2006, and people in
# hundreds of the standard population, as published with the tutorial of Bernal, Cummins
# and Gasparrini. Smoking in public places was banned in January 2005.
EVENTS = [
    *(728, 659, 791, 734, 757, 726, 760, 740, 720, 814, 795, 858),
    *(887, 766, 851, 769, 781, 756, 766, 752, 765, 831, 879, 928),
    *(914, 808, 937, 840, 916, 828, 845, 818, 860, 839, 887, 886),
    *(831, 796, 833, 820, 877, 758, 767, 738, 781, 843, 850, 908),
    *(1021, 859, 976, 888, 962, 838, 810, 876, 843, 936, 912),
]
PEOPLE = [
    *(379875.3, 376495.5, 377040.8, 377116.4, 377383.4, 374113.1),
    *(379513.3, 376295.5, 374653.2, 378485.6, 375955.5, 378349.7),
    *(376762.4, 379032.3, 379360.4, 376162.0, 377972.4, 381830.7),
    *(379888.6, 380872.2, 380966.9, 381240.4, 382104.9, 381802.7),
    *(381656.3, 383680.0, 383504.2, 386462.9, 383783.1, 380836.8),
    *(383483.0, 380906.2, 382926.8, 384052.4, 384449.6, 383428.4),
    *(388153.2, 388373.2, 386470.1, 386033.2, 383686.4, 385509.3),
    *(385901.9, 386516.6, 388436.5, 383255.2, 390148.7, 385874.9),
    *(391613.6, 391750.4, 394005.6, 391364.9, 391664.6, 389022.3),
    *(391878.5, 388575.3, 392989.0, 390018.8, 390712.3),
]
BAN = 36
LEVEL = Shape(has_slope=False, season=None)
PLAIN = Shape(season=None)


def test_the_published_ban_comes_out():
    found = interrupted_series(EVENTS, BAN, exposure=PEOPLE, shape=LEVEL)
    design = np.column_stack([np.ones(59), np.arange(59), np.arange(59) >= BAN])
    fit = log_linear(design.astype(float), EVENTS, exposure=PEOPLE)

    reach = 1.959964 * np.sqrt(fit.covariance[2, 2])
    assert found.level.ratio == pytest.approx(0.8943765, abs=5e-8)
    assert found.trend.ratio == pytest.approx(1.0049572, abs=5e-8)
    # The published limits are of chance alone; ours allow for more.
    assert found.level.ratio * np.exp(-reach) == pytest.approx(0.8646864, abs=5e-7)
    assert found.level.ratio * np.exp(reach) == pytest.approx(0.9250861, abs=5e-7)
    assert found.level.lower < 0.8646864 < 0.9250861 < found.level.upper


def test_what_came_and_what_would_have_add_up():
    found = interrupted_series(EVENTS, BAN, exposure=PEOPLE)

    after = slice(BAN, None)
    assert np.isnan(found.without[:BAN]).all()
    assert found.fitted[after].sum() == pytest.approx(sum(EVENTS[after]))
    assert found.saved == pytest.approx(
        found.without[after].sum() - found.fitted[after].sum()
    )
    assert found.whole.ratio == pytest.approx(
        found.fitted[after].sum() / found.without[after].sum()
    )
    assert (found.without_lower[after] < found.without[after]).all()
    assert (found.without_upper[after] > found.without[after]).all()
    assert found.saved_lower < found.saved < found.saved_upper


@given(st.lists(st.integers(1, 30), min_size=9, max_size=14), st.integers(3, 6))
@settings(deadline=None, max_examples=25)
def test_lies_at_the_top_of_the_likelihood(counts, start):
    found = interrupted_series(counts, start, shape=PLAIN)

    rows = [
        [1.0, float(at), float(at >= start), float(max(at - start, 0))]
        for at in range(len(counts))
    ]
    effects = [
        np.log(found.fitted[0]),
        *np.log([found.trend.ratio, found.level.ratio, found.slope.ratio]),
    ]
    # It has one top, and there it slopes no way.
    for column in range(4):
        slope, falls = likelihood.slope(
            rows, counts, effects, column, [1.0] * len(counts)
        )
        assert abs(slope) <= 1e-6 * falls


@given(
    st.lists(st.one_of(st.integers(1, 20), st.none()), min_size=9, max_size=12),
    st.integers(0, 4),
)
@settings(deadline=None, max_examples=20)
def test_agrees_with_every_pair_of_periods(counts, lags):
    counts = [3, *counts, 5, 9]
    rows = [[1.0, float(at)] for at in range(len(counts))]
    known = [at for at, count in enumerate(counts) if count is not None]
    fit = log_linear(np.array([rows[at] for at in known]), [counts[at] for at in known])

    scores = np.zeros((len(counts), 2))
    scores[known] = fit.scores
    padded = type(fit)(
        **{
            each.name: getattr(fit, each.name)
            for each in fields(fit)
            if each.name != "scores"
        },
        scores=scores,
    )
    found = robust_covariance(padded, lags=lags)

    expected = hanging_together.covariance(rows, counts, list(fit.effects), lags)
    np.testing.assert_allclose(found, expected, rtol=1e-6, atol=1e-12)


def test_months_that_are_not_known_are_left_out():
    gaps = np.array(EVENTS, dtype=float)
    gaps[[5, 40]] = np.nan

    found = interrupted_series(gaps, BAN, exposure=PEOPLE)

    whole = interrupted_series(EVENTS, BAN, exposure=PEOPLE)
    assert found.level.ratio == pytest.approx(whole.level.ratio, abs=0.02)
    assert not np.isnan(found.fitted).any()
    assert found.whole != whole.whole


def test_a_season_is_not_taken_for_a_change():
    year = 40 * np.exp(0.5 * np.sin(2 * np.pi * np.arange(48) / 12))
    counts = np.round(year)

    with_season = interrupted_series(counts, 39)
    without = interrupted_series(counts, 39, shape=PLAIN)

    assert with_season.level.ratio == pytest.approx(1, abs=0.03)
    assert abs(without.level.ratio - 1) > 0.3


def test_half_as_many_waves_as_a_year_has_periods_are_all_that_there_are():
    found = interrupted_series([4, 9, 5, 8, 4, 9, 5, 8], 4, shape=Shape(season=(2, 1)))

    assert found.fitted == pytest.approx([4, 9, 5, 8, 4, 9, 5, 8], rel=0.2)


def test_variance_that_grows_with_the_level_is_fitted():
    rng = np.random.default_rng(2026)
    counts = rng.negative_binomial(4, 4 / (4 + 60), 120)

    found = interrupted_series(counts, 80, shape=Shape(season=None, grows=True))
    tame = interrupted_series(
        rng.poisson(50, 60), 30, shape=Shape(season=None, grows=True)
    )
    flat = interrupted_series([9] * 12, 6, shape=Shape(season=None, grows=True))

    assert found.spread == pytest.approx(0.25, abs=0.1)
    assert found.dispersion == pytest.approx(1)
    assert tame.spread < 0.02
    assert flat.spread == 0


def test_a_spread_beyond_all_counts_of_crime_is_not_looked_for():
    counts = [0, 400, 0, 0, 300, 0, 0, 0, 0, 500, 0, 0, 0, 0, 400, 0]

    found = interrupted_series(counts, 8, shape=Shape(False, None, grows=True))

    assert found.spread == 3


def series(rng, periods, hangs, mean):
    left = np.zeros(periods)
    for at in range(1, periods):
        step = 0.15 * np.sqrt(1 - hangs**2) * rng.normal()
        left[at] = hangs * left[at - 1] + step
    year = 0.2 * np.sin(2 * np.pi * np.arange(periods) / 12)
    return rng.poisson(mean * np.exp(year + left))


def false_alarms(trials, *, periods=60, start=36, hangs=0.0, mean=30, seed=2026):
    rng = np.random.default_rng(seed)
    found = [
        interrupted_series(series(rng, periods, hangs, mean), start).p_value < 0.05
        for _ in range(trials)
    ]
    return np.mean(found)


def test_no_change_seldom_seems_one():
    assert false_alarms(250) <= 0.08


@pytest.mark.slow
@pytest.mark.parametrize(
    ("how", "most"),
    [
        ({}, 0.06),
        ({"mean": 5}, 0.06),
        ({"periods": 36, "start": 24}, 0.06),
        ({"hangs": 0.3}, 0.08),
        # What the page owns up to.
        ({"hangs": 0.6}, 0.17),
    ],
)
def test_no_change_seldom_seems_one_in_many_series(how, most):
    assert false_alarms(3_000, **how) <= most


@pytest.mark.parametrize(
    ("counts", "start", "shape", "message"),
    [
        ([[1, 2]], 1, None, "one series"),
        ([1, -2, 3], 1, None, "counts must be whole"),
        ([1, 2, 3, 4, 5], 2, PLAIN, "three known periods"),
        ([3, 4, 5, 6, 7, 8], 3, None, "more than 8 periods"),
        ([3] * 30, 15, Shape(season=(12, 7)), "season must have 1 wave"),
        ([3] * 30, 15, Shape(lags=99), "lags must be 0 to 29"),
    ],
)
def test_what_does_not_fit_is_refused(counts, start, shape, message):
    with pytest.raises(ValueError, match=message):
        interrupted_series(counts, start, shape=shape)


def test_exposure_must_be_one_for_each_period():
    with pytest.raises(ValueError, match="one for each period"):
        interrupted_series([3] * 30, 15, exposure=[1, 2])


def test_a_series_that_is_flat_is_not_changed():
    found = interrupted_series([9] * 30, 15, shape=PLAIN)

    assert found.level.ratio == pytest.approx(1)
    assert found.p_value == pytest.approx(1)


def test_the_page_tells_the_ban():
    text = page("interrupted-series.md")

    level = interrupted_series(EVENTS, BAN, exposure=PEOPLE, shape=LEVEL).level
    assert (
        f"level {level.ratio:.3f}, limits {level.lower:.3f} to {level.upper:.3f}"
        in text
    )
    found = interrupted_series(EVENTS, BAN, exposure=PEOPLE)
    for name, each in (
        ("trend before", found.trend),
        ("level at once", found.level),
        ("slope afterwards", found.slope),
        ("all that came over all that would have", found.whole),
    ):
        assert (
            f"| {name} | {each.ratio:.3f} | {each.lower:.3f} to {each.upper:.3f} |"
        ) in text
    assert (
        f"{found.saved:.0f} fewer ({found.saved_lower:.0f} to {found.saved_upper:.0f}),"
        f" p = {found.p_value:.4f}"
    ) in text
    assert f"lags of {found.lags}" in text
    assert f"hang together by {found.hangs_together:.2f}" in text
