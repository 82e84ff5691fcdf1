"""`fourfold near-repeats`: a file with days is answered, months are refused."""

import csv
import json

import pytest


@pytest.fixture
def crimes(tmp_path):
    """A crime every ninth day, and each followed two days later next door."""
    lines = ["Date,Easting,Northing"]
    for at in range(40):
        month, day = divmod(at * 9, 28)
        x, y = 530_000 + 997 * (at * 7 % 40), 180_000 + 613 * (at * 11 % 40)
        lines += [
            f"{day + 1:02}/{month % 12 + 1:02}/2024,{x},{y}",
            f"{day + 1:02}/{month % 12 + 1:02}/2024,{x + 30},{y}",
        ]
    (tmp_path / "crimes.csv").write_text("\n".join([*lines, ",1,2"]))
    return "crimes.csv"


def test_it_says_which_bands_have_more_than_chance(fourfold, crimes):
    done = fourfold("near-repeats", crimes, "--orders", 399)

    assert done.returncode == 0, done.stderr
    assert "80 crimes from 2024-01-01" in done.stdout
    assert "(p 0.003) *" in done.stdout
    assert "Chains: " in done.stdout
    assert "Left out: 1 rows; the first, on line 82" in done.stdout


def test_the_files_hold_the_bands_and_no_place_of_a_crime(fourfold, crimes, tmp_path):
    done = fourfold(
        "near-repeats",
        crimes,
        *("--metres", "100,200", "--days", "7,14", "--orders", 119),
        *("--out", "near.csv", "--out", "near.html", "--json"),
    )

    bands = json.loads(done.stdout)["bands"]
    with (tmp_path / "near.csv").open(newline="", encoding="utf-8") as table:
        rows = list(csv.DictReader(table))
    page = (tmp_path / "near.html").read_text()
    assert [int(row["pairs"]) for row in rows] == [each["observed"] for each in bands]
    assert len(rows) == 6
    assert "1 rows of the file were left out" in page
    assert "530000" not in page + done.stdout + (tmp_path / "near.csv").read_text()


def test_the_open_files_of_the_police_are_refused_with_the_reason(fourfold, demo):
    done = fourfold(
        "near-repeats", "E09990001", "--measure", "burglary", "--data", demo / "data"
    )

    assert done.returncode == 1
    assert "Burglary" in done.stderr
    assert "tell the month alone" in done.stderr
    assert "fourfold near-repeats FILE.csv" in done.stderr


def test_a_file_of_months_is_refused_with_the_reason(fourfold, tmp_path):
    (tmp_path / "street.csv").write_text(
        "Month,Longitude,Latitude\n2024-03,-0.02,51.58\n2024-04,-0.02,51.58\n"
    )

    done = fourfold("near-repeats", "street.csv", "--day", "Month")

    assert done.returncode == 1
    assert "street.csv, line 2: the file tells the month alone" in done.stderr


@pytest.mark.parametrize("name", ["none.csv", "folder/none"])
def test_a_file_that_is_not_there_is_said_to_be_none(fourfold, name):
    done = fourfold("near-repeats", name)

    assert done.returncode == 1
    assert f"There is no file {name}" in done.stderr


@pytest.mark.parametrize("edges", ["100,50", "0,100", "near"])
def test_bands_that_do_not_rise_are_not_understood(fourfold, crimes, edges):
    done = fourfold("near-repeats", crimes, "--metres", edges)

    assert done.returncode == 2
    assert edges in done.stderr


def test_a_file_of_which_all_is_read_says_nothing_of_rows_left_out(
    fourfold, crimes, tmp_path
):
    whole = (tmp_path / crimes).read_text().rpartition("\n")[0]
    (tmp_path / "whole.csv").write_text(whole)

    done = fourfold("near-repeats", "whole.csv", "--orders", 319)

    assert done.returncode == 0, done.stderr
    assert "Left out" not in done.stdout
