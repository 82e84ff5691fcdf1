"""Files that were sent are kept under our names, and removed in time."""

import os
from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from fourfold.partnership.audit.models import Entry
from fourfold.partnership.datasets import queries, staging
from fourfold.partnership.datasets.limits import limits
from fourfold.partnership.datasets.models import Upload
from fourfold.partnership.datasets.services import (
    clear_uploads,
    receive_upload,
    remove_files,
)
from fourfold.partnership.errors import RefusedError
from tests.people import SET_UP, actor_of
from tests.work import crimes, make_run, make_upload, sent


def later():
    return timezone.now() + limits().kept + timedelta(minutes=1)


def test_files_are_kept_with_their_hashes(analyst):
    upload = make_upload(
        analyst, sent(crimes("a"), "../a.csv"), sent(b"x,y\n", "b.csv")
    )

    assert [path.name for path in staging.files_of(upload.public_id)] == [
        "a.csv",
        "b.csv",
    ]
    assert [each["size"] for each in upload.files] == [len(crimes("a")), 4]
    assert {len(each["sha256"]) for each in upload.files} == {64}
    details = Entry.objects.get(action="datasets.upload_received").details
    assert details["files"] == 2
    assert not list(staging.uploads_folder().glob("incoming-*"))
    assert str(upload) == "Upload of 2 files"


@pytest.mark.parametrize(
    ("files", "words"),
    [
        ([], "Choose the files"),
        ([("a.csv", b"x\n"), ("a.csv", b"y\n")], "Two of the files are called a.csv"),
        ([("a.csv", b"x\n"), ("b.csv", b"%PDF")], "no data that can be read"),
        ([(f"{n}.csv", b"x\n") for n in range(101)], "These are 101 files"),
    ],
)
def test_what_cannot_be_kept_leaves_nothing(analyst, files, words):
    with pytest.raises(RefusedError, match=words):
        receive_upload(
            by=actor_of(analyst),
            files=[sent(content, name) for name, content in files],
            options={},
        )

    assert not Upload.objects.exists()
    assert not [e for e in staging.uploads_folder().glob("*") if e.is_dir()]


def test_only_people_who_may_work_send_files(board_member):
    with pytest.raises(PermissionDenied):
        make_upload(board_member)


def test_removed_files_are_gone(analyst, django_capture_on_commit_callbacks):
    upload = make_upload(analyst)

    with django_capture_on_commit_callbacks(execute=True):
        remove_files(by=actor_of(analyst), upload_id=upload.pk)
    again = remove_files(by=actor_of(analyst), upload_id=upload.pk)

    assert not again.is_there
    assert not again.was_loaded
    assert not staging.folder_of(upload.public_id).exists()
    assert Entry.objects.filter(action="datasets.upload_removed").count() == 1


def test_files_that_are_being_read_stay(analyst):
    upload = make_upload(analyst)
    make_run(analyst, about=str(upload.public_id))

    with pytest.raises(RefusedError, match="being read"):
        remove_files(by=actor_of(analyst), upload_id=upload.pk)

    assert clear_uploads(by=SET_UP, at=later()) == 0


def test_files_that_nobody_loaded_in_time_are_removed(
    analyst, django_capture_on_commit_callbacks
):
    upload = make_upload(analyst)
    left = sent(b"half a file")
    folder = staging.uploads_folder() / "no-upload"
    folder.mkdir()
    assert clear_uploads(by=SET_UP, at=timezone.now()) == 0
    assert left.path.exists()

    with django_capture_on_commit_callbacks(execute=True):
        assert clear_uploads(by=SET_UP, at=later()) == 1

    assert not staging.folder_of(upload.public_id).exists()
    assert not left.path.exists()
    assert not folder.exists()


def test_nothing_is_left_before_anything_was_sent(db):
    assert clear_uploads(by=SET_UP, at=later()) == 0


def test_what_is_on_its_way_in_is_left_alone():
    path = sent(b"half").path
    now = timezone.now()
    os.utime(path, (now.timestamp(), now.timestamp()))

    assert list(staging.orphans({path.name})) == []
    assert [each.name for each in staging.orphans(set())] == [path.name]


def test_uploads_that_wait_are_listed_with_their_last_check(analyst):
    upload = make_upload(analyst)
    assert queries.uploads_waiting() == [(upload, None)]

    run = make_run(analyst, about=str(upload.public_id))

    assert queries.uploads_waiting() == [(upload, run)]
    assert queries.last_check(upload) == run
    assert queries.upload(upload.public_id) == upload
    assert queries.under_way() == [run]
