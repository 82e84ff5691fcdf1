"""Hotspots of the invented borough, against counting each square by hand."""

from collections import Counter
from dataclasses import replace
from itertools import chain

import duckdb
import numpy as np
import pytest

from fourfold.analysis.areas.national_grid import to_national_grid
from fourfold.analysis.assessment.periods import Period
from fourfold.analysis.cube.located_events import write_located_events
from fourfold.analysis.errors import FourfoldError
from fourfold.analysis.offences.measures import measure
from fourfold.analysis.places import ground, hotspots
from fourfold.analysis.places.hotspots import Asked, find_hotspots, windows

CODE = "E09990001"


@pytest.fixture(scope="module")
def asked(cube):
    period = Period(cube.months[-24], cube.months[-1])
    return Asked(cube.find_area(CODE), measure("robbery"), period)


@pytest.fixture(scope="module")
def found(store, cube, asked):
    return find_hotspots(store, cube, asked)


@pytest.fixture(scope="module")
def by_hand(store, cube, asked, tmp_path_factory):
    """Events by corner of their square, one row at a time from the whole file."""
    target = tmp_path_factory.mktemp("rows") / "events.parquet"
    write_located_events(store, target)
    gaps = {gap.month for gap in cube.gaps(asked.authority)}
    counted = Counter()
    for longitude, latitude, month, offence, authority in duckdb.execute(
        f"SELECT longitude, latitude, month, offence, authority FROM '{target}'"
    ).fetchall():
        wanted = authority == CODE and offence in asked.measure.offences
        if wanted and month in asked.period.months and month not in gaps:
            east, north = to_national_grid(longitude, latitude)
            corner = (east // asked.size * asked.size, north // asked.size * asked.size)
            counted[f"{corner[0]:.0f}-{corner[1]:.0f}"] += 1
    return counted


def test_events_of_each_square_are_those_that_lie_in_it(found, by_hand):
    assert found.spots
    assert {spot.name: spot.events for spot in found.spots} == {
        spot.name: by_hand[spot.name] for spot in found.spots
    }


def test_every_event_with_a_point_is_in_a_square_or_said_to_be_outside(found, by_hand):
    assert found.events + found.outside == by_hand.total()


def test_hottest_come_first_and_all_are_hot(found):
    heights = [spot.z for spot in found.spots]

    assert heights == sorted(heights, reverse=True)
    assert min(heights) > 0


def test_sentence_says_ground_events_and_chance(found):
    held = sum(spot.events for spot in found.spots)

    assert (
        f"{len(found.spots):,} of {found.squares:,} squares stand out" in found.sentence
    )
    assert f"({held:,} of {found.events:,})" in found.sentence
    assert "chance may have named 5%" in found.sentence


def test_weights_change_what_is_hot_and_not_what_happened(store, cube, asked, found):
    heavy = dict.fromkeys(asked.measure.offences, 1.0) | {"robbery": 50.0}

    weighed = find_hotspots(store, cube, replace(asked, weights=heavy))

    assert weighed.events == found.events
    assert all(spot.weight == 50 * spot.events for spot in weighed.spots)
    assert "weighed by harm" in weighed.sentence


def test_equal_weights_change_nothing(store, cube, asked, found):
    same = dict.fromkeys(asked.measure.offences, 1.0)

    weighed = find_hotspots(store, cube, replace(asked, weights=same))

    assert weighed.spots == found.spots


def test_an_offence_without_a_weight_is_named(store, cube, asked):
    with pytest.raises(FourfoldError, match="no weight for"):
        find_hotspots(store, cube, replace(asked, weights={}))


def test_kinds_need_two_years_of_windows(store, cube, asked, found):
    short = replace(asked, period=Period(cube.months[-12], cube.months[-1]))

    told = find_hotspots(store, cube, short)

    assert {spot.kind for spot in told.spots} == {""}
    assert "" not in {spot.kind for spot in found.spots}


def test_one_month_has_hotspots_and_no_kinds(store, cube, asked):
    last = Period(cube.months[-1], cube.months[-1])

    told = find_hotspots(store, cube, replace(asked, period=last))

    assert told.events > 0
    assert {spot.kind for spot in told.spots} <= {""}


def test_what_is_strewn_by_chance_has_hardly_a_hotspot(store, cube, asked, monkeypatch):
    strewn = np.random.default_rng(3).permuted
    counted = hotspots.counts_of

    def strewn_counts(grid, points, **how):
        found = counted(grid, points, **how)
        values = found.values.copy()
        values[grid.inside] = strewn(values[grid.inside])
        return replace(found, values=values)

    monkeypatch.setattr(hotspots, "counts_of", strewn_counts)

    told = find_hotspots(store, cube, asked)

    assert len(told.spots) <= 0.02 * told.squares


def test_months_that_are_not_known_are_named_and_left_out(store, cube, asked):
    before = replace(asked, period=Period("2019-01", cube.months[5]))

    told = find_hotspots(store, cube, before)

    assert told.unknown[0] == "2019-01"
    assert set(told.unknown).isdisjoint(cube.months[:1])


def test_a_period_without_a_known_month_says_which_there_are(store, cube, asked):
    with pytest.raises(FourfoldError, match=f"Known: {cube.months[0]}"):
        find_hotspots(store, cube, replace(asked, period=Period("1999-01", "1999-02")))


def test_restricted_data_is_not_shown_by_square(store, cube, asked, monkeypatch):
    closed = {"disclosure": "restricted", "title": "Ambulance calls"}
    monkeypatch.setattr(ground, "settings", lambda name: closed)

    with pytest.raises(FourfoldError, match="Ambulance calls, which may not be shown"):
        find_hotspots(store, cube, asked)


def test_windows_end_with_the_period_and_hold_three_months():
    told = list(windows(Period("2025-01", "2025-08")))

    assert told == [
        ("2025-03", "2025-04", "2025-05"),
        ("2025-06", "2025-07", "2025-08"),
    ]
    assert set(chain(*windows(Period("2025-01", "2025-12")))) == set(
        Period("2025-01", "2025-12").months
    )
