"""Whole loads of what is not as it should be: told, counted, and nothing half done."""

import pytest

from fourfold.analysis.errors import SourceError
from fourfold.analysis.events.loading import load
from fourfold.analysis.events.releases import releases
from tests.analysis.events.one_file import told
from tests.analysis.events.street_files import (
    HEADER,
    Row,
    name_of,
    store_in,
    text_of,
    write_zip,
)

GOOD = text_of([Row()] * 20).encode()
LINE = ",".join(Row().cells())
NAME = name_of()


@pytest.fixture
def store(tmp_path):
    return store_in(tmp_path)


@pytest.fixture
def load_bytes(store, tmp_path):
    """Loads a file of some bytes under the publisher's name."""

    def load_file(content, name=NAME):
        (tmp_path / name).write_bytes(content)
        return load(store, [tmp_path / name])

    return load_file


def rows_with(*lines, end="\n"):
    """Twenty good rows, then some lines."""
    return (text_of([Row()] * 20, end=end) + "".join(x + end for x in lines)).encode()


@pytest.mark.parametrize(
    ("content", "problem", "where", "remedy"),
    [
        (b"", "the file is empty", NAME, "Download it again"),
        (HEADER.encode(), "a header and no rows", NAME, "Leave it out"),
        (b"<!DOCTYPE html><p>Gone", "a web page", f"{NAME}, line 1", "download"),
        (GOOD.decode().encode("utf-16"), "not UTF-8", f"{NAME}, line 1", "CSV UTF-8"),
        (GOOD.replace(b"Month", b"M\xf6nth"), "not UTF-8", "line 1", "CSV UTF-8"),
        (
            GOOD.replace(b"Crime type", b"Kind"),
            "the column is missing; the header has: Crime ID, Month",
            f"{NAME}, line 1, column Crime type",
            "rename the column",
        ),
        (
            GOOD.replace(b"Latitude", b"Longitude"),
            "the header names it 2 times",
            f"{NAME}, line 1, column Longitude",
            "Remove the column",
        ),
        (
            GOOD.replace(b"2024-05", b"2024-04"),
            "20 × month is not the file's (line 2)",
            f"{NAME}, line 2",
            "Look at those lines",
        ),
        (
            GOOD.replace(b"2024-05", b"2044-05"),
            "20 × month out of range (line 2)",
            f"{NAME}, line 2",
            "Look at those lines",
        ),
        (GOOD.replace(b",", b";"), "column is missing", "column Month", "rename"),
        (bytes(range(256)) * 40, "not UTF-8", "line 1", "CSV UTF-8"),
    ],
)
def test_a_file_that_cannot_be_used_is_told_with_place_and_remedy(
    load_bytes, store, content, problem, where, remedy
):
    with pytest.raises(SourceError) as caught:
        load_bytes(content)

    assert problem in caught.value.problem
    assert caught.value.where().endswith(where)
    assert remedy in caught.value.remedy
    assert not store.exists() or releases(store) == ()


@pytest.mark.parametrize(
    ("lines", "reason"),
    [
        ([f"{LINE},more"], "has too many cells"),
        (["2024-05,Drugs"], "has too few cells"),
        (['"' + LINE], "has a quotation mark out of place"),
        ([LINE.replace("2024-05", "05/2024")], "month is not YYYY-MM"),
        ([LINE.replace("2024-05", "2009-01")], "month out of range"),
        ([LINE.replace("2024-05", "")], "no month"),
        ([LINE.replace("Anti-social behaviour", "")], "no crime type"),
        ([LINE.replace("Mill", "Mi\0ll")], "holds a NUL byte"),
    ],
)
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_a_row_that_cannot_be_used_is_counted_with_its_line(
    load_bytes, lines, reason, end
):
    (part,) = load_bytes(rows_with(*lines, LINE, end=end)).parts

    (fault,) = part.report.refused
    assert fault.reason.startswith(reason)
    assert (fault.rows, fault.first_lines) == (1, (22,))
    assert (part.report.read, part.report.kept) == (22, 21)


def test_a_row_in_windows_text_is_counted_with_its_line(load_bytes):
    bad = LINE.replace("Mill Lane", "Café Row").encode("cp1252")

    (part,) = load_bytes(GOOD + bad + b"\n").parts

    assert told(part.report.refused) == {"is not UTF-8": (1, (22,))}


@pytest.mark.parametrize(
    ("longitude", "latitude"),
    [("NaN", "51.5"), ("inf", "51.5"), ("-0.1", "-Infinity"), ("0", "0"), ("", "")],
)
def test_a_row_at_no_place_is_kept_and_told(load_bytes, longitude, latitude):
    nowhere = ",".join(Row(longitude=longitude, latitude=latitude).cells())

    (part,) = load_bytes(rows_with(nowhere)).parts

    assert part.report.kept == 21
    assert sum(fault.rows for fault in part.report.unplaced) == 1


@pytest.mark.parametrize(
    "content",
    [
        b"\xef\xbb\xbf" + GOOD,
        GOOD.replace(b"\n", b"\r\n"),
        GOOD.replace(b"\n", b"\r"),
        GOOD.replace(b"\n", b"\n\n"),
        GOOD.rstrip(b"\n"),
        GOOD.replace(b"Crime ID", b"crime_id").replace(b"Month", b" MONTH "),
        b"".join(b"extra," + line + b"\n" for line in GOOD.splitlines()),
        b"".join(line + b",,\n" for line in GOOD.splitlines()),
        b"\n".join(b",".join(x.split(b",")[::-1]) for x in GOOD.splitlines()),
        b"\n".join(x.partition(b",")[2] for x in GOOD.splitlines()),
    ],
    ids=[
        "mark", "CRLF", "CR", "blank lines", "no last end", "renamed", "extra",
        "trailing", "reordered", "without Crime ID",
    ],
)  # fmt: skip
def test_a_file_in_other_clothes_is_read_all_the_same(load_bytes, content):
    (part,) = load_bytes(content).parts

    assert (part.report.read, part.report.kept) == (20, 20)
    assert (part.report.refused, part.report.unplaced) == ((), ())
    assert part.force == "Marsh Constabulary"


def test_one_bad_file_in_an_archive_is_named_and_nothing_is_loaded(store, tmp_path):
    months = [f"2024-0{number}" for number in range(1, 5)]
    contents = [(name_of(month), text_of([Row(month=month)])) for month in months]
    path = write_zip(tmp_path / "a.zip", [*contents, (name_of("2024-05"), "<html>")])

    with pytest.raises(SourceError) as caught:
        load(store, [path])

    assert caught.value.file == f"{path}:2024-05-marsh-street.csv"
    assert releases(store) == ()
    assert list(store.releases.iterdir()) == []


def test_a_truncated_archive_is_named(store, tmp_path):
    path = write_zip(tmp_path / "a.zip", [(NAME, GOOD)])
    path.write_bytes(path.read_bytes()[:-40])

    with pytest.raises(SourceError, match="damaged or cut short"):
        load(store, [path])

    assert not store.exists()


def test_a_member_whose_content_is_damaged_is_named(store, tmp_path):
    path = write_zip(tmp_path / "a.zip", [(NAME, GOOD)])
    content = bytearray(path.read_bytes())
    content[len(NAME) + 40] ^= 0xFF
    path.write_bytes(content)

    with pytest.raises(SourceError, match=f"{NAME}: the archive is damaged"):
        load(store, [path])

    assert releases(store) == ()


def test_two_members_of_one_name_that_differ_are_refused(store, tmp_path):
    with pytest.warns(UserWarning, match="Duplicate name"):
        path = write_zip(tmp_path / "a.zip", [(NAME, GOOD), (NAME, rows_with(LINE))])

    with pytest.raises(SourceError, match=f"is in a.zip:{NAME} too"):
        load(store, [path])
