import pytest

from fourfold.analysis.errors import SourceError
from fourfold.analysis.files.csv_shape import (
    LONGEST_LINE,
    SEPARATOR,
    Column,
    RefusedLine,
    header_cells,
    matches,
    resolve,
    tidy,
)

MONTH = Column("month", "Month", aliases=("Date",), required=True)
BY = Column("reported_by", "Reported by")
WITHIN = Column("falls_within", "Falls within", aliases=("Force",))
COLUMNS = (MONTH, BY, WITHIN)


@pytest.fixture
def tidied(tmp_path):
    """The rows and the refused lines of a file of some width."""

    def tidy_bytes(content, width=2):
        (tmp_path / "x.csv").write_bytes(content)
        refused = tidy(tmp_path / "x.csv", width, tmp_path / "x.tidy")
        text = (tmp_path / "x.tidy").read_text(encoding="utf-8")
        rows = [tuple(line.split(SEPARATOR)) for line in text.split("\n")[:-1]]
        return rows, refused

    return tidy_bytes


@pytest.mark.parametrize(
    "head",
    [
        b"Month,Falls within\n2024-05,Marsh\n",
        b"\xef\xbb\xbf Month , Falls within,\r\n2024-05",
        b'\n \n"Month","Falls within",,\r2024-05,Marsh',
    ],
)
def test_a_header_is_the_first_line_with_anything_on_it(head):
    assert header_cells(head) == ["Month", "Falls within"]


@pytest.mark.parametrize("head", [b"", b"\n\n", b",,"])
def test_a_header_of_nothing_has_no_cells(head):
    assert header_cells(head) == []


def test_a_header_that_is_no_utf_8_is_told_unless_that_does_not_matter():
    with pytest.raises(UnicodeDecodeError):
        header_cells(b"Stra\xdfe,Month")

    assert header_cells(b"Stra\xdfe,Month", errors="replace") == [
        "Stra\ufffde",
        "Month",
    ]


def test_a_header_matches_with_all_that_is_required():
    assert matches(["DATE", "Other"], COLUMNS)
    assert not matches(["Falls within"], COLUMNS)


@pytest.mark.parametrize(
    "cells",
    [["Falls within", "Month"], ["force", "DATE"], ["falls_within", " month"]],
)
def test_columns_are_found_by_name_whatever_their_order(cells):
    assert resolve(cells, COLUMNS, file="x") == {"month": 1, "falls_within": 0}


def test_a_column_that_has_its_own_name_goes_before_an_older_one():
    assert resolve(["Date", "Month"], [MONTH], file="x") == {"month": 1}


def test_a_missing_column_is_named_with_what_there_is():
    with pytest.raises(SourceError) as caught:
        resolve(["Crime ID", "x\x1b[2J"], COLUMNS, file="x.csv")

    assert caught.value.where() == "x.csv, line 1, column Month"
    assert caught.value.problem.endswith("the header has: Crime ID, x?[2J")


def test_a_missing_column_of_a_file_with_no_header_is_told():
    with pytest.raises(SourceError, match="the header has: —"):
        resolve([], COLUMNS, file="x.csv")


def test_of_a_very_wide_header_the_first_names_are_told():
    with pytest.raises(SourceError, match=r"n19, …\."):
        resolve([f"n{place}" for place in range(100)], COLUMNS, file="x.csv")


def test_one_of_two_columns_must_be_there_and_both_are_named():
    one_of = [("falls_within", "reported_by")]
    with pytest.raises(SourceError) as caught:
        resolve(["Month"], COLUMNS, one_of=one_of, file="x.csv")

    assert caught.value.column == "Reported by or Falls within"
    assert resolve(["Month", "Force"], COLUMNS, one_of=one_of, file="x.csv")


def test_a_column_that_stands_twice_is_refused():
    with pytest.raises(SourceError, match="names it 2 times") as caught:
        resolve(["Month", "month"], COLUMNS, file="x.csv")

    assert caught.value.column == "Month"


def test_a_column_that_is_not_read_may_stand_twice():
    assert resolve(["Month", "Context", "Context"], [MONTH], file="x") == {"month": 0}


def test_rows_keep_their_line_numbers(tidied):
    rows, refused = tidied(b"\na,b\n1,2\n\n  \n3,4")

    assert rows == [("3", "1", "2"), ("6", "3", "4")]
    assert refused == []


@pytest.mark.parametrize("end", [b"\n", b"\r\n", b"\r"])
def test_lines_may_end_in_any_way(tidied, end):
    rows, refused = tidied(end.join([b"\xef\xbb\xbfa,b", b"1,2", b"3,4", b""]))

    assert rows == [("2", "1", "2"), ("3", "3", "4")]
    assert refused == []


@pytest.mark.parametrize(
    ("line", "cells"),
    [
        (b'"a, b","say ""so"""', ("a, b", 'say "so"')),
        (b'a"b,c', ('a"b', "c")),
        (b"a,b,, ,", ("a", "b")),
        (b"a\x1fb,c", ("a b", "c")),
        ("é,ŵ".encode(), ("é", "ŵ")),
        (b",", ("", "")),
    ],
)
def test_cells_come_as_the_csv_rules_say(tidied, line, cells):
    rows, refused = tidied(b"a,b\n" + line + b"\n")

    assert rows == [("2", *cells)]
    assert refused == []


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        (b"1", "has too few cells"),
        (b"1,2,3", "has too many cells"),
        (b'1,"2', "has a quotation mark out of place"),
        (b'1,"2"3', "has a quotation mark out of place"),
        (b"1,caf\xe9", "is not UTF-8"),
        (b"1,\0", "holds a NUL byte"),
        (b"1," + b"x" * LONGEST_LINE, "is longer than any row"),
        (b"x" * (2 * LONGEST_LINE), "is longer than any row"),
    ],
)
def test_a_line_that_is_no_row_is_refused_and_no_other(tidied, line, reason):
    rows, refused = tidied(b"a,b\n" + line + b"\n3,4\n")

    assert refused == [RefusedLine(2, reason)]
    assert rows == [("3", "3", "4")]


@pytest.mark.parametrize("length", range(LONGEST_LINE - 3, LONGEST_LINE + 3))
def test_lines_are_numbered_right_after_one_of_the_longest(tidied, length):
    line = b"1," + b"x" * (length - 2)

    rows, refused = tidied(b"a,b\r\n" + line + b"\r\n3,4\r\n")

    assert rows[-1] == ("3", "3", "4")
    assert len(rows) + len(refused) == 2
