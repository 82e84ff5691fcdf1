"""`fourfold similar`, and the group that an assessment is set beside."""

import json
import shutil

import pytest

from tests.analysis.cube.small_country import (
    EASTFOLD,
    WESTFOLD,
    built,
    everywhere,
    write_census,
    write_street,
)

MONTHS = [f"{year}-{month:02d}" for year in (2022, 2023) for month in range(1, 13)]


@pytest.fixture(scope="module")
def country(tmp_path_factory):
    """Two authorities with two years of burglary and violence."""
    folder = tmp_path_factory.mktemp("country")
    rows = [*everywhere(2), *everywhere(1, crime_type="Violence and sexual offences")]
    files = [write_street(folder / "files", month, rows) for month in MONTHS]
    return built(folder, *files, write_census(folder / "files")).root


@pytest.fixture
def data(country, tmp_path):
    """A copy, for choices are saved in it."""
    return shutil.copytree(country, tmp_path / "chosen")


def test_similar_lists_the_nearest_with_what_they_are_like_by(fourfold, data):
    done = fourfold("similar", "Westfold", "--data", data)

    assert done.returncode == 0, done.stderr
    assert "Eastfold" in done.stdout
    assert "By residents, residents per square kilometre" in done.stdout
    assert "Left out, not known of all: deprivation" in done.stdout
    assert "Groups by name: inner-london, outer-london, similar, all." in done.stdout


def test_similar_as_json_has_distances_and_parts(said, data):
    (only,) = said("similar", WESTFOLD, "--data", data)

    assert only["area"]["code"] == EASTFOLD
    assert set(only["parts"]) == {"residents", "density", "under_25"}


def test_a_choice_needs_a_reason(fourfold, data):
    done = fourfold("similar", WESTFOLD, "--save", "--data", data)

    assert done.returncode == 2
    assert "A choice needs its reason" in done.stderr


def test_a_saved_choice_is_used_and_its_reason_printed(fourfold, data, tmp_path):
    saved = fourfold(
        "similar", WESTFOLD, "--save", "--reason", "The board chose it", "--data", data
    )
    done = fourfold(
        "assess", WESTFOLD, "--data", data, "--format", "json", "--out", "out"
    )

    assert saved.returncode == 0, saved.stderr
    assert "Westfold will be compared with these from now on." in saved.stdout
    assert done.returncode == 0, done.stderr
    assert "The board chose it." in (tmp_path / "out" / "assessment.json").read_text()


def test_a_saved_choice_is_told_the_next_time(fourfold, data):
    fourfold("similar", WESTFOLD, "--save", "--reason", "It did", "--data", data)

    done = fourfold("similar", WESTFOLD, "--data", data)

    assert "Chosen so far: " in done.stdout
    assert "It did." in done.stdout


def test_where_nobody_else_has_figures_it_is_said(fourfold, demo):
    done = fourfold("similar", "E09990001", "--data", demo / "data")

    assert "No other authority has figures" in done.stdout


def test_an_unknown_group_is_refused_with_those_there_are(fourfold, data):
    done = fourfold(
        "assess", WESTFOLD, "--compare-with", "outer-lundon", "--data", data
    )

    assert done.returncode == 1
    assert "Did you mean 'outer-london'?" in done.stderr


def test_every_authority_can_be_assessed_at_once(fourfold, data, tmp_path):
    done = fourfold(
        *("assess", "--all", "--data", data, "--out", "all"),
        *("--format", "summary", "--format", "csv"),
    )

    assert done.returncode == 0, done.stderr
    for code in (WESTFOLD, EASTFOLD):
        folder = next((tmp_path / "all").glob(f"*{code}*"))
        assert (folder / "summary.pdf").read_bytes().startswith(b"%PDF-")
        assert (folder / "compare.csv").is_file()


def test_a_derived_figure_is_explained_by_the_figures_it_is_made_of(said, data):
    figure = f"recorded-crime.against-group.{WESTFOLD}.2023-01..2023-12"

    found = said("explain", figure, "--data", data, "--compare-with", "all")

    assert found["finding"]["estimate"]["value"] == pytest.approx(1, abs=0.5)
    assert (
        f"recorded-crime.rate.{EASTFOLD}.2023-01..2023-12"
        in (found["finding"]["draft"]["inputs"])
    )


def test_explain_prints_what_a_derived_figure_is_made_of(fourfold, data):
    figure = f"recorded-crime.against-group.{WESTFOLD}.2023-01..2023-12"

    done = fourfold("explain", figure, "--data", data)

    assert done.returncode == 0, done.stderr
    assert "Made from 2 figures; explain any of them" in done.stdout


def test_a_figure_that_no_assessment_has_is_refused(fourfold, data):
    done = fourfold(
        "explain", f"burglary.season.{WESTFOLD}.2023-01..2023-12", "--data", data
    )

    assert done.returncode == 1
    assert "has no figure" in done.stderr


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("--period", "2023-01"), "FIRST..LAST"),
        (("--period", "2023-12..2023-01"), "cannot end"),
        (("--period", "2023-01..2023-12", "--to", "2023-12"), "--period"),
        (("--sections", "what,wear"), "wear"),
    ],
)
def test_wrong_orders_say_what_is_wrong(fourfold, data, arguments, words):
    done = fourfold("assess", WESTFOLD, "--data", data, *arguments)

    assert done.returncode in (1, 2)
    assert words in done.stderr


def test_a_period_a_choice_of_sections_and_a_commentary(fourfold, data, tmp_path):
    (tmp_path / "notes.toml").write_text(
        '[what]\ntext = "We doubt the thefts."\nby = "An analyst"\ndate = 2024-02-01\n'
    )

    done = fourfold(
        *("assess", WESTFOLD, "--data", data, "--out", "out", "--format", "html"),
        *("--period", "2023-07..2023-12", "--sections", "what,compare"),
        *("--commentary", "notes.toml"),
    )

    assert done.returncode == 0, done.stderr
    page = (tmp_path / "out" / "index.html").read_text()
    assert "We doubt the thefts." in page
    assert 'id="where"' not in page
    assert 'id="unknown"' in page


@pytest.mark.parametrize(
    "content",
    ["[what", '[wat]\ntext = "x"\nby = "y"\ndate = 2024-02-01', '[what]\ntext = "x"'],
)
def test_a_commentary_that_cannot_be_read_says_why(fourfold, data, tmp_path, content):
    (tmp_path / "notes.toml").write_text(content)

    done = fourfold("assess", WESTFOLD, "--data", data, "--commentary", "notes.toml")

    assert done.returncode == 1
    assert "notes.toml" in done.stderr


def test_figures_that_moved_between_two_builds_are_told_with_the_reason(
    fourfold, said, data, tmp_path
):
    later = write_street(tmp_path / "files", "2023-12", everywhere(5))
    assert fourfold("load", later, "--data", data).returncode == 0
    assert fourfold("build", "--data", data).returncode == 0

    first, last = (build["id"] for build in said("compare", "--data", data))
    done = fourfold(
        *("compare", first, last, "--data", data, "--area", "Westfold"),
        *("--csv", "moved.csv"),
    )

    assert done.returncode == 0, done.stderr
    assert "figures moved. Why:" in done.stdout
    assert "burglary.count" in (tmp_path / "moved.csv").read_text()


def test_two_builds_that_are_one_have_no_figure_that_moved(fourfold, said, data):
    (only,) = said("compare", "--data", data)

    done = fourfold("compare", only["id"], only["id"], "--data", data)

    assert "figures moved." in done.stdout
    assert "None of" in done.stdout


def test_builds_are_listed(fourfold, data):
    done = fourfold("compare", "--data", data)

    assert "Builds, the latest last" in done.stdout


def test_moved_figures_as_json(said, data):
    (only,) = said("compare", "--data", data)

    found = said("compare", only["id"], "--data", data)

    assert json.dumps(found)
    assert {each["area"]["code"] for each in found} == {WESTFOLD, EASTFOLD}
