import pytest

from fourfold.analysis.errors import SourceError
from fourfold.analysis.sources import ons_lookups
from fourfold.analysis.sources.ons_lookups import LookupRow

WARDS = """\ufeffLSOA21CD,LSOA21NM,LSOA21NMW,WD24CD,WD24NM,WD24NMW,LAD24CD,LAD24NM,ID
E01000001,Larkwood 001A,,E05000001,Kingfisher,,E09000001,Larkwood,1
E01000002,"Larkwood, North 001B",,E05000001,Kingfisher,,E09000001,Larkwood,2
"""
CHANGES = """LSOA11CD,LSOA11NM,LSOA21CD,LSOA21NM,CHGIND,LAD22CD,LAD22NM
E01000001,Larkwood 001A,E01000001,Larkwood 001A,U,E09000001,Larkwood
E01000003,Larkwood 001C,E01000004,Larkwood 001D,S,E09000001,Larkwood
E01000003,Larkwood 001C,E01000005,Larkwood 001E,S,E09000001,Larkwood
"""
HEADER = "LSOA21CD,WD24CD,LAD24CD\n"
LINE = "E01000001,E05000001,E09000001\n"


@pytest.fixture
def write(tmp_path):
    def write_text(content):
        path = tmp_path / "lookup.csv"
        path.write_text(content, encoding="utf-8")
        return path

    return write_text


def test_read_gives_the_rows_of_a_look_up_to_wards(write):
    path = write(WARDS)

    first, second = ons_lookups.read(path)

    assert first == LookupRow(
        kind="lsoa21-ward24",
        from_code="E01000001",
        from_name="Larkwood 001A",
        to_code="E05000001",
        to_name="Kingfisher",
        authority="E09000001",
        change=None,
    )
    assert second.from_name == "Larkwood, North 001B"


def test_read_gives_the_rows_of_a_change_file(write):
    path = write(CHANGES)

    rows = ons_lookups.read(path)

    assert {row.kind for row in rows} == {"lsoa11-lsoa21"}
    assert [(row.from_code, row.to_code, row.change) for row in rows] == [
        ("E01000001", "E01000001", "U"),
        ("E01000003", "E01000004", "S"),
        ("E01000003", "E01000005", "S"),
    ]
    assert rows[0].authority == "E09000001"


def test_read_finds_its_columns_in_any_order_and_case(write):
    path = write(
        "wd22nm,lad22cd,wd22cd,extra,lsoa11cd\nHeron,E09000001,W05000001,,W01000001\n"
    )

    (row,) = ons_lookups.read(path)

    assert row == LookupRow(
        "lsoa11-ward22",
        "W01000001",
        "W01000001",
        "W05000001",
        "Heron",
        "E09000001",
        None,
    )


def test_read_does_without_authorities_and_names(write):
    path = write("LSOA21CD,WD24CD\r\nE01000001,E05000001\r\n\r\n")

    (row,) = ons_lookups.read(path)

    assert (row.from_name, row.to_name) == ("E01000001", "E05000001")
    assert row.authority is None


def test_read_takes_the_newest_of_several_wards(write):
    path = write("LSOA21CD,WD22CD,WD24CD\nE01000001,E05000001,E05000002\n")

    (row,) = ons_lookups.read(path)

    assert (row.kind, row.to_code) == ("lsoa21-ward24", "E05000002")


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ("\ufeff", "line 1: the header is not that of a look-up"),
        ("name,size\nHeron,5\n", "it has: name, size. Download"),
        ("LSOA11CD,LSOA21CD\n", "the header is not that of a look-up"),
        (HEADER, "there are no rows under the header"),
        (
            f"{HEADER}E01000001,E05000001\n",
            "line 2: the line has 2 cells, the header 3",
        ),
        (f"{HEADER}{LINE[:-1]},\n", "line 2: the line has 4 cells, the header 3"),
        (f"{HEADER},E05000001,E09000001\n", "line 2, column LSOA21CD: '' is not the"),
        (f"{HEADER}E01000001,E02000001,E09000001\n", "WD24CD: 'E02000001' is not the"),
        (f"{HEADER}E01000001,E05000001,Heron\n", "column LAD24CD: 'Heron' is not the"),
        (HEADER + LINE + LINE, "line 3, column LSOA21CD: E01000001 stands on line 2"),
        (
            CHANGES.replace("U,", "Q,"),
            "line 2, column CHGIND: 'Q' is none of U, S, M, X",
        ),
        (CHANGES + CHANGES.splitlines()[-1], "E01000003 to E01000005 stands on line 4"),
    ],
)
def test_read_refuses_the_first_thing_that_is_not_clear(write, content, words):
    path = write(content)

    with pytest.raises(SourceError) as caught:
        ons_lookups.read(path)

    assert words in str(caught.value)


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (WARDS, True),
        (CHANGES, True),
        (HEADER, True),
        ("\n" + HEADER, False),
        ("LSOA11CD,LSOA21CD\n", False),
        ("OA21CD,LSOA21CD\n", False),
        ("", False),
    ],
)
def test_recognises_a_look_up_by_its_header(write, content, expected):
    assert ons_lookups.recognises(write(content)) is expected
