from hashlib import sha256

import pytest

from fourfold.analysis.errors import SourceError
from fourfold.analysis.files.inputs import input_files
from fourfold.analysis.files.staging import stage

HEADER = b"Month,Crime type"
ROW = b"2024-05,Drugs"


@pytest.fixture
def staged(tmp_path):
    """Stages some bytes, in a folder of their own."""

    def stage_bytes(content, **options):
        (tmp_path / "x.csv").write_bytes(content)
        scratch = tmp_path / "scratch"
        scratch.mkdir(exist_ok=True)
        with input_files([tmp_path / "x.csv"]) as (file,):
            return stage(file, scratch, **options)

    return stage_bytes


def of_lines(*lines, end=b"\n"):
    return b"".join(line + end for line in lines)


def test_a_copy_has_the_bytes_and_their_hash(staged):
    content = of_lines(HEADER, ROW)

    found = staged(content)

    assert found.path.read_bytes() == content
    assert found.sha256 == sha256(content).hexdigest()
    assert found.lines == 2


def test_each_copy_has_a_name_of_its_own(staged):
    content = of_lines(HEADER, ROW)

    assert staged(content).path != staged(content).path


def test_the_size_of_each_piece_is_told(staged):
    told = []

    staged(of_lines(HEADER, *[ROW] * 200_000), advance=told.append)

    assert sum(told) == 17 + 14 * 200_000
    assert len(told) > 1


@pytest.mark.parametrize(
    "content",
    [
        of_lines(HEADER, ROW),
        of_lines(HEADER, ROW, end=b"\r\n"),
        of_lines(HEADER, ROW)[:-1],
        b"\xef\xbb\xbf" + of_lines(HEADER, ROW),
        of_lines(HEADER, '2024-05,"Café ""Mill"", Lane"'.encode()),
        of_lines(b'"Month","Crime type"', b'"2024-05",""', end=b"\r\n"),
        of_lines(HEADER, *[ROW] * 200_000),
    ],
)
def test_what_a_csv_writer_makes_is_plain(staged, content):
    assert staged(content).plain


@pytest.mark.parametrize(
    "content",
    [
        of_lines(b"", HEADER, ROW),
        of_lines(b"  ", HEADER, ROW),
        b"\xef\xbb\xbf\r\n" + of_lines(HEADER, ROW, end=b"\r\n"),
        of_lines(HEADER, ROW, end=b"\r"),
        of_lines(HEADER, end=b"\r\n") + of_lines(ROW),
        of_lines(HEADER, b"2024-05,Dr\rugs"),
        of_lines(HEADER, b"2024-05,Caf\xe9"),
        of_lines(HEADER, b"2024-05,Dr\0ugs"),
        of_lines(HEADER, b"2024-05,Dr\x1fugs"),
        of_lines(HEADER, b'2024-05,"Drugs'),
        of_lines(HEADER, b'2024-05,Dr"ugs'),
        of_lines(HEADER, b'2024-05,"Dr"ugs'),
        of_lines(HEADER, *[ROW] * 200_000) + of_lines(ROW, end=b"\r\n"),
        of_lines(HEADER, b"2024-05,Dr\0ugs", *[ROW] * 200_000),
    ],
)
def test_what_no_csv_writer_makes_is_not_plain(staged, content):
    assert not staged(content).plain


def test_an_empty_file_is_refused_as_no_month_without_crime(staged):
    with pytest.raises(SourceError, match="the file is empty") as caught:
        staged(b"")

    assert "not a month without crime" in caught.value.remedy


@pytest.mark.parametrize(
    "content",
    [
        b"<!DOCTYPE html><html>Not found",
        b"\xef\xbb\xbf\n <html>",
        b"<?xml version='1.0'?><Error>",
    ],
)
def test_a_web_page_saved_as_csv_is_refused(staged, content):
    with pytest.raises(SourceError, match="a web page") as caught:
        staged(content)

    assert caught.value.line == 1


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_utf_16_is_refused_with_what_to_do(staged, encoding):
    with pytest.raises(SourceError, match="not UTF-8 text") as caught:
        staged(of_lines(HEADER, ROW).decode().encode(encoding))

    assert "CSV UTF-8" in caught.value.remedy
