"""From files in hand to a release: sent, checked, seen, loaded."""

import io
import zipfile

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from fourfold.partnership.datasets.models import LoadedRelease, Upload, WorkRun
from fourfold.partnership.datasets.services import remove_files
from tests.editions import make_area
from tests.people import actor_of
from tests.work import (
    NAME,
    TASKS,
    crimes,
    done_run,
    make_run,
    make_upload,
)

from .rows import page_at

pytestmark = pytest.mark.usefixtures("own_folders")
ROWS = crimes("a" * 64, "b" * 64)


@pytest.fixture
def client(sign_in, analyst):
    return sign_in(analyst)


def send(client, *contents, name=NAME, follow=True, **fields):
    files = [SimpleUploadedFile(name, each) for each in contents]
    where = reverse("staff:upload")
    return client.post(where, {"chosen": files, **fields}, follow=follow)


def last_run():
    return WorkRun.objects.latest("pk")


def test_files_are_sent_checked_and_loaded(client, analyst):
    page = client.get(reverse("staff:upload")).text
    assert "2.5 GB together" in " ".join(page.split())

    page = send(client, ROWS, invented="on").text
    assert "Check of files" in page
    assert "See how far it is" in page
    TASKS["check"].call(last_run().pk)

    page = client.get(page_at("work-run", last_run())).text
    assert "Nothing is loaded yet." in page
    assert "Street-level crime" in page
    assert "Load these files" in page
    assert NAME in client.get(reverse("staff:data")).text

    page = client.post(page_at("upload-load", Upload.objects.get()), follow=True).text
    assert "Load of files" in page
    TASKS["load"].call(last_run().pk)

    page = client.get(page_at("work-run", last_run())).text
    assert "Loaded as release r0001." in page
    assert "Build the counts" in page
    release = LoadedRelease.objects.get()
    assert release.is_invented
    page = client.get(reverse("staff:release", args=[release.pk])).text
    assert "No build counts this release yet." in page
    assert "A month has changed much where" in page


def test_what_the_files_do_not_say_is_said_with_them(client):
    area = make_area()

    send(client, ROWS, edition="2026-06", force="X", covers=[area.pk])

    assert Upload.objects.get().options == {
        "edition": "2026-06",
        "force": "X",
        "covers": [area.code],
        "invented": False,
    }


def test_archive_says_how_many_files_of_what_are_in_it(client):
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        for month in ("2026-04", "2026-05"):
            name = NAME.replace("2026-05", month)
            archive.writestr(f"{month}/{name}", crimes("a" * 64, month=month))
        archive.writestr("2026-05/notes.csv", "a,b\n")
    send(client, held.getvalue(), name="2026-05.zip")
    TASKS["check"].call(last_run().pk)

    page = client.get(page_at("work-run", last_run())).text

    assert "anti-social behaviour (2 files); passed over: 1" in page
    assert "Passed over: no kind that is read here" in page


@pytest.mark.parametrize(
    ("contents", "fields", "words"),
    [
        ((), {}, "Choose the files to load"),
        ((b"%PDF-1.7",), {}, "is no data that can be read"),
        ((b"",), {}, "is empty"),
        ((ROWS, ROWS), {}, "Two of the files are called"),
        ((ROWS,), {"edition": "June"}, "Write the month as 2026-08"),
    ],
)
def test_what_is_wrong_with_them_is_said_in_the_form(client, contents, fields, words):
    assert words in send(client, *contents, **fields).text
    assert not Upload.objects.exists()


def test_too_much_is_said_in_the_form(client, monkeypatch):
    view = "fourfold.interfaces.staff.evidence.uploads.upload.takes_bytes"
    monkeypatch.setattr(view, 10)

    page = send(client, ROWS).text

    assert "The files come to more than" in page
    assert "Choose the files to load" not in page


def test_files_are_loaded_only_after_a_check_that_went_well(client, analyst):
    upload = make_upload(analyst)

    page = client.post(page_at("upload-load", upload), follow=True).text

    assert "only after a check that went well" in page
    assert "Not checked" in page
    done_run(analyst, about=str(upload.public_id))
    WorkRun.objects.update(state="failed", error="It was cut short.")
    page = client.post(page_at("upload-load", upload), follow=True).text
    assert "It was cut short." in page


def test_files_are_checked_again(client, analyst):
    upload = make_upload(analyst)

    page = client.post(page_at("upload-check", upload), follow=True).text

    assert "Check of files" in page


def test_second_load_waits_for_the_first(client, analyst):
    upload = make_upload(analyst)
    done_run(analyst, about=str(upload.public_id))
    make_run(analyst, "build")

    page = client.post(page_at("upload-load", upload), follow=True).text

    assert "only one at a time can change the data" in page


def test_files_that_are_not_wanted_are_removed(client, analyst):
    upload = make_upload(analyst)
    run = make_run(analyst, about=str(upload.public_id))
    page = client.post(page_at("upload-remove", upload), follow=True).text
    assert "being read" in page
    client.post(page_at("work-stop", run))

    page = client.post(page_at("upload-remove", upload), follow=True).text

    assert "The files are removed." in page
    assert client.post(page_at("upload-load", upload)).status_code == 404


def test_files_of_a_check_that_failed_can_be_removed(client):
    send(client, b"a,b\n1,2\n", name="x.csv")
    TASKS["check"].call(last_run().pk)
    where = page_at("work-run", last_run())
    assert "Remove the files" in client.get(where).text

    client.post(page_at("upload-remove", Upload.objects.get()))

    assert "Remove the files" not in client.get(where).text


def test_what_was_loaded_already_is_told(client, analyst):
    for _ in range(2):
        upload = make_upload(analyst)
        check = done_run(analyst, about=str(upload.public_id))
        load = done_run(analyst, "load", about=str(upload.public_id))

    assert "loaded already" in client.get(page_at("work-run", check)).text
    assert "Nothing new" in client.get(page_at("work-run", load)).text


def test_check_of_files_that_were_removed_offers_no_load(client, analyst):
    upload = make_upload(analyst)
    check = done_run(analyst, about=str(upload.public_id))
    remove_files(by=actor_of(analyst), upload_id=upload.pk)

    assert "Load these files" not in client.get(page_at("work-run", check)).text
