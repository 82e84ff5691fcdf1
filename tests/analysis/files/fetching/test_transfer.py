"""Transfers that break, go on, or are not needed."""

import hashlib
import json
from pathlib import Path

import pytest

from fourfold.analysis.errors import FourfoldError, SourceError
from fourfold.analysis.files.fetching import Manners, fetch
from fourfold.analysis.files.fetching.landing import only_fetch_in
from tests.analysis.files import publisher_server as server
from tests.analysis.files.publisher_server import ZIP

pytestmark = pytest.mark.allow_hosts(["127.0.0.1"])


def test_fetch_brings_the_file_and_its_record(publisher, manners, tmp_path):
    fetched = fetch(f"{publisher.url}/a/latest.zip", tmp_path / "new", manners=manners)

    assert fetched.path == tmp_path / "new" / "latest.zip"
    assert fetched.path.read_bytes() == ZIP
    assert fetched.sha256 == hashlib.sha256(ZIP).hexdigest()
    assert (fetched.bytes, fetched.resumed_from, fetched.not_modified) == (
        len(ZIP),
        0,
        False,
    )
    record = json.loads((tmp_path / "new" / "latest.zip.json").read_text())
    assert record == {
        "url": f"{publisher.url}/a/latest.zip",
        "etag": '"v1"',
        "last_modified": None,
        "sha256": fetched.sha256,
        "bytes": len(ZIP),
        "fetched_at": "2026-11-22T12:00:00+00:00",
    }
    assert sorted(path.name for path in (tmp_path / "new").iterdir()) == [
        "latest.zip",
        "latest.zip.json",
    ]


def test_fetch_says_who_asks(publisher, manners, tmp_path):
    fetch(f"{publisher.url}/a.zip", tmp_path, manners=manners)

    assert publisher.asked[0]["User-Agent"].startswith("fourfold/0.")
    assert publisher.asked[0]["Accept-Encoding"] == "identity"


def test_fetch_tells_progress(publisher, manners, tmp_path):
    seen = []

    fetch(
        f"{publisher.url}/a.zip",
        tmp_path,
        progress=lambda done, total: seen.append((done, total)),
        manners=manners,
    )

    assert seen[-1] == (len(ZIP), len(ZIP))
    assert seen == sorted(seen)


@pytest.mark.parametrize(
    "broken",
    [
        server.cut_off(5000),
        server.stalled(5000),
        server.chunked(cut_after=5000),
    ],
    ids=["cut off", "stalled", "last chunk missing"],
)
def test_fetch_goes_on_where_a_transfer_broke(
    publisher, manners, slept, tmp_path, broken
):
    publisher.answers = [broken]

    fetched = fetch(f"{publisher.url}/a.zip", tmp_path, manners=manners)

    assert fetched.path.read_bytes() == ZIP
    assert fetched.resumed_from == 5000
    assert publisher.asked[1]["Range"] == "bytes=5000-"
    assert publisher.asked[1]["If-Range"] == '"v1"'
    assert len(slept) == 1


def test_fetch_goes_on_in_another_run(publisher, tmp_path):
    publisher.answers = [server.cut_off(5000)]
    with pytest.raises(SourceError, match="after 5,000 bytes"):
        fetch(f"{publisher.url}/a.zip", tmp_path, manners=Manners(tries=1))

    fetched = fetch(f"{publisher.url}/a.zip", tmp_path, manners=Manners(tries=1))

    assert fetched.path.read_bytes() == ZIP
    assert fetched.resumed_from == 5000


def test_fetch_goes_on_by_date_where_there_is_no_strong_etag(
    publisher, manners, tmp_path
):
    publisher.etag = 'W/"v1"'
    publisher.last_modified = "Sun, 22 Nov 2026 09:00:00 GMT"
    publisher.answers = [server.cut_off(5000)]

    fetched = fetch(f"{publisher.url}/a.zip", tmp_path, manners=manners)

    assert publisher.asked[1]["If-Range"] == "Sun, 22 Nov 2026 09:00:00 GMT"
    assert fetched.path.read_bytes() == ZIP


def test_fetch_starts_over_where_no_version_is_named(publisher, manners, tmp_path):
    publisher.etag = None
    publisher.answers = [server.cut_off(5000)]

    fetched = fetch(f"{publisher.url}/a.zip", tmp_path, manners=manners)

    assert publisher.asked[1]["Range"] is None
    assert (fetched.resumed_from, fetched.path.read_bytes()) == (0, ZIP)


def test_fetch_starts_over_where_the_server_ignores_range(publisher, manners, tmp_path):
    publisher.answers = [server.cut_off(5000), server.without_range]

    fetched = fetch(f"{publisher.url}/a.zip", tmp_path, manners=manners)

    assert publisher.asked[1]["Range"] == "bytes=5000-"
    assert (fetched.resumed_from, fetched.path.read_bytes()) == (0, ZIP)


def test_fetch_never_joins_two_versions(publisher, manners, tmp_path):
    newer = ZIP[:4] + bytes(20_000)

    def cut_off_and_revise(exchange):
        server.cut_off(5000)(exchange)
        publisher.content, publisher.etag = newer, '"v2"'

    publisher.answers = [cut_off_and_revise]

    fetched = fetch(f"{publisher.url}/a.zip", tmp_path, manners=manners)

    assert fetched.path.read_bytes() == newer


@pytest.mark.parametrize(
    "misfit",
    [
        server.part("bytes 5000-20003/20004", ETag='"v2"'),
        server.part("bytes 4999-20003/20004", ETag='"v1"'),
        server.part("nonsense"),
        server.status(416, Content_Range="bytes */17"),
    ],
    ids=["other version", "other place", "no place", "shorter file"],
)
def test_fetch_starts_over_after_a_part_that_does_not_fit(
    publisher, manners, tmp_path, misfit
):
    publisher.answers = [server.cut_off(5000), misfit]

    fetched = fetch(f"{publisher.url}/a.zip", tmp_path, manners=manners)

    assert publisher.asked[2]["Range"] is None
    assert fetched.path.read_bytes() == ZIP


def test_fetch_accepts_a_part_that_was_complete(publisher, manners, tmp_path):
    publisher.answers = [server.cut_off(5000)]
    with pytest.raises(SourceError):
        fetch(f"{publisher.url}/a.zip", tmp_path, manners=Manners(tries=1))
    (tmp_path / "a.zip.part").write_bytes(ZIP)

    fetched = fetch(f"{publisher.url}/a.zip", tmp_path, manners=manners)

    assert (fetched.path.read_bytes(), fetched.resumed_from) == (ZIP, len(ZIP))
    assert publisher.sent_bytes == 5000


@pytest.mark.parametrize(
    "answer",
    [server.chunked(), server.unmeasured],
    ids=["chunked", "until the connection closes"],
)
def test_fetch_takes_a_file_of_untold_length(publisher, manners, tmp_path, answer):
    publisher.answers = [answer]
    totals = set()

    fetched = fetch(
        f"{publisher.url}/a.zip",
        tmp_path,
        progress=lambda done, total: totals.add(total),
        manners=manners,
    )

    assert fetched.path.read_bytes() == ZIP
    assert totals == {None}


def test_fetch_transfers_nothing_twice(publisher, manners, tmp_path):
    first = fetch(f"{publisher.url}/a.zip", tmp_path, manners=manners)

    second = fetch(f"{publisher.url}/a.zip", tmp_path, manners=manners)

    assert second.not_modified
    assert (second.sha256, second.fetched_at) == (first.sha256, first.fetched_at)
    assert publisher.sent_bytes == len(ZIP)


def test_fetch_asks_by_date_where_there_is_no_etag(publisher, manners, tmp_path):
    publisher.etag = None
    publisher.last_modified = "Sun, 22 Nov 2026 09:00:00 GMT"
    fetch(f"{publisher.url}/a.zip", tmp_path, manners=manners)

    second = fetch(f"{publisher.url}/a.zip", tmp_path, manners=manners)

    assert second.not_modified


@pytest.mark.parametrize("damage", [b"", b"PK\x03\x04 edited by hand"])
def test_fetch_brings_a_file_again_that_was_changed_here(
    publisher, manners, tmp_path, damage
):
    fetched = fetch(f"{publisher.url}/a.zip", tmp_path, manners=manners)
    fetched.path.write_bytes(damage)

    again = fetch(f"{publisher.url}/a.zip", tmp_path, manners=manners)

    assert not again.not_modified
    assert again.path.read_bytes() == ZIP


@pytest.mark.parametrize("record", ["", "[]", '{"url": 1}', "{broken"])
def test_fetch_brings_a_file_again_whose_record_is_damaged(
    publisher, manners, tmp_path, record
):
    fetch(f"{publisher.url}/a.zip", tmp_path, manners=manners)
    (tmp_path / "a.zip.json").write_text(record)

    again = fetch(f"{publisher.url}/a.zip", tmp_path, manners=manners)

    assert not again.not_modified


def test_fetch_refuses_a_second_fetch_into_the_same_folder(
    publisher, manners, tmp_path
):
    with (
        only_fetch_in(tmp_path),
        pytest.raises(FourfoldError, match="another fetch is running"),
    ):
        fetch(f"{publisher.url}/a.zip", tmp_path, manners=manners)

    assert publisher.asked == []


def test_fetch_says_that_the_disk_is_full_and_keeps_the_old_file(
    publisher, manners, tmp_path
):
    if not Path("/dev/full").exists():
        pytest.skip("needs /dev/full, a device that is always full")
    (tmp_path / "a.zip").write_bytes(b"old")
    (tmp_path / "a.zip.part").symlink_to("/dev/full")

    with pytest.raises(FourfoldError, match="disk is full"):
        fetch(f"{publisher.url}/a.zip", tmp_path, manners=manners)

    assert (tmp_path / "a.zip").read_bytes() == b"old"


def test_fetch_says_where_it_may_not_write(publisher, manners, tmp_path):
    (tmp_path / "folder").write_text("a file")

    with pytest.raises(FourfoldError, match="cannot be written"):
        fetch(f"{publisher.url}/a.zip", tmp_path / "folder", manners=manners)

    assert publisher.asked == []
