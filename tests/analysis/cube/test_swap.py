"""Whatever happens to a build, the last good one can be read."""

import subprocess
import sys

import duckdb
import pytest

from fourfold.analysis.cube import current
from fourfold.analysis.cube.build import build
from fourfold.analysis.cube.reader import open_cube
from fourfold.analysis.errors import StoreError
from fourfold.analysis.events.loading import load
from tests.analysis.cube.small_country import (
    WESTFOLD,
    built,
    everywhere,
    write_street,
)

JANUARY, FEBRUARY = "2024-01", "2024-02"


def total(cube):
    return int(cube.counts([cube.area(WESTFOLD)]).values.sum())


def rewrite(part, rows):
    """Put other rows into a part, as nothing in the program ever does."""
    draft = part.with_suffix(".draft")
    with duckdb.connect() as connection:
        connection.execute(
            f"COPY ({rows.format(part=part)}) TO '{draft}' (FORMAT parquet)"
        )
    draft.rename(part)


@pytest.fixture
def store(tmp_path):
    """January is built; February is loaded and waits."""
    store = built(tmp_path, write_street(tmp_path, JANUARY, everywhere()))
    load(store, [write_street(tmp_path, FEBRUARY, everywhere(2))])
    return store


def part_of(store, month):
    (part,) = store.parts.glob(f"police_uk_street/*/{month}/*.parquet")
    return part


def assert_january_stands(store):
    with open_cube(store) as cube:
        assert cube.months == (JANUARY,)
        assert total(cube) == 4
    assert len(list(store.builds.iterdir())) == 1


@pytest.mark.parametrize(
    "rows",
    [
        "FROM '{part}' WHERE line > 2",
        "FROM '{part}' UNION ALL FROM '{part}' WHERE line = 2",
        "SELECT * REPLACE (NULL::INTEGER AS lon_e6) FROM '{part}'",
    ],
)
def test_build_refuses_counts_that_are_not_the_rows_loaded(store, rows):
    rewrite(part_of(store, FEBRUARY), rows)

    with pytest.raises(StoreError, match="do not reconcile") as refusal:
        build(store)

    assert FEBRUARY in str(refusal.value)
    assert_january_stands(store)


def test_build_names_a_part_that_cannot_be_read(store):
    part = part_of(store, FEBRUARY)
    part.write_bytes(part.read_bytes()[:200])

    with pytest.raises(StoreError, match=f"{part.name} cannot be read"):
        build(store)

    assert_january_stands(store)


def test_build_says_that_another_is_running(store):
    with (
        store.writing(),
        pytest.raises(StoreError, match="another load or build is using"),
    ):
        build(store)

    assert_january_stands(store)


def test_a_reader_goes_on_reading_the_build_it_opened(store):
    with open_cube(store) as before:
        new = build(store)

        assert total(before) == 4
        with open_cube(store) as after:
            assert total(after) == 12
            assert after.build == new.build
        assert before.months == (JANUARY,)


def test_an_older_build_can_be_opened_by_its_name(store):
    older = current.current_folder(store).name
    build(store)

    with open_cube(store, older) as cube:
        assert total(cube) == 4


def test_build_finishes_the_swap_of_one_that_was_stopped_before_it(store):
    name = build(store).build.id
    (store.root / "current.json").unlink()

    again = build(store)

    assert not again.is_new
    assert current.current_folder(store).name == name


def test_build_makes_a_damaged_build_anew(store):
    name = build(store).build.id
    (store.builds / name / current.CUBE).write_bytes(b"not a database")

    again = build(store)

    assert (again.build.id, again.is_new, again.counted) == (name, True, 2)
    with open_cube(store) as cube:
        assert total(cube) == 12


STOPPED_BY_THE_DISK = """
import resource, signal, sys
from pathlib import Path
from fourfold.analysis.cube.build import build
from fourfold.analysis.errors import StoreError
from fourfold.analysis.events.store import Store

signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, 100_000))
try:
    build(Store(Path(sys.argv[1])))
except StoreError as error:
    sys.exit(str(error))
"""


def test_build_on_a_full_disk_says_so_and_leaves_the_old_build(store):
    stopped = subprocess.run(
        [sys.executable, "-c", STOPPED_BY_THE_DISK, str(store.root)],
        capture_output=True,
        text=True,
        check=False,
    )

    assert stopped.returncode == 1
    assert "is full" in stopped.stderr
    assert_january_stands(store)
