import numpy as np
import pytest

from fourfold.demo.counts import invent_counts
from fourfold.demo.timeline import timeline_to


@pytest.fixture(scope="module")
def timeline(plan):
    return timeline_to("2026-06", plan["time"])


@pytest.fixture(scope="module")
def made(plan, timeline):
    shares = np.full((22, len(plan["types"])), 1 / 22)
    return invent_counts(np.random.default_rng(1), shares, timeline=timeline, plan=plan)


def type_number(plan, name):
    return [kind["id"] for kind in plan["types"]].index(name)


def by_month_of_year(counts, timeline, number):
    chosen = [month.endswith(f"-{number:02d}") for month in timeline.months]
    return counts[:, :, chosen].mean(axis=2).sum(axis=0)


def test_the_borough_has_2_000_to_2_500_events_in_most_months(made):
    monthly = made[0].sum(axis=(0, 1))

    assert np.median(monthly) == pytest.approx(2_200, rel=0.05)
    assert np.mean((monthly > 1_950) & (monthly < 2_550)) > 0.9


def test_planted_changes_are_exact(made, plan):
    counts, planted = made

    for change, details in zip(planted, plan["planted"], strict=True):
        series = counts[change.ward, change.type]
        assert series[-24:-12].sum() == change.before
        assert series[-12:].sum() == change.after
        assert change.after == round(change.before * details["factor"])


def test_the_borough_is_otherwise_flat(made, plan):
    counts, planted = made
    rest = counts.copy()
    for change in planted:
        rest[change.ward, change.type] = 0

    before = rest[:, :, -24:-12].sum(axis=(0, 2))
    after = rest[:, :, -12:].sum(axis=(0, 2))

    np.testing.assert_allclose(after / before, 1, atol=0.06)
    assert after.sum() / before.sum() == pytest.approx(1, abs=0.02)


def test_violence_peaks_in_summer_and_burglary_in_winter(made, plan, timeline):
    counts, _ = made
    july, december = (by_month_of_year(counts, timeline, n) for n in (7, 12))

    violence = type_number(plan, "violent-crime")
    burglary = type_number(plan, "burglary")

    assert july[violence] > december[violence]
    assert december[burglary] > july[burglary]


def test_counts_vary_a_little_more_than_poisson_counts(plan, timeline):
    shares = np.full((22, len(plan["types"])), 1 / 22)
    violence = type_number(plan, "violent-crime")

    series = [
        invent_counts(
            np.random.default_rng(seed), shares, timeline=timeline, plan=plan
        )[0][:, violence, 0]
        for seed in range(20)
    ]

    dispersion = np.var(series) / np.mean(series)
    assert 1.05 < dispersion < 1.6
