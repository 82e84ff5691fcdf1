import pytest

from fourfold.analysis.errors import StoreError
from fourfold.analysis.events.store import Store
from fourfold.partnership.datasets.reading import read_folder


def test_folder_of_the_invented_borough_is_read_whole(demo):
    found = read_folder(demo / "data")

    assert [each.release_id for each in found.releases] == ["r0001", "r0002", "r0003"]
    assert found.releases[0].edition == "2026-05"
    assert found.releases[0].loaded_at.tzinfo is not None
    assert found.releases[0].last_month == "2026-05"
    assert found.releases[2].first_month == ""
    assert all(each.is_invented for each in (*found.releases, *found.builds))
    assert [each.is_current for each in found.builds] == [True]


def test_files_of_a_release_are_told_once_with_their_hash_and_rows(demo):
    files = read_folder(demo / "data").releases[0].files

    keys = [(each.name, each.dataset, each.sha256) for each in files]
    assert len(set(keys)) == len(keys)
    assert all(len(each.sha256) == 64 for each in files)
    assert sum(each.rows_kept for each in files) > 1_000
    assert sum(each.rows_refused for each in files) > 0


def test_fingerprints_are_the_same_each_time(demo):
    assert read_folder(demo / "data") == read_folder(demo / "data")
    first, second, _ = (
        each.fingerprint for each in read_folder(demo / "data").releases
    )
    assert first != second


def test_folder_without_a_build_has_releases_only(tmp_path):
    store = Store(tmp_path / "data")
    with store.writing():
        pass

    found = read_folder(tmp_path / "data")

    assert (found.releases, found.builds) == ((), ())


def test_what_is_no_data_folder_is_refused_in_words(tmp_path):
    with pytest.raises(StoreError, match="holds no Fourfold data"):
        read_folder(tmp_path)
