import pytest

from fourfold.partnership.datasets.staging import name_for, refuse_other_kinds
from fourfold.partnership.errors import RefusedError


@pytest.mark.parametrize(
    ("sent", "name"),
    [
        ("2026-05-metropolitan-street.csv", "2026-05-metropolitan-street.csv"),
        ("wards (1).geojson", "wards (1).geojson"),
        ("../../etc/passwd", "passwd"),
        (r"C:\data\a.csv", "a.csv"),
        ("..", "file-3"),
        (".hidden.csv", "hidden.csv"),
        ('a"<b>\n.csv', "a-b-.csv"),
        ("x" * 200 + ".csv", "x" * 116 + ".csv"),
        ("\N{SNOWMAN}", "file-3"),
    ],
)
def test_names_are_ours(sent, name):
    assert name_for(sent, 3) == name


@pytest.mark.parametrize(
    ("name", "head"),
    [
        ("a.csv", b"Crime ID,Month\n"),
        ("a.geojson", b'{"type": "FeatureCollection"'),
        ("a.zip", b"PK\x03\x04\x00\x00"),
        ("a.parquet", b"PAR1\x00"),
        ("a.shp", b"\x00\x00\x27\x0a\x00"),
        ("a.DBF", b"\x03\x7a\x00"),
    ],
)
def test_what_is_read_may_come_in(name, head):
    refuse_other_kinds(name, head)


@pytest.mark.parametrize(
    ("head", "words"),
    [
        (b"", "is empty"),
        (b"\xef\xbb\xbf <!doctype html>", "is a web page"),
        (b"%PDF-1.7", "no data that can be read"),
        (b"\x89PNG\r\n\x1a\n\x00", "no data that can be read"),
        (b"\x7fELF\x00", "no data that can be read"),
        (b"\x03\x00", "no data that can be read"),
    ],
)
def test_what_is_no_data_is_refused_whatever_its_name(head, words):
    with pytest.raises(RefusedError, match=words):
        refuse_other_kinds("crimes.csv", head)
