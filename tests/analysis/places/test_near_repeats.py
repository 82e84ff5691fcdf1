"""Near repeats of a file, against pairs counted one by one."""

from itertools import combinations

import numpy as np
import pytest

from fourfold.analysis.errors import FourfoldError
from fourfold.analysis.places.near_repeats import Asked, near_repeats_of
from fourfold.analysis.places.own_files import PlacedRows


def rows(points, days):
    first = np.datetime64("2024-01-02", "D")
    return PlacedRows(
        np.asarray(points, float),
        first + np.asarray(days, dtype=np.int64),
        tuple(f"line {at}" for at in range(len(days))),
        (),
    )


@pytest.fixture(scope="module")
def crimes():
    """Strewn by chance, and a fifth of them followed within days and a street."""
    chance = np.random.default_rng(4)
    points = chance.uniform((530_000, 180_000), (533_000, 183_000), (150, 2))
    days = chance.integers(0, 300, 150)
    near = points[:40] + chance.uniform(-40, 40, (40, 2))
    soon = days[:40] + chance.integers(1, 6, 40)
    same, later = points[:10], days[:10] + 2
    return rows(np.vstack([points, near, same]), np.concatenate([days, soon, later]))


@pytest.fixture(scope="module")
def found(crimes):
    return near_repeats_of(Asked(crimes, orders=399))


def test_pairs_of_each_band_are_those_counted_one_by_one(found, crimes):
    days = (crimes.days - crimes.days[0]).astype(int).tolist()
    apart = [
        (abs(one[0] - two[0]) + abs(one[1] - two[1]), abs(days[a] - days[b]))
        for (a, one), (b, two) in combinations(enumerate(crimes.points.tolist()), 2)
    ]

    for band in found.bands:
        assert band.observed == sum(
            band.far[0] <= metres < band.far[1] and band.long[0] <= time < band.long[1]
            for metres, time in apart
        )


def test_what_follows_soon_and_near_is_named_and_what_does_not_is_not(found):
    named = {(band.far[1], band.long[1]) for band in found.bands if band.is_more}

    assert {(1.0, 7.0), (100.0, 7.0)} <= named
    assert (400.0, 56.0) not in named
    assert "more crimes follow one another than chance makes" in found.sentence
    assert "at the same place and under 7 days apart" in found.sentence


def test_no_p_value_is_below_one_in_the_orders(found):
    assert min(band.p_value for band in found.bands) == 1 / 400


def test_chains_and_places_are_those_of_the_crimes(found):
    assert found.chains.crimes >= 80
    assert found.chains.longest >= 2
    assert (found.repeats.repeated, found.repeats.crimes) == (10, 20)
    assert found.repeats.places == found.crimes - 10


def test_what_is_strewn_by_chance_has_no_near_repeats():
    chance = np.random.default_rng(8)
    points = chance.uniform((530_000, 180_000), (531_000, 181_000), (200, 2))
    strewn = rows(points, chance.integers(0, 300, 200))

    found = near_repeats_of(Asked(strewn, orders=399))

    assert "in none of 16 bands" in found.sentence
    assert next(band.ratio for band in found.bands if not band.expected) is None


def test_a_band_away_from_the_place_is_said_from_and_to(crimes):
    asked = Asked(crimes, metres=(100.0, 200.0), days=(3.0, 7.0), orders=119)

    found = near_repeats_of(asked)

    far = max((b for b in found.bands if b.is_more), key=lambda b: b.ratio)
    assert f"{far.long[1]:g} days apart" in found.sentence


def test_progress_counts_the_orders(crimes):
    seen = []

    near_repeats_of(Asked(crimes, orders=319), progress=lambda *at: seen.append(at))

    assert seen[-1] == (319, 319)


def test_too_few_orders_to_name_any_band_are_refused_with_how_many_it_takes(crimes):
    with pytest.raises(FourfoldError, match="16 bands from chance: try 319 or more"):
        near_repeats_of(Asked(crimes, orders=318))


@pytest.mark.parametrize(
    ("points", "days", "message"),
    [
        ([(530_000, 180_000)], [1], "two crimes or more"),
        ([(530_000, 180_000)] * 12, [-1] * 12, "months alone"),
    ],
)
def test_crimes_that_tell_nothing_are_refused(points, days, message):
    with pytest.raises(FourfoldError, match=message):
        near_repeats_of(Asked(rows(points, days)))
