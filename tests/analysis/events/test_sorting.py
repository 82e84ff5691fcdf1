import zipfile

import pytest

from fourfold.analysis.errors import SourceError
from fourfold.analysis.events.sorting import sort_inputs
from fourfold.analysis.files.inputs import input_files
from tests.analysis.areas.outline_files import feature, write_geojson
from tests.analysis.events.street_files import HEADER, Row, write


def sorted_in(*paths):
    with input_files(list(paths)) as files:
        return sort_inputs(files)


@pytest.mark.parametrize(
    ("name", "source", "month", "force"),
    [
        ("2024-05-marsh-street.csv", "police_uk_street", "2024-05", "marsh"),
        ("2024-05-Marsh-Street.CSV", "police_uk_street", "2024-05", "marsh"),
        ("2024-05-marsh-street (1).csv", "police_uk_street", "2024-05", "marsh"),
        ("2024-05-a-b-outcomes.csv", "police_uk_outcomes", "2024-05", "a-b"),
        (
            "2024-05-marsh-stop-and-search.csv",
            "police_uk_stop_and_search",
            "2024-05",
            "marsh",
        ),
    ],
)
def test_a_published_name_tells_source_month_and_force(
    tmp_path, name, source, month, force
):
    (tmp_path / name).write_text("anything")

    (found,) = sorted_in(tmp_path).records

    assert (found.source.id, found.month, found.force) == (source, month, force)


@pytest.mark.parametrize(
    ("header", "source"),
    [
        (HEADER, "police_uk_street"),
        ("month,category,lat,lng", "police_uk_street"),
        ("Crime ID,Month,Outcome type", "police_uk_outcomes"),
        ("Type,Date,Latitude,Longitude", "police_uk_stop_and_search"),
    ],
)
def test_a_file_of_another_name_is_told_by_its_header(tmp_path, header, source):
    (tmp_path / "crimes.csv").write_text(f"\ufeff{header}\n")

    (found,) = sorted_in(tmp_path).records

    assert (found.source.id, found.month, found.force) == (source, None, None)


def test_each_kind_of_file_finds_its_place(tmp_path):
    write(tmp_path, [Row()])
    (tmp_path / "answer.json").write_text('[{"persistent_id": ""}]')
    write_geojson(tmp_path / "wards.geojson", feature())
    (tmp_path / "wards.prj").write_text("belongs to a shapefile")
    (tmp_path / "notes.txt").write_text("nothing")

    found = sorted_in(tmp_path)

    assert [file.input.file_name for file in found.records] == [
        "2024-05-marsh-street.csv"
    ]
    assert [file.file_name for file in found.answers] == ["answer.json"]
    assert [file.file_name for file, _ in found.areas] == ["wards.geojson"]
    assert [file.file_name for file in found.passed_over] == ["notes.txt"]


def test_in_an_archive_only_rows_and_answers_are_looked_for(tmp_path):
    write_geojson(tmp_path / "wards.geojson", feature())
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
        archive.write(tmp_path / "wards.geojson", "wards.geojson")
        archive.writestr("answer.json", "[]")

    found = sorted_in(tmp_path / "a.zip")

    assert [file.file_name for file in found.answers] == ["answer.json"]
    assert [file.file_name for file in found.passed_over] == ["wards.geojson"]


@pytest.mark.parametrize(
    ("names", "told"), [([], "no file"), (["a.txt", "b.pdf"], "b.pdf")]
)
def test_where_there_is_nothing_to_load_it_is_told(tmp_path, names, told):
    for name in names:
        (tmp_path / name).write_text("nothing")

    with pytest.raises(SourceError, match="nothing here is of a kind") as caught:
        sorted_in(tmp_path)

    assert told in caught.value.file


def test_a_member_that_is_damaged_is_told_while_sorting(tmp_path):
    path = tmp_path / "a.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("crimes.csv", HEADER * 50)
    content = bytearray(path.read_bytes())
    content[len("crimes.csv") + 35] ^= 0xFF
    path.write_bytes(content)

    with pytest.raises(SourceError, match=r"crimes\.csv: the archive is damaged"):
        sorted_in(path)
