"""A crime that two releases hold counts once, as the newer one says."""

import duckdb
import pytest

from fourfold.analysis.cube.superseded import superseded_lines
from fourfold.analysis.errors import StoreError
from fourfold.analysis.events.loading import LoadOptions, load
from fourfold.analysis.events.releases import releases
from fourfold.analysis.events.standing import standing
from tests.analysis.cube.small_country import (
    FOLD,
    NEXT_FORCE,
    Row,
    store_of,
    write_street,
)

A, B, C = ("aa" * 32, "bb" * 32, "cc" * 32)


def found(store):
    """Superseded lines by force and month."""
    parts = standing(releases(store), "police_uk_street")
    with duckdb.connect() as connection:
        lines = superseded_lines(connection, store, parts)
    named = {p.part.path: (p.part.force, p.part.month) for p in parts}
    return {named[path]: sorted(at.tolist()) for path, at in lines.items()}


def give(store, tmp_path, month, *ids, force=FOLD, edition=None):
    number = len(list(store.releases.glob("r*.json")))
    rows = [Row(crime_id=crime_id) for crime_id in ids]
    path = write_street(tmp_path / str(number), month, rows, force=force)
    load(store, [path], options=LoadOptions(edition=edition))


@pytest.fixture
def store(tmp_path):
    return store_of(tmp_path)


def test_superseded_lines_are_none_within_one_release(store, tmp_path):
    files = [
        write_street(tmp_path, month, [Row(crime_id=A), Row(crime_id=A)])
        for month in ("2024-01", "2024-02")
    ]
    load(store, files)

    assert found(store) == {}


def test_superseded_lines_are_the_older_releases(store, tmp_path):
    give(store, tmp_path, "2024-01", A, B, "", A)
    give(store, tmp_path, "2024-02", A, C)

    assert found(store) == {(FOLD, "2024-01"): [2, 5]}


def test_superseded_lines_go_by_edition_before_number(store, tmp_path):
    give(store, tmp_path, "2024-02", A, edition="2024-06")
    give(store, tmp_path, "2024-01", A, edition="2024-05")

    assert found(store) == {(FOLD, "2024-01"): [2]}


def test_superseded_lines_are_of_all_older_releases_and_any_force(store, tmp_path):
    give(store, tmp_path, "2024-01", A, B)
    give(store, tmp_path, "2024-02", B, A, force=NEXT_FORCE)
    give(store, tmp_path, "2024-03", B)

    assert found(store) == {
        (FOLD, "2024-01"): [2, 3],
        (NEXT_FORCE, "2024-02"): [2],
    }


def test_superseded_lines_leave_rows_without_a_crime_id(store, tmp_path):
    give(store, tmp_path, "2024-01", "", "")
    give(store, tmp_path, "2024-02", "", A)

    assert found(store) == {}


def test_superseded_lines_look_at_standing_parts_only(store, tmp_path):
    give(store, tmp_path, "2024-01", A)
    give(store, tmp_path, "2024-02", A)
    give(store, tmp_path, "2024-02", B)

    assert found(store) == {}


def test_superseded_lines_name_a_part_that_cannot_be_read(store, tmp_path):
    give(store, tmp_path, "2024-01", A)
    give(store, tmp_path, "2024-02", A)
    for part in store.parts.glob("police_uk_street/*/2024-01/*"):
        part.write_bytes(b"")

    with pytest.raises(StoreError, match=r"2024-01.* cannot be read"):
        found(store)
