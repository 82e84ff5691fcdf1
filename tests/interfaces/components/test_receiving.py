"""Files come in straight to disk, and only from people and to pages that may."""

from datetime import timedelta

import pytest
from django.contrib.sessions.backends.db import SessionStore
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.files.uploadhandler import SkipFile
from django.http import HttpRequest
from django.test import RequestFactory
from django.urls import reverse
from django.utils import timezone

from fourfold.interfaces.components import receiving
from fourfold.interfaces.components.receiving import Receiver, takes_files, was_too_much
from fourfold.interfaces.components.sessions import SEEN
from fourfold.partnership.datasets.staging import uploads_folder


class Somebody:
    is_authenticated = True


class Match:
    @staticmethod
    @takes_files(10)
    def func(request):
        """A page that takes ten bytes."""


@pytest.fixture(autouse=True)
def _folder(db, settings, tmp_path):
    settings.DATA_FOLDER = tmp_path


@pytest.fixture
def request_with():
    """Requests, read by Django's own parser and closed as a server closes them."""
    made = []

    def _request_with(*contents, **who):
        made.append(_request(*contents, **who))
        return made[-1]

    yield _request_with
    for request in made:
        request.close()


def _request(*contents, user=Somebody, match=Match, seen=None):
    files = [SimpleUploadedFile(f"{n}.csv", each) for n, each in enumerate(contents)]
    request = RequestFactory().post("/", {"files": files, "word": "kept"})
    request.user, request.resolver_match = user, match
    request.session = SessionStore()
    if seen is not None:
        request.session[SEEN] = seen.timestamp()
    request.POST.get("word")
    return request


def incoming():
    return list(uploads_folder().glob("*"))


def test_files_stand_on_disk_until_the_request_ends(request_with):
    request = request_with(b"12345", b"67890")

    files = request.FILES.getlist("files")
    assert [each.read() for each in files] == [b"12345", b"67890"]
    assert {each.temporary_file_path() for each in files} == set(map(str, incoming()))
    assert not was_too_much(request)

    request.close()

    assert incoming() == []


def test_file_that_was_moved_away_stays(request_with, tmp_path):
    request = request_with(b"12345")
    [path] = incoming()
    path.rename(tmp_path / "kept")

    request.close()

    assert (tmp_path / "kept").read_bytes() == b"12345"


def test_more_than_the_page_takes_is_thrown_away_as_it_comes(request_with):
    request = request_with(b"12345", b"678901", b"x")

    assert was_too_much(request)
    assert request.POST["word"] == "kept"
    assert len(request.FILES.getlist("files")) == 1
    assert len(incoming()) == 1


@pytest.mark.parametrize(
    "who",
    [
        {"user": None},
        {"user": type("Nobody", (), {"is_authenticated": False})},
        {"match": None},
        {"seen": timezone.now() - timedelta(hours=5)},
        {"match": type("Plain", (), {"func": staticmethod(lambda request: None)})},
    ],
)
def test_nothing_is_kept_of_what_nobody_may_send(request_with, who):
    request = request_with(b"12345", **who)

    assert request.POST["word"] == "kept"
    assert not request.FILES
    assert incoming() == []


def test_sending_is_being_there(request_with):
    """However long it takes: the session began before, and ends later."""
    before = timezone.now() - timedelta(minutes=10)

    request = request_with(b"12345", seen=before)

    assert request.session[SEEN] > before.timestamp()


def test_sender_who_goes_away_leaves_nothing():
    request = HttpRequest()
    request.session = SessionStore()
    request.user, request.resolver_match = Somebody, Match
    receiver = Receiver(request)
    receiver.new_file("files", "a.csv", "text/csv", None)
    receiver.receive_data_chunk(b"123", 0)
    assert len(incoming()) == 1

    receiver.upload_interrupted()
    receiver.upload_interrupted()

    assert incoming() == []


def test_receiver_without_a_request_takes_nothing():
    with pytest.raises(SkipFile):
        Receiver().new_file("files", "a.csv", "text/csv", None)


def test_gallery_takes_a_file(sign_in, administrator, monkeypatch):
    answer = sign_in(administrator).post(
        reverse("staff:components"), {"paper": SimpleUploadedFile("a.txt", b"x")}
    )

    assert answer.status_code == 200
    assert Receiver.chunk_size == receiving.MEGABYTE
