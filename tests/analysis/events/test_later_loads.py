"""Loads into a folder that holds releases already."""

import pytest

from fourfold.analysis.errors import StoreError
from fourfold.analysis.events.loading import LoadOptions, load
from fourfold.analysis.events.releases import Revision, releases
from fourfold.analysis.events.standing import standing
from tests.analysis.areas.outline_files import feature, write_geojson
from tests.analysis.events.made_releases import STREET
from tests.analysis.events.street_files import (
    Row,
    files_in,
    months_of,
    store_in,
    theft,
    write,
    write_zip,
)


@pytest.fixture
def store(tmp_path):
    return store_in(tmp_path)


def test_the_same_files_again_say_nothing_new(store, tmp_path):
    outlines = write_geojson(tmp_path / "wards.geojson", feature())
    path = write_zip(tmp_path / "a.zip", months_of([Row()], "2024-05", "2024-06"))
    load(store, [path, outlines])
    before = files_in(store.root)

    assert load(store, [path, outlines]) is None

    assert files_in(store.root) == before


def test_a_file_under_another_name_says_nothing_new(store, tmp_path):
    load(store, [write(tmp_path, [Row()])])

    assert load(store, [write(tmp_path, [Row()], "crimes.csv")]) is None


def test_a_month_more_shares_the_parts_of_the_others(store, tmp_path):
    rows = [theft(1)]
    load(store, [write_zip(tmp_path / "a.zip", months_of(rows, "2024-05"))])

    both = months_of(rows, "2024-05", "2024-06")
    second = load(store, [write_zip(tmp_path / "b.zip", both)])

    first = releases(store)[0].parts[0]
    assert second.parts[0].path == first.path
    assert second.parts[0].file == "b.zip:2024-05-marsh-street.csv"
    assert second.parts[0].revision is None
    assert len(list(store.parts.rglob("*.parquet"))) == 2


def test_a_restated_month_takes_over_and_says_what_changed(store, tmp_path):
    before = [theft(1), theft(2), theft(3), Row(), Row()]
    after = [theft(2, longitude="-0.2"), theft(3, crime_type="Drugs"), theft(4), Row()]
    first = load(store, [write(tmp_path / "1", before)])

    second = load(store, [write(tmp_path / "2", after)])

    (stands,) = standing(releases(store), STREET)
    assert stands.release.id == second.id == "r0002"
    assert second.parts[0].revision == Revision(
        before=first.parts[0].sha256,
        added=1,
        removed=1,
        moved=1,
        reclassified=1,
        without_id=-1,
    )


def test_an_older_edition_is_kept_but_does_not_stand_and_that_is_told(store, tmp_path):
    newer = months_of([theft(1)], "2024-05", "2024-06")
    load(store, [write_zip(tmp_path / "new.zip", newer)])

    older = load(store, [write(tmp_path / "old", [theft(2)])])

    assert {s.release.id for s in standing(releases(store), STREET)} == {"r0001"}
    assert older.edition == "2024-05"
    assert older.parts[0].revision is None
    (note,) = older.notes
    assert "1 of 1 parts, of 2024-05 to 2024-05, are kept but do not count" in note
    assert "--edition" in note


def test_an_older_edition_says_nothing_new_the_second_time(store, tmp_path):
    newer = months_of([theft(1)], "2024-05", "2024-06")
    load(store, [write_zip(tmp_path / "new.zip", newer)])
    load(store, [write(tmp_path / "old", [theft(2)])])

    assert load(store, [write(tmp_path / "old", [theft(2)])]) is None


def test_a_file_that_stood_before_can_be_made_to_stand_again(store, tmp_path):
    first = write(tmp_path / "1", [theft(1)])
    load(store, [first])
    load(store, [write(tmp_path / "2", [theft(2)])])

    third = load(store, [first])

    (stands,) = standing(releases(store), STREET)
    assert stands.part.path == releases(store)[0].parts[0].path
    assert (third.parts[0].revision.added, third.parts[0].revision.removed) == (1, 1)


def test_a_stated_edition_decides_what_stands(store, tmp_path):
    newer = months_of([theft(1)], "2024-05", "2024-06")
    load(store, [write_zip(tmp_path / "new.zip", newer)])

    fixed = write(tmp_path / "fixed", [theft(2)])
    release = load(store, [fixed], options=LoadOptions(edition="2024-09"))

    assert release.edition == "2024-09"
    assert release.notes == ()
    assert standing(releases(store), STREET)[0].release == release


def test_what_a_killed_load_left_behind_is_swept_away(store, tmp_path):
    load(store, [write(tmp_path, [Row()])])
    rubbish = store.parts / STREET / "marsh" / "2024-05" / "rubbish.parquet"
    rubbish.parent.mkdir(parents=True)
    rubbish.write_bytes(b"x")

    load(store, [write(tmp_path, [Row(month="2024-06")])])

    assert not rubbish.exists()
    assert len(list(store.parts.rglob("*.parquet"))) == 2


def test_a_file_that_is_read_by_other_rules_is_read_again(store, tmp_path):
    rows = [*[Row(month="2024-06")] * 20, Row(month="2024-05")]
    path = write(tmp_path, rows, "crimes.csv")
    load(store, [path], options=LoadOptions(earliest="2024-06"))

    again = load(store, [path])

    assert [part.month for part in again.parts] == ["2024-05", "2024-06"]


def test_a_second_load_at_the_same_time_is_told_and_does_no_damage(store, tmp_path):
    path = write(tmp_path, [Row()])
    with store.writing():
        (store.unfinished / "draft").write_text("of the first")

        with pytest.raises(StoreError, match="another load or build is using"):
            load(store, [path])

        assert (store.unfinished / "draft").exists()
    assert load(store, [path]).id == "r0001"
