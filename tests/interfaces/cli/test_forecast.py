"""`fourfold forecast`, on the invented borough."""

import csv
import json
import xml.etree.ElementTree as ElementTree

import pytest

ROBBERY = ("forecast", "E09990001", "--measure", "robbery")


@pytest.fixture
def data(demo):
    return demo / "data"


def test_it_names_squares_and_says_how_forecasts_have_done(fourfold, data):
    done = fourfold(*ROBBERY, "--top", 5, "--patrol-minutes", 120, "--data", data)

    assert done.returncode == 0, done.stderr
    assert "5 of " in done.stdout
    assert "the last 12 months" in done.stdout
    assert "as chosen each month" in done.stdout
    assert "6 visits of 15 minutes take 120 minutes" in done.stdout


def test_the_files_hold_the_same_squares(fourfold, data, tmp_path):
    names = ("next.csv", "next.geojson", "next.html")
    outs = [word for name in names for word in ("--out", name)]

    done = fourfold(*ROBBERY, *outs, "--json", "--data", data)

    answer = json.loads(done.stdout)
    told = [square["name"] for square in answer["squares"]]
    with (tmp_path / "next.csv").open(newline="", encoding="utf-8") as table:
        rows = list(csv.DictReader(table))
    features = json.loads((tmp_path / "next.geojson").read_text())["features"]
    page = (tmp_path / "next.html").read_text()
    drawn = page[page.index("<svg") : page.index("</svg>") + len("</svg>")]
    picture = ElementTree.fromstring(drawn)  # noqa: S314 - our own
    assert [row["square"] for row in rows] == told
    assert [each["id"] for each in features] == told
    assert len(list(picture.iter("rect"))) == len(told)
    assert [mark.text for mark in picture.iter("text")] == list(map(str, range(1, 11)))
    assert "says nothing about any person" in page
    assert answer["calibration"][0].keys() == {"said", "came", "places"}
    assert answer["tried"][0]["gain"]["mean"] == 0


def test_harm_weighs_crimes_and_tells_no_chances(fourfold, data, tmp_path):
    done = fourfold(
        *ROBBERY, "--by-harm", "--patrol-minutes", 60, "--out", "a.html", "--data", data
    )

    page = (tmp_path / "a.html").read_text()
    assert done.returncode == 0, done.stderr
    assert "days of harm" in done.stdout
    assert "Brier score" not in page
    assert "Visits a day" in page


def test_one_trial_has_a_gain_without_limits(said, data):
    one = ("--period", "2025-06..2026-06", "--data", data)

    found = said(*ROBBERY, *one)

    assert found["months_tried"] == 1
    assert found["tried"][1]["gain"]["lower"] is None


def test_months_that_are_not_known_are_named(fourfold, data):
    done = fourfold(*ROBBERY, "--period", "2019-01..2026-06", "--data", data)

    assert "Not known, and left out: 2019-01" in done.stdout


def test_a_file_of_another_kind_is_refused_before_any_work(fourfold, data):
    done = fourfold(*ROBBERY, "--out", "next.pdf", "--data", data)

    assert done.returncode == 2
    assert "ends in .csv, .geojson, .html" in done.stderr
