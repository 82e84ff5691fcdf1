"""What is taken over is what would be counted anew."""

import json

import duckdb
import pytest

from fourfold.analysis.cube import current
from fourfold.analysis.cube.build import build
from fourfold.analysis.events.loading import LoadOptions, load
from tests.analysis.cube.small_country import (
    Row,
    everywhere,
    store_of,
    write_census,
    write_street,
)
from tests.analysis.cube.stop_files import Stop, write_stops

JANUARY, FEBRUARY, MARCH = "2024-01", "2024-02", "2024-03"
FIRST, SECOND, THIRD = ("ab" * 32, "cd" * 32, "ef" * 32)


def crimes(*ids, times=1):
    return [*everywhere(times), *(Row(crime_id=crime_id) for crime_id in ids)]


def content(store):
    """Every row of every table, without the numbers that rows go by."""
    cube = current.current_folder(store) / current.CUBE
    queries = (
        "SELECT path, crime_type, lsoa, ward, authority, events FROM counts"
        " JOIN parts USING (part)",
        "SELECT path, line FROM superseded JOIN parts USING (part)",
        "SELECT path, outcome, crime_type, authority, events FROM outcome_counts"
        " JOIN parts USING (part)",
        "FROM stops",
        "FROM areas",
        "FROM outlines",
        "FROM populations",
        "FROM indicators",
        "FROM harm_weights",
        "FROM gaps",
        "FROM policed_by",
        "FROM months",
        "FROM offences",
    )
    with duckdb.connect(cube, read_only=True) as connection:
        return [sorted(connection.execute(q).fetchall(), key=repr) for q in queries]


@pytest.fixture
def store(tmp_path):
    """Two months of which the older release holds a crime of the newer one."""
    store = store_of(
        tmp_path, write_street(tmp_path / "1", JANUARY, crimes(FIRST, SECOND))
    )
    load(store, [write_street(tmp_path / "2", FEBRUARY, crimes(FIRST))])
    load(store, [write_census(tmp_path)])
    build(store)
    return store


def anew(store):
    """The content of a build of the same from scratch."""
    (store.root / "current.json").unlink()
    for folder in store.builds.iterdir():
        (folder / current.MANIFEST).unlink(missing_ok=True)
    assert build(store).reused == 0
    return content(store)


def test_take_over_counts_a_part_again_if_other_rows_are_superseded(store, tmp_path):
    load(store, [write_street(tmp_path / "3", MARCH, crimes(SECOND))])

    built = build(store)

    assert (built.counted, built.reused) == (2, 1)
    assert content(store) == anew(store)


def test_take_over_keeps_a_part_of_which_the_same_rows_are_superseded(store, tmp_path):
    load(store, [write_street(tmp_path / "3", MARCH, crimes(THIRD))])

    built = build(store)

    assert (built.counted, built.reused) == (1, 2)
    assert content(store) == anew(store)


def test_take_over_keeps_a_part_of_which_every_row_is_superseded(tmp_path):
    store = store_of(
        tmp_path, write_street(tmp_path / "1", JANUARY, [Row(crime_id=FIRST)])
    )
    load(store, [write_street(tmp_path / "2", FEBRUARY, crimes(FIRST))])
    build(store)
    load(store, [write_street(tmp_path / "3", MARCH, crimes())])

    built = build(store)

    assert (built.counted, built.reused) == (1, 2)
    assert content(store) == anew(store)


def test_take_over_of_new_points_adds_to_the_old_ones(store, tmp_path):
    elsewhere = [Row(x + 0.25, 0.75) for x in range(4)]
    load(store, [write_street(tmp_path / "3", MARCH, [*crimes(), *elsewhere])])

    build(store)

    assert content(store) == anew(store)


def test_take_over_of_outcomes_and_searches_is_what_would_be_counted(store, tmp_path):
    told = [
        *crimes(),
        Row(outcome="Suspect charged"),
        Row(None, outcome="Offender fined"),
    ]
    load(store, [write_street(tmp_path / "3", MARCH, told)])
    at = "2024-03-02T10:00:00"
    load(store, [write_stops(tmp_path, MARCH, [Stop(at), Stop(at, x=2.5), Stop(at)])])
    build(store)
    load(store, [write_street(tmp_path / "4", "2024-04", told)])

    built = build(store)

    assert built.reused == 3
    assert content(store) == anew(store)


def test_build_goes_back_to_the_old_one_if_the_old_file_stands_again(store, tmp_path):
    before = current.current_folder(store)
    restated = write_street(tmp_path / "3", FEBRUARY, crimes(times=2))
    load(store, [restated], options=LoadOptions(edition=MARCH))
    build(store)
    again = write_street(tmp_path / "2", FEBRUARY, crimes(FIRST))
    load(store, [again], options=LoadOptions(edition="2024-04"))

    built = build(store)

    assert not built.is_new
    assert current.current_folder(store) == before
    assert content(store) == anew(store)


@pytest.mark.parametrize("key", ["placing", "people"])
def test_take_over_leaves_what_other_rules_made(store, tmp_path, key):
    manifest = current.current_folder(store) / current.MANIFEST
    said = json.loads(manifest.read_text())
    said["identity"][key] = "made by other rules"
    manifest.write_text(json.dumps(said))
    load(store, [write_street(tmp_path / "3", MARCH, crimes(THIRD))])

    built = build(store)

    assert built.reused == (0 if key == "placing" else 2)
    assert content(store) == anew(store)


def without_manifest(folder):
    (folder / current.MANIFEST).unlink()


def without_identity(folder):
    said = json.loads((folder / current.MANIFEST).read_text())
    del said["identity"]
    (folder / current.MANIFEST).write_text(json.dumps(said))


def without_cube(folder):
    (folder / current.CUBE).unlink()


def without_counts(folder):
    with duckdb.connect(folder / current.CUBE) as connection:
        connection.execute("DROP TABLE event_counts CASCADE")


@pytest.mark.parametrize(
    "damage", [without_manifest, without_identity, without_cube, without_counts]
)
def test_take_over_does_without_a_build_that_is_damaged(store, tmp_path, damage):
    damage(current.current_folder(store))
    load(store, [write_street(tmp_path / "3", MARCH, crimes(THIRD))])

    built = build(store)

    assert (built.counted, built.reused) == (3, 0)
    assert content(store) == anew(store)
