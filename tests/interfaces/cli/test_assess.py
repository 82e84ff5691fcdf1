import json

import pytest

AUTHORITY = "E09990001"


@pytest.fixture
def data(demo):
    return demo / "data"


def test_assess_writes_page_json_and_tables(fourfold, data, tmp_path):
    done = fourfold("assess", AUTHORITY, "--data", data)

    folder = tmp_path / f"assessment-{AUTHORITY}-2026-06"
    assert done.returncode == 0, done.stderr
    assert "<h1" in (folder / "index.html").read_text()
    assert json.loads((folder / "assessment.json").read_text())
    assert list(folder.glob("*.csv"))
    assert not list(folder.glob(".*"))


def test_assess_takes_a_name_and_one_format(said, data):
    written = said(
        "assess",
        "invented borough of marshgate",
        "--data",
        data,
        "--format",
        "json",
        "--out",
        "here",
    )

    assert written["files"] == ["here/assessment.json"]


def test_assess_twice_gives_the_same_bytes(fourfold, data, tmp_path):
    for folder in ("one", "two"):
        fourfold("assess", AUTHORITY, "--data", data, "--out", folder)

    first, second = tmp_path / "one", tmp_path / "two"
    files = [file for file in first.rglob("*") if file.is_file()]
    assert {file.suffix for file in files} == {".html", ".pdf", ".json", ".csv"}
    for file in files:
        assert file.read_bytes() == (second / file.relative_to(first)).read_bytes()


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["Marshgat"], "Did you mean"),
        ([AUTHORITY, "--to", "2031-01"], "from 2023-06 to 2026-06"),
        ([AUTHORITY, "--build", "b000"], "There is no build b000"),
    ],
)
def test_assess_of_what_is_not_there_says_what_is(fourfold, data, arguments, words):
    done = fourfold("assess", *arguments, "--data", data)

    assert done.returncode == 1
    assert words in done.stderr


def test_explain_gives_the_working_of_every_headline_figure(fourfold, data):
    for kind in ("count", "rate", "change"):
        figure = f"robbery.{kind}.{AUTHORITY}.2025-07..2026-06"

        done = fourfold("explain", figure, "--data", data)

        assert done.returncode == 0, done.stderr
        assert "INVENTED DATA" in done.stdout
        assert "formula" in done.stdout
        assert "2026-06-invented-street.csv" in done.stdout


def test_explain_writes_exactly_the_rows_counted(fourfold, said, data, tmp_path):
    figure = f"robbery.count.{AUTHORITY}.2025-07..2026-06"
    number = said("explain", figure, "--data", data)["finding"]["draft"]["parts"][
        "numerator"
    ]

    fourfold("explain", figure, "--data", data, "--rows", "rows.csv")

    rows = (tmp_path / "rows.csv").read_text().splitlines()
    assert len(rows) == number + 1


def test_explain_of_an_id_of_another_shape_shows_a_right_one(fourfold, data):
    done = fourfold("explain", "robbery", "--data", data)

    assert done.returncode == 1
    assert ".." in done.stderr


def test_areas_lists_wards_of_an_authority(said, data):
    found = said("areas", "--level", "ward", "--in", AUTHORITY, "--data", data)

    assert len(found) == 22
    assert all(each["residents"]["people"] > 0 for each in found)


def test_areas_named_nothing_says_so(fourfold, data):
    done = fourfold("areas", "--named", "atlantis", "--data", data)

    assert "No area matches" in done.stdout


def test_build_again_is_up_to_date(said, data):
    built = said("build", "--data", data)

    assert built["is_new"] is False
