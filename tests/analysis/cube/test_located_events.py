"""The latest view of all events is what the counts were made from."""

import duckdb
import pytest

from fourfold.analysis.cube.located_events import write_located_events
from fourfold.analysis.cube.reader import open_cube
from fourfold.analysis.errors import StoreError
from fourfold.analysis.events.store import Store


@pytest.fixture(scope="module")
def view(demo, tmp_path_factory):
    target = tmp_path_factory.mktemp("view") / "events.parquet"
    rows = write_located_events(Store(demo / "data"), target)
    return target, rows


def test_located_events_are_the_rows_kept_less_those_superseded(demo, view):
    target, rows = view

    with open_cube(Store(demo / "data")) as cube:
        (force,) = cube.forces(cube.find_area("E09990001"))

    assert rows == force.rows_kept - force.rows_superseded
    assert duckdb.execute(f"SELECT count(*) FROM '{target}'").fetchall() == [(rows,)]


def test_located_events_count_up_to_the_cube(demo, view):
    target, _ = view
    found = duckdb.execute(
        f"SELECT ward, month, offence, count(*) FROM '{target}'"
        " WHERE ward IS NOT NULL AND offence IS NOT NULL GROUP BY ALL"
    ).fetchall()

    with open_cube(Store(demo / "data")) as cube:
        counts = cube.counts(cube.areas("ward"))

    assert counts.values.sum() == sum(rows for *_, rows in found)
    for ward, month, offence, rows in found:
        at = (
            counts.areas.index(ward),
            counts.months.index(month),
            counts.offences.index(offence),
        )
        assert counts.values[at] == rows


def test_located_events_without_a_point_say_why(view):
    target, _ = view

    reasons = duckdb.execute(
        f"SELECT DISTINCT unplaced, lsoa IS NULL FROM '{target}'"
        " WHERE longitude IS NULL ORDER BY ALL"
    ).fetchall()

    assert ("no coordinates", True) in reasons
    assert all(reason and has_no_area for reason, has_no_area in reasons)


def test_located_events_need_a_build(tmp_path):
    with pytest.raises(StoreError, match="fourfold load"):
        write_located_events(Store(tmp_path / "none"), tmp_path / "events.parquet")
