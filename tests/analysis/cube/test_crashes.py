"""A build that is killed at any moment leaves the last good one in its place."""

import random
import signal
import subprocess
import sys
import time

import pytest

from fourfold.analysis.cube.build import build
from fourfold.analysis.cube.reader import open_cube
from fourfold.analysis.events.loading import load
from tests.analysis.cube.small_country import (
    WESTFOLD,
    built,
    everywhere,
    write_street,
)

KILLS = 20
# It waits for a line, so that the time runs from the start of the build.
BUILD = """
import sys
from pathlib import Path
from fourfold.analysis.cube.build import build
from fourfold.analysis.events.store import Store

print("ready", flush=True)
sys.stdin.readline()
build(Store(Path(sys.argv[1])))
print("built", flush=True)
"""


def started(store):
    child = subprocess.Popen(
        [sys.executable, "-c", BUILD, str(store.root)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert child.stdout.readline() == "ready\n"
    child.stdin.write("go\n")
    child.stdin.flush()
    return child


def total(store):
    with open_cube(store) as cube:
        return int(cube.counts([cube.area(WESTFOLD)]).values.sum()), len(cube.months)


@pytest.fixture
def store(tmp_path):
    """January is built. Each test loads more and has the build of it killed."""
    return built(tmp_path, write_street(tmp_path, "2024-01", everywhere()))


def load_more(store, tmp_path, number):
    month = f"{2024 + number // 12}-{number % 12 + 1:02}"
    load(store, [write_street(tmp_path, month, everywhere(200))])


@pytest.mark.slow
def test_a_build_killed_at_any_moment_leaves_the_last_good_one(store, tmp_path):
    load_more(store, tmp_path, 1)
    whole = started(store)
    begun = time.monotonic()
    assert whole.stdout.readline() == "built\n"
    seconds = time.monotonic() - begun
    whole.communicate()
    chance = random.Random(2026)
    finished = 0
    for number in range(2, KILLS + 2):
        before = total(store)
        load_more(store, tmp_path, number)
        child = started(store)
        try:
            child.wait(chance.uniform(0, seconds * 1.2))
        except subprocess.TimeoutExpired:
            child.send_signal(signal.SIGKILL)
        child.communicate()

        after = total(store)
        finished += after != before
        # Either the old build, whole, or the new one, whole.
        assert after in (before, (4 + 800 * number, number + 1))

    build(store)
    assert total(store) == (4 + 800 * (KILLS + 1), KILLS + 2)
    assert finished < KILLS


@pytest.mark.slow
def test_two_builds_at_once_leave_one_good_build(store, tmp_path):
    load_more(store, tmp_path, 1)

    children = [started(store), started(store)]
    for child in children:
        child.communicate()

    assert 0 in [child.returncode for child in children]
    assert total(store) == (804, 2)
    assert not store.unfinished.exists()
