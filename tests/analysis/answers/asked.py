"""Every question of the library, asked once of something small."""

from functools import cache

import numpy as np
import shapely

import fourfold.analysis as ff

BOX = shapely.box(530_000, 180_000, 531_000, 181_000)
LINE = [[1], [0, 2], [1, 3], [2, 4], [3]]
DRAWS = {"draws": 199}


def points():
    """Forty strewn and thirty together, in whole metres."""
    chance = np.random.default_rng(7)
    strewn = chance.uniform([530_000, 180_000], [531_000, 181_000], (40, 2))
    together = chance.uniform([530_110, 180_110], [530_190, 180_190], (30, 2))
    return np.concatenate([strewn, together]).round()


def gathered():
    """Forty strewn and ninety in a square of 300 metres, in whole metres."""
    chance = np.random.default_rng(8)
    strewn = chance.uniform([530_000, 180_000], [531_000, 181_000], (40, 2))
    together = chance.uniform([530_400, 180_400], [530_700, 180_700], (90, 2))
    return np.concatenate([strewn, together]).round()


def panel():
    """Ten areas of different size over 36 months; the first three halve in the last
    twelve."""
    usual = np.arange(3, 13)[:, np.newaxis] * np.ones(36)
    usual[:3, 24:] /= 2
    counts = np.random.default_rng(3).poisson(usual)
    rows = [
        {"ward": f"W{area}", "month": np.datetime64("2016-01") + month, "n": n}
        for (area, month), n in np.ndenumerate(counts)
    ]
    frame = {name: np.array([row[name] for row in rows]) for name in rows[0]}
    return ff.panel(frame, area="ward", month="month", count="n")


def series():
    """Six years with a season, and a rise in the last month."""
    season = 1 + 0.4 * np.sin(np.arange(72) * np.pi / 6)
    counts = np.random.default_rng(5).poisson(40 * season)
    counts[-1] = 99
    return counts


def times():
    minutes = np.random.default_rng(9).integers(0, 60 * 24 * 60, 80)
    start = np.datetime64("2018-01-01T00:00") + minutes
    return {"start": start, "end": start + 90}


def near_frame():
    place = points()
    days = np.datetime64("2018-01-01") + np.random.default_rng(1).integers(0, 300, 70)
    return {"east": place[:, 0], "north": place[:, 1], "when": days}


@cache
def answers():
    """An answer to each question, by its name."""
    wards, spots = panel(), points()
    made = [
        ff.hotspots(spots, over=BOX, size=100, **DRAWS),
        ff.local_moran(spots, over=BOX, size=100, **DRAWS),
        ff.moran(spots, over=BOX, size=100, **DRAWS),
        ff.kernel_density(spots, over=BOX),
        ff.relative_risk(spots[40:], spots[:40], over=BOX, draws=99),
        ff.concentration(wards),
        ff.repeat_places(wards),
        ff.similar_patterns(wards.counts[:, 0], wards.counts[:, 1], draws=19),
        ff.seasonality(series(), start="2013-01"),
        ff.change_points(series(), start="2013-01"),
        ff.alert(series(), start="2013-01"),
        ff.cusum(series(), 40.0, start="2013-01"),
        ff.hours_of_the_week(times(), end="end"),
        ff.shifts(ff.hours_of_the_week(times()), length=8, number=2),
        ff.near_repeats(near_frame(), orders=19),
        ff.chains(near_frame(), distance=100, time=30),
        ff.change(120, 90),
        ff.weighted_displacement(
            (100, 60), (90, 95), next_door=(40, 50), next_door_control=(30, 31)
        ),
        ff.detectable_change((100, 100), (300, 300)),
        ff.difference_in_differences(
            wards, treated=["W0", "W1", "W2"], since="2018-01"
        ),
        ff.interrupted_series(series(), start="2013-01", since="2017-01"),
        ff.synthetic_control(wards, treated="W2", since="2018-01"),
        ff.matched_controls(wards.counts[:, :3], np.arange(10) < 2),
        ff.forecast(wards),
        ff.forecast_scores(wards, first="2018-06", share=0.2),
        ff.patrols(np.arange(1.0, 9.0), 300),
        ff.placement(spots, 3, distance=200),
    ]
    return {answer.question: answer for answer in made}
