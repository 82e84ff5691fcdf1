import shutil

import pytest


@pytest.fixture
def archive(demo):
    return demo / "files" / "police" / "2026-06.zip"


def test_load_prints_every_kind_of_fault(fourfold, archive):
    done = fourfold("load", archive, "--invented")

    assert done.returncode == 0, done.stderr
    assert "Release r0001 (edition 2026-06, invented data)" in done.stdout
    assert "has too few cells" in done.stdout
    assert "month is not YYYY-MM" in done.stdout
    assert "coordinates outside the country" in done.stdout
    assert "Invented type that is in no list" in done.stdout
    assert "2023-11. They are gaps, not months without crime." in done.stdout
    assert "Next: fourfold build" in done.stdout


def test_second_load_of_the_same_file_is_nothing_new(fourfold, archive):
    fourfold("load", archive)

    done = fourfold("load", archive)

    assert done.returncode == 0
    assert "Nothing new" in done.stdout


def test_later_edition_prints_what_it_revised(fourfold, archive, demo):
    fourfold("load", demo / "files" / "police" / "2026-05.zip")

    done = fourfold("load", archive)

    assert "Revised against the last release" in done.stdout
    assert "police_uk_street" in done.stdout.split("Revised")[1]


def test_load_as_json_holds_the_whole_report(said, archive):
    release = said("load", archive)["release"]

    street = [p for p in release["parts"] if p["dataset"] == "police_uk_street"]
    assert sum(part["report"]["read"] for part in street) > 70_000
    assert {len(part["sha256"]) for part in street} == {64}


def test_file_of_another_kind_is_refused_with_what_to_do(fourfold, tmp_path):
    (tmp_path / "notes.txt").write_text("minutes of the last meeting")

    done = fourfold("load", "notes.txt")

    assert done.returncode == 1
    assert "notes.txt" in done.stderr
    assert "fourfold sources" in done.stderr


def test_folder_that_is_not_ours_is_left_alone(fourfold, archive, tmp_path):
    holiday = tmp_path / "holiday"
    holiday.mkdir()
    (holiday / "beach.txt").write_text("sand")

    done = fourfold("load", archive, "--data", holiday)

    assert done.returncode == 1
    assert "is not a Fourfold data folder" in done.stderr
    assert [path.name for path in holiday.iterdir()] == ["beach.txt"]


def test_report_of_an_earlier_load_can_be_read_again(fourfold, archive):
    first = fourfold("load", archive).stdout

    again = fourfold("sources", "--release", "r0001").stdout

    assert again.splitlines() == first.splitlines()[: len(again.splitlines())]


def test_damaged_archive_changes_nothing(fourfold, archive, tmp_path):
    shutil.copy(archive, tmp_path / "cut.zip")
    with (tmp_path / "cut.zip").open("r+b") as file:
        file.truncate(100_000)

    done = fourfold("load", "cut.zip")

    assert done.returncode == 1
    assert "damaged or cut short" in done.stderr
    assert "Download it again" in done.stderr
    assert not list((tmp_path / "fourfold-data").glob("releases/*"))
