import pytest

from fourfold.analysis.errors import SourceError
from fourfold.analysis.sources._ons_tables import peek, records_of


def test_records_of_a_file_are_its_lines_stripped(tmp_path):
    path = tmp_path / "t.csv"
    path.write_bytes(b'\xef\xbb\xbfcode, name\r\nE1,"Poole, north"\r\n,\r\n\r\n')

    records = list(records_of(path))

    assert [record.line for record in records] == [1, 2, 3, 4]
    assert records[0].texts == ("code", "name")
    assert records[1].texts == ("E1", "Poole, north")
    assert [record.is_blank for record in records] == [False, False, True, True]


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "the file is empty or cannot be opened"),
        (b"PK\x03\x04rest", "an Excel workbook or another zip archive"),
        (b"\xd0\xcf\x11\xe0rest", "an old Excel workbook"),
        (b"\xff\xfea\x00", "the text is UTF-16"),
        (b"\xef\xbb\xbf\n <!DOCTYPE html>", "it is a web page"),
    ],
)
def test_records_of_another_kind_of_file_say_what_it_is(tmp_path, content, words):
    path = tmp_path / "t.csv"
    path.write_bytes(content)

    with pytest.raises(SourceError, match=words):
        list(records_of(path))


def test_records_of_an_absent_file_say_so(tmp_path):
    with pytest.raises(SourceError, match=r"cannot be opened.*Check the path"):
        list(records_of(tmp_path / "absent.csv"))


def test_records_name_the_line_that_is_not_utf8(tmp_path):
    path = tmp_path / "t.csv"
    path.write_bytes(b"a,b\n" * 5_000 + b"Ynys M\xf4n,b\n" + b"a,b\n" * 5_000)

    with pytest.raises(SourceError, match="line 5001: the text is not UTF-8"):
        list(records_of(path))


@pytest.mark.parametrize("line", [b'"a"b,c\n', b'"never closed,c\n'])
def test_records_refuse_a_quotation_mark_out_of_place(tmp_path, line):
    path = tmp_path / "t.csv"
    path.write_bytes(b"a,b\n" + line)

    with pytest.raises(SourceError, match="line 2: a quotation mark is out of place"):
        list(records_of(path))


def test_peek_shows_the_first_lines_of_anything(tmp_path):
    path = tmp_path / "t.csv"
    path.write_bytes(b'\xef\xbb\xbfa,b\n"x\n\xff\0,y\n' + b"z\n" * 100)

    records = peek(path)

    assert records[0].texts == ("a", "b")
    assert records[2].texts == ("\ufffd", "y")
    assert len(records) == 20


def test_peek_into_an_absent_file_shows_nothing(tmp_path):
    assert peek(tmp_path / "absent") == ()
