"""Each file that was sent is told apart, also after one that is wrong."""

import zipfile

import pytest

from fourfold.partnership.datasets.recognising import what_they_are
from tests.work import NAME, crimes


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "a.csv").write_bytes(b"a,b\n1,2\n")
    (tmp_path / "b.json").write_bytes(b'[{"persistent_id": ""}]')
    with zipfile.ZipFile(tmp_path / "c.zip", "w") as archive:
        archive.writestr(f"2026-05/{NAME}", crimes("a" * 64))
        archive.writestr("2026-05/notes.csv", "a,b\n1,2\n")
    (tmp_path / "d.dbf").write_bytes(b"\x03")
    (tmp_path / "e.zip").write_bytes(b"PK\x03\x04cut short")
    return tmp_path


def test_every_file_is_told_whatever_is_wrong_with_another(folder):
    found = {each.name: each for each in what_they_are(sorted(folder.iterdir()))}

    assert "a.csv is nothing that Fourfold reads" in found["a.csv"].problem
    assert found["b.json"].datasets == {"police_uk_api": 1}
    assert found["c.zip"].datasets == {"police_uk_street": 1}
    assert found["c.zip"].passed_over == 1
    assert "d.dbf" not in found
    assert found["e.zip"].problem.startswith("e.zip: the archive is damaged")


def test_files_of_the_demo_are_recognised(demo):
    read = {".zip", ".geojson", ".shp", ".csv"}
    paths = [path for path in (demo / "files").rglob("*") if path.suffix in read]

    found = what_they_are(paths)

    assert all(each.datasets and not each.problem for each in found)
    assert {name for each in found for name in each.datasets} >= {
        "iod",
        "ons_boundaries",
        "ons_lookups",
        "ons_population",
        "police_uk_outcomes",
        "police_uk_stop_and_search",
        "police_uk_street",
    }
