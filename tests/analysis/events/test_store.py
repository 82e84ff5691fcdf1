import errno
import json
import multiprocessing
import os
import re

import duckdb
import pytest

from fourfold.analysis.errors import StoreError
from fourfold.analysis.events.store import MARK, Store
from tests.analysis.unprivileged import open_folder, unprivileged


@pytest.fixture
def store(tmp_path):
    return Store(tmp_path / "data")


def everything_in(folder):
    return sorted(str(path.relative_to(folder)) for path in folder.rglob("*"))


def test_writing_makes_a_data_folder(store):
    with store.writing():
        pass

    store.check()
    assert everything_in(store.root) == [
        "builds",
        MARK,
        "lock",
        "parts",
        "releases",
    ]


def test_a_folder_that_is_not_there_holds_no_data(store):
    assert not store.exists()
    with pytest.raises(StoreError, match="holds no Fourfold data"):
        store.check()


def test_a_folder_of_something_else_is_left_alone(store):
    store.root.mkdir()
    (store.root / "letters.txt").write_text("Dear Sir")

    with pytest.raises(StoreError, match="is not a Fourfold data folder"):
        store.writing().__enter__()

    assert everything_in(store.root) == ["letters.txt"]


def test_a_folder_that_has_lost_its_mark_is_left_alone(store):
    with store.writing():
        (store.parts / "police_uk_street").mkdir()
    (store.root / MARK).unlink()

    with pytest.raises(StoreError, match="is not a Fourfold data folder"):
        store.writing().__enter__()


@pytest.mark.parametrize(
    "left",
    [
        [],
        ["parts"],
        ["parts", "releases", "builds", "unfinished"],
        ["parts", "releases", "builds", "unfinished", "unfinished/x.json"],
    ],
)
def test_a_beginning_that_was_killed_is_gone_on_with(store, left):
    store.root.mkdir()
    for name in left:
        (store.root / name).mkdir()

    with store.writing():
        pass

    store.check()


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"layout": 99}', "\x00"])
def test_a_folder_of_another_layout_is_refused(store, text):
    with store.writing():
        pass
    (store.root / MARK).write_text(text)

    with pytest.raises(StoreError, match="was not written in the layout"):
        store.check()


def hold(root, held, done):
    with Store(root).writing():
        held.set()
        done.wait(30)


def test_a_second_writer_is_told(store):
    process = multiprocessing.get_context("spawn")
    held, done = process.Event(), process.Event()
    other = process.Process(target=hold, args=(store.root, held, done))
    other.start()
    held.wait(30)

    with pytest.raises(StoreError, match="another load or build is using"):
        store.writing().__enter__()

    done.set()
    other.join()
    with store.writing():
        assert store.exists()


def test_a_failed_write_leaves_no_rubbish_and_no_lock(store):
    def write_and_stop():
        with store.writing():
            (store.unfinished / "rubbish").write_text("x")
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        write_and_stop()

    with store.writing():
        assert everything_in(store.unfinished) == []


def test_rubbish_of_a_killed_writer_is_swept_away(store):
    with store.writing():
        pass
    store.unfinished.mkdir()
    (store.unfinished / "rubbish").write_text("x")

    with store.writing():
        assert everything_in(store.unfinished) == []


def test_a_small_file_is_written_whole_or_not_at_all(store):
    with store.writing():
        store.write_json(store.root / "x.json", {"name": "Ŵ"})
        with pytest.raises(TypeError):
            store.write_json(store.root / "x.json", {"name": object()})

    assert json.loads((store.root / "x.json").read_text("utf-8")) == {"name": "Ŵ"}


def test_what_is_placed_replaces_what_was_there(store):
    with store.writing():
        for text in ("old", "new"):
            draft = store.draft(".txt")
            draft.write_text(text)
            store.place(draft, store.parts / "a" / "b" / "x.txt")

    assert (store.parts / "a" / "b" / "x.txt").read_text() == "new"


def test_what_is_kept_under_the_name_of_its_content_is_kept_once(store):
    target = store.parts / "a" / "x.parquet"
    with store.writing():
        for text in ("first", "second"):
            draft = store.draft(".parquet")
            draft.write_text(text)
            store.keep(draft, target)
        assert everything_in(store.unfinished) == []
        store.settle()

    assert target.read_text() == "first"


def test_parts_that_no_release_has_are_swept_away(store):
    with store.writing():
        for name in ("a", "b"):
            draft = store.draft(".parquet")
            draft.write_text(name)
            store.keep(draft, store.parts / "street" / f"{name}.parquet")
        store.sweep({"street/a.parquet"})

    assert everything_in(store.parts) == ["street", "street/a.parquet"]


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EDQUOT, errno.EFBIG])
def test_a_full_disk_is_told_in_words(store, number):
    full = pytest.raises(StoreError, match=r"is full .* Nothing was changed")
    with full, store.writing():
        raise OSError(number, os.strerror(number))


@pytest.mark.parametrize(
    "said",
    [
        "IO Error: Could not write file: No space left on device",
        "Out of Memory Error: failed to offload data block of size 256.0 KiB",
    ],
)
def test_a_disk_that_is_full_for_duckdb_is_told_in_words(store, said):
    with pytest.raises(StoreError, match="is full"), store.writing():
        raise duckdb.Error(said)


@pytest.mark.parametrize(
    "error", [OSError(errno.EIO, "I/O error"), duckdb.Error("Parser Error")]
)
def test_what_is_not_about_the_folder_is_not_explained_away(store, error):
    with pytest.raises(type(error), match=re.escape(str(error))), store.writing():
        raise error


def test_a_file_where_the_folder_should_be_is_told(tmp_path):
    (tmp_path / "data").write_text("x")

    with pytest.raises(StoreError, match="is a file where a folder should be"):
        Store(tmp_path / "data").writing().__enter__()


def test_a_folder_without_permission_is_told():
    told = pytest.raises(StoreError, match="no permission to use")
    with open_folder() as top, unprivileged(), told:
        Store(top / "data").writing().__enter__()


def test_a_data_folder_that_may_not_be_read_is_told():
    with open_folder() as top:
        with Store(top / "data").writing():
            pass
        (top / "data").chmod(0o700)

        with unprivileged(), pytest.raises(StoreError, match="no permission to use"):
            Store(top / "data").check()
