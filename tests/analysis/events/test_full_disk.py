"""Loads onto a disk that will take no more: a limit that the system itself sets."""

import resource
from contextlib import contextmanager

import pytest

from fourfold.analysis.errors import StoreError
from fourfold.analysis.events.loading import load
from fourfold.analysis.events.releases import releases
from tests.analysis.events.street_files import (
    name_of,
    store_in,
    text_of,
    theft,
    write_zip,
)

MONTHS = [f"20{year}-{month:02d}" for year in (22, 23) for month in range(1, 13)]


@contextmanager
def files_of_at_most(size):
    """Let no file grow beyond a size, as a disk that is nearly full does."""
    before, most = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, most))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (before, most))


def archive(folder, *, rows):
    contents = [
        (name_of(month), text_of([theft(n, month=month) for n in range(rows)]))
        for month in MONTHS
    ]
    return write_zip(folder / "a.zip", contents)


@pytest.mark.parametrize(
    ("size", "rows"),
    [
        pytest.param(0, 1, id="the first file of the folder"),
        pytest.param(100_000, 1_000, id="the copy of an input"),
        pytest.param(1_000, 1, id="a part, written by DuckDB"),
        pytest.param(8_000, 1, id="the manifest of the release"),
    ],
)
def test_a_disk_that_fills_up_leaves_all_as_it_was(tmp_path, size, rows):
    path = archive(tmp_path, rows=rows)
    store = store_in(tmp_path)

    with files_of_at_most(size), pytest.raises(StoreError) as caught:
        load(store, [path])

    assert "is full" in str(caught.value)
    assert not store.exists() or releases(store) == ()
    found = load(store, [path])
    assert releases(store) == (found,)
    assert sum(part.report.kept for part in found.parts) == rows * len(MONTHS)


def test_a_disk_that_fills_up_leaves_the_last_release(tmp_path):
    store = store_in(tmp_path)
    (tmp_path / "1").mkdir()
    first = load(store, [archive(tmp_path / "1", rows=1)])
    path = archive(tmp_path, rows=2)

    with files_of_at_most(8_000), pytest.raises(StoreError, match="is full"):
        load(store, [path])

    assert releases(store) == (first,)
    assert load(store, [path]).id == "r0002"
