"""Counts agree with a count of one row at a time, whatever was loaded when."""

import tempfile
from collections import Counter
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st

from fourfold.analysis.areas.national_grid import to_national_grid
from fourfold.analysis.cube.build import build
from fourfold.analysis.cube.reader import open_cube
from fourfold.analysis.events.areas import LEVELS
from fourfold.analysis.events.loading import LoadOptions, load
from tests.analysis.cube.small_country import (
    FOLD,
    LSOAS,
    NEXT_FORCE,
    Row,
    built,
    everywhere,
    rings,
    store_of,
    write_street,
)
from tests.oracles.slow_counts import count, standing_crimes

MONTHS = ("2024-01", "2024-02", "2024-04")
OFFENCES = {
    "Burglary": "burglary",
    "Violent crime": "violent-crime",
    "Violence and sexual offences": "violent-crime",
    "Anti-social behaviour": "anti-social-behaviour",
}
UNKNOWN = "Witchcraft"


def to_metres(longitude, latitude):
    easting, northing = to_national_grid(np.array([longitude]), np.array([latitude]))
    return float(easting[0]), float(northing[0])


def outlines(level):
    return {
        code: shapely.Polygon([to_metres(*corner) for corner in corners])
        for code, corners in rings(level).items()
    }


# Whole numbers are corners and edges that up to four areas share; some lie outside.
CELLS = st.sampled_from([-0.5, 0, 0.25, 0.5, 1, 1.5, 2, 2.75, 3, 4, 4.5])
ROWS = st.builds(
    Row,
    x=CELLS | st.none(),
    y=CELLS,
    crime_type=st.sampled_from([*OFFENCES, UNKNOWN]),
    crime_id=st.sampled_from(["", "", "aa" * 32, "bb" * 32, "cc" * 32]),
)
FILES = st.dictionaries(
    st.tuples(st.sampled_from(MONTHS), st.sampled_from([FOLD, NEXT_FORCE])),
    st.lists(ROWS, min_size=1, max_size=12),
    min_size=1,
    max_size=3,
)
LOADS = st.lists(st.tuples(FILES, st.booleans()), min_size=1, max_size=3)


@settings(max_examples=6, deadline=None)
@given(LOADS)
def test_counts_agree_with_one_row_at_a_time(loads):
    assert_counted_like_one_row_at_a_time(loads)


@pytest.mark.slow
@settings(max_examples=100, deadline=None)
@given(LOADS)
def test_counts_of_many_loads_agree_with_one_row_at_a_time(loads):
    assert_counted_like_one_row_at_a_time(loads)


def assert_counted_like_one_row_at_a_time(loads):
    with tempfile.TemporaryDirectory() as folder:
        store = store_of(Path(folder))
        releases = []
        for number, (files, is_built_now) in enumerate(loads, start=1):
            releases.append(written(Path(folder) / str(number), files))
            load(store, releases[-1], options=LoadOptions(edition=f"2025-0{number}"))
            if is_built_now:
                build(store)
        build(store)
        crimes = standing_crimes(releases)

        with open_cube(store) as cube:
            for level in LEVELS:
                slow = count(crimes, outlines(level), to_metres)
                assert counted(cube, level) == of_offences(slow)
                assert unknown(cube, level) == of_unknown(slow)


def written(folder, files):
    # The street makes each release differ, so that each says something new.
    return [
        write_street(
            folder,
            month,
            [replace(row, location=folder.name) for row in rows],
            force=force,
        )
        for (month, force), rows in files.items()
    ]


def counted(cube, level):
    counts = cube.counts(cube.areas(level))
    return Counter(
        {
            (counts.areas[a], counts.months[m], counts.offences[o]): counts.values[
                a, m, o
            ]
            for a, m, o in zip(*np.nonzero(counts.values), strict=True)
        }
    )


def unknown(cube, level):
    return Counter(
        {
            (area.code, month): rows
            for area in cube.areas(level)
            for month in cube.months
            for _, rows in cube.unknown_types(area, months=[month])
        }
    )


def of_offences(slow):
    found = Counter()
    for (area, month, label), rows in slow.items():
        if area and label in OFFENCES:
            found[area, month, OFFENCES[label]] += rows
    return found


def of_unknown(slow):
    return Counter(
        {
            (area, month): rows
            for (area, month, label), rows in slow.items()
            if area and label == UNKNOWN
        }
    )


@pytest.mark.parametrize(
    ("x", "y", "lowest"),
    [(0, 0, 0), (1, 0, 0), (1, 1, 0), (2, 1, 1), (3, 2, 6), (4, 1, 3), (4, 2, 7)],
)
def test_a_point_on_a_shared_corner_counts_in_the_lowest_code(tmp_path, x, y, lowest):
    store = built(tmp_path, write_street(tmp_path, "2024-01", [Row(x, y, "Robbery")]))

    with open_cube(store) as cube:
        areas = [cube.area(code) for code in LSOAS]
        robberies = cube.counts(areas).of_offences(["robbery"]).values.ravel()

    assert robberies.tolist() == [int(n == lowest) for n in range(8)]


def test_rows_without_any_point_are_counted_for_no_area(tmp_path):
    store = built(tmp_path, write_street(tmp_path, "2024-01", [Row(None, None)]))

    with open_cube(store) as cube:
        counts = cube.counts(cube.areas("ward"))

    assert counts.values.sum() == 0
    assert not counts.known.any()


def test_months_between_two_published_ones_are_in_the_cube_and_not_known(tmp_path):
    files = [write_street(tmp_path, m, everywhere()) for m in ("2023-11", "2024-02")]
    store = built(tmp_path, *files)

    with open_cube(store) as cube:
        counts = cube.counts(cube.areas("authority"))

    assert counts.months == ("2023-11", "2023-12", "2024-01", "2024-02")
    assert counts.known.tolist() == [[True, False, False, True]] * 2
