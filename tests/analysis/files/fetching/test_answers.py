"""What a fetch does not accept as the file."""

import pytest

from fourfold.analysis.errors import SourceError
from fourfold.analysis.files.fetching import Manners, fetch
from tests.analysis.files import publisher_server as server
from tests.analysis.files.publisher_server import ZIP

pytestmark = pytest.mark.allow_hosts(["127.0.0.1"])


@pytest.mark.parametrize("code", [404, 410])
def test_fetch_passes_on_advice_for_a_file_that_is_not_there(
    publisher, manners, tmp_path, code
):
    publisher.answers = [server.status(code)]

    with pytest.raises(SourceError, match=r"2031-01\.zip.*no such file.*Try an"):
        fetch(
            f"{publisher.url}/2031-01.zip",
            tmp_path,
            if_missing="Try an earlier month.",
            manners=manners,
        )

    assert len(publisher.asked) == 1


@pytest.mark.parametrize("code", [204, 304, 401, 403])
def test_fetch_refuses_an_answer_without_a_file(publisher, manners, tmp_path, code):
    publisher.answers = [server.status(code)]

    with pytest.raises(SourceError, match=f"answered {code}"):
        fetch(f"{publisher.url}/a.zip", tmp_path, manners=manners)

    assert len(publisher.asked) == 1


@pytest.mark.parametrize("content_type", ["text/html; charset=utf-8", "application/x"])
def test_fetch_refuses_a_web_page_and_keeps_the_old_file(
    publisher, manners, tmp_path, content_type
):
    (tmp_path / "a.csv").write_bytes(b"old")
    publisher.answers = [server.page(content_type)]

    with pytest.raises(SourceError, match=r"web page.*browser"):
        fetch(f"{publisher.url}/a.csv", tmp_path, manners=manners)

    assert [path.name for path in tmp_path.iterdir()] == ["a.csv"]
    assert (tmp_path / "a.csv").read_bytes() == b"old"


@pytest.mark.parametrize(
    ("content", "problem"),
    [(b"", "is empty"), (b'{"error": "quota"}', "is not a zip archive")],
)
def test_fetch_refuses_what_is_no_archive(
    publisher, manners, tmp_path, content, problem
):
    publisher.content = content

    with pytest.raises(SourceError, match=problem):
        fetch(f"{publisher.url}/a.zip", tmp_path, manners=manners)

    assert list(tmp_path.iterdir()) == []


def test_fetch_refuses_an_encoding_it_did_not_ask_for(publisher, manners, tmp_path):
    publisher.answers = [server.status(200, Content_Encoding="gzip")]

    with pytest.raises(SourceError, match="encoding gzip"):
        fetch(f"{publisher.url}/a.zip", tmp_path, manners=manners)


def test_fetch_refuses_a_file_with_another_hash(publisher, manners, tmp_path):
    with pytest.raises(SourceError, match=f"where {'0' * 64} was expected"):
        fetch(
            f"{publisher.url}/a.zip",
            tmp_path,
            expected_sha256="0" * 64,
            manners=manners,
        )

    assert list(tmp_path.iterdir()) == []


def test_fetch_checks_the_hash_of_a_file_that_stands(publisher, manners, tmp_path):
    url = f"{publisher.url}/a.zip"
    first = fetch(url, tmp_path, manners=manners)
    same = fetch(url, tmp_path, expected_sha256=first.sha256.upper(), manners=manners)

    with pytest.raises(SourceError, match="was expected"):
        fetch(url, tmp_path, expected_sha256="0" * 64, manners=manners)

    assert same.not_modified
    assert first.path.read_bytes() == ZIP


@pytest.mark.parametrize("answer", [server.good, server.chunked()])
def test_fetch_stops_at_the_limit(publisher, tmp_path, answer):
    publisher.answers = [answer]

    with pytest.raises(SourceError, match="limit of 1,000 bytes"):
        fetch(f"{publisher.url}/a.zip", tmp_path, manners=Manners(limit_bytes=1000))

    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("name", ["", "..", "a/b.zip", "a\\b.zip", "a\0.zip"])
def test_fetch_refuses_a_name_that_leaves_the_folder(publisher, tmp_path, name):
    with pytest.raises(ValueError, match="not a plain file name"):
        fetch(f"{publisher.url}/", tmp_path, name=name)

    assert publisher.asked == []
