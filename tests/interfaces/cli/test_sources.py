import json

import pytest
from click.testing import CliRunner

from fourfold.analysis import definitions
from fourfold.interfaces.cli.main import fourfold as commands


@pytest.fixture
def say(tmp_path, monkeypatch):
    """Runs a command here; an error comes out as it was raised."""
    monkeypatch.chdir(tmp_path)

    def run(*arguments):
        done = CliRunner().invoke(
            commands, [str(a) for a in arguments], catch_exceptions=False
        )
        return done.output

    return run


def test_sources_lists_every_data_set_and_what_is_loaded(say, demo):
    said = say("sources", "--data", demo / "data")

    assert all(name in said for name in definitions.names("sources"))
    assert "2023-06 to 2026-06 (36 months)" in said
    assert "r0003" in said


def test_sources_without_data_lists_what_can_be_read(say):
    rows = json.loads(say("sources", "--json"))

    assert {row["source"] for row in rows} == set(definitions.names("sources"))
    assert {row["loaded"] for row in rows} == {"—"}


def test_sources_of_one_name_tells_licence_columns_and_faults(say):
    said = say("sources", "police_uk_street")

    assert "Open Government Licence" in said
    assert "Crime ID, Month, Reported by" in said
    assert "known faults" in said


def test_sources_of_one_name_as_json_is_its_definition(say):
    said = json.loads(say("sources", "ons_lookups", "--json"))

    assert said["id"] == "ons_lookups"


def test_sources_of_a_release_as_json_is_its_report(say, demo):
    said = json.loads(
        say("sources", "--release", "r0001", "--json", "--data", demo / "data")
    )

    assert said["id"] == "r0001"
    assert said["invented"] is True


def test_report_of_areas_lists_files_and_rows(say, demo):
    said = say("sources", "--release", "r0003", "--data", demo / "data")

    assert "ons_boundaries" in said
    assert "ons_population" in said


@pytest.mark.parametrize(
    ("arguments", "words"),
    [(["atlas"], "There is no source atlas"), (["--release", "r9"], "release r9")],
)
def test_sources_of_what_is_not_there_says_what_is(fourfold, arguments, words):
    done = fourfold("sources", *arguments)

    assert done.returncode == 1
    assert words in done.stderr


def test_build_prints_what_it_counted_and_what_comes_next(say, demo):
    files = demo / "files"
    say("load", files / "police" / "2026-05.zip")
    say("load", files / "boundaries")

    said = say("build")

    assert "35 files counted, 0 taken over" in said
    assert "Next: fourfold assess" in said
    assert "is up to date" in say("build")


def test_files_of_another_kind_in_a_folder_are_named(say, demo, tmp_path):
    (tmp_path / "here").mkdir()
    archive = demo / "files" / "police" / "2026-05.zip"
    (tmp_path / "here" / "crimes.zip").symlink_to(archive)
    (tmp_path / "here" / "minutes.txt").write_text("of the last meeting")

    said = say("load", tmp_path / "here")

    assert "Passed over, not a kind that Fourfold reads: 1" in said
    assert "minutes.txt" in said


def test_months_without_rows_and_older_editions_are_noted(say, demo, tmp_path):
    police = demo / "files" / "police"
    header = "Crime ID,Month,Reported by,Falls within,Longitude,Latitude,Crime type\n"
    empty = tmp_path / "2026-01-other-street.csv"
    empty.write_text(header)
    say("load", police / "2026-06.zip")

    said = say("load", police / "2026-05.zip", empty)

    notes = [line for line in said.splitlines() if line.startswith("Note: ")]
    assert any("2026-01-other-street.csv has a header and no rows" in n for n in notes)
    assert any("2026-05" in note for note in notes)
