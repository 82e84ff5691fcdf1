"""Loads that are killed at any moment: the folder is as before, or has it all."""

import multiprocessing
import random
import time

import duckdb
import pytest

from fourfold.analysis.events.loading import load
from fourfold.analysis.events.releases import releases
from fourfold.analysis.events.store import Store
from tests.analysis.events.street_files import name_of, text_of, theft, write_zip

KILLS = 50
MONTHS = [f"2023-{month:02d}" for month in range(1, 13)]
ROWS = 1_500
# A load that has been killed at any of these moments has begun or is over.
LATEST = 1.5


@pytest.fixture(scope="module")
def processes():
    """Processes that begin at once, with all that a load needs in memory."""
    found = multiprocessing.get_context("forkserver")
    found.set_forkserver_preload(["fourfold.analysis.events.loading"])
    return found


def restated(folder, version):
    """An archive of a year, each version of which says something else."""
    shift = version * 10
    contents = [
        (
            name_of(month),
            text_of(theft(n + shift, month=month) for n in range(ROWS)),
        )
        for month in MONTHS
    ]
    return write_zip(folder / f"{version}.zip", contents)


def load_one(root, path):
    load(Store(root), [path])


def kill_after(processes, delay, root, path):
    process = processes.Process(target=load_one, args=(root, path))
    process.start()
    process.join(delay)
    process.kill()
    process.join()
    return process.exitcode


def assert_is_whole(store):
    """Every part of every release is there, with the rows that it reports."""
    connection = duckdb.connect()
    for release in releases(store):
        assert len(release.parts) == len(MONTHS)
        for part in release.parts:
            path = str(store.parts / part.path)
            rows = connection.execute("SELECT count(*) FROM read_parquet(?)", [path])
            assert rows.fetchall() == [(part.report.kept,)]


@pytest.mark.slow
def test_a_load_killed_at_any_moment_leaves_the_folder_whole(processes, tmp_path):
    moments = random.Random(20261122)
    started = time.perf_counter()
    load_one(tmp_path / "first", restated(tmp_path, 0))
    longest = min(1.5 * (time.perf_counter() - started), LATEST)
    exits = []

    for kill in range(KILLS):
        # Every fifth time the folder itself is only beginning.
        store = Store(tmp_path / f"data{kill // 5}")
        before = releases(store) if store.exists() else ()
        path = restated(tmp_path, kill)
        delay = moments.uniform(0, longest)
        exits.append(kill_after(processes, delay, store.root, path))

        after = releases(store) if store.exists() else ()
        assert after[: len(before)] == before
        assert len(after) - len(before) in (0, 1)
        assert_is_whole(store) if after else None
        again = load(store, [path])
        assert (again is None) == (len(after) > len(before))
        assert_is_whole(store)
        assert not store.unfinished.exists()
        listed = {part.path for r in releases(store) for part in r.parts}
        there = {
            str(p.relative_to(store.parts)) for p in store.parts.rglob("*.parquet")
        }
        assert there == listed

    # Some were killed in the middle; if none were, this would prove nothing.
    assert exits.count(-9) > KILLS / 4
