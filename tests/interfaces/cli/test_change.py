"""`fourfold change`, on the invented borough."""

import csv
import json
import xml.etree.ElementTree as ElementTree

import pytest
import shapely

ROBBERY = ("change", "E09990001", "--measure", "robbery")


@pytest.fixture
def data(demo):
    return demo / "data"


def test_it_says_the_change_and_shows_the_wards(fourfold, data):
    done = fourfold(*ROBBERY, "--data", data)

    assert done.returncode == 0, done.stderr
    assert "22 wards" in done.stdout
    assert "95% interval" in done.stdout


def test_the_files_hold_the_same_wards(fourfold, data, tmp_path):
    names = ("change.csv", "change.geojson", "change.html")
    outs = [word for name in names for word in ("--out", name)]

    done = fourfold(*ROBBERY, *outs, "--json", "--data", data)

    told = [row["code"] for row in json.loads(done.stdout)["rows"]]
    with (tmp_path / "change.csv").open(newline="", encoding="utf-8") as table:
        rows = list(csv.DictReader(table))
    collection = json.loads((tmp_path / "change.geojson").read_text())
    shapes = [shapely.geometry.shape(f["geometry"]) for f in collection["features"]]
    page = (tmp_path / "change.html").read_text()
    drawn = page[page.index("<svg") : page.index("</svg>") + len("</svg>")]
    picture = ElementTree.fromstring(drawn)  # noqa: S314 - our own
    assert [row["code"] for row in rows] == ["E09990001", *told]
    assert [each["id"] for each in collection["features"]] == told
    assert all(shape.is_valid for shape in shapes)
    assert len(list(picture.iter("path"))) == len(told)
    assert page.count('<th scope="row">') == len(told) + 1
    assert collection["invented"]
    assert "Invented data" in page
    assert not list(tmp_path.glob(".*.draft"))


def test_offences_have_no_shapes_and_the_page_no_map(fourfold, data, tmp_path):
    refused = fourfold(*ROBBERY, "--by", "offences", "--out", "a.geojson")
    done = fourfold(
        *ROBBERY, "--by", "offences", "--by-harm", "--out", "a.html", "--data", data
    )

    assert refused.returncode == 2
    assert "ends in .csv, .html" in refused.stderr
    assert done.returncode == 0, done.stderr
    assert "days of harm" in done.stdout
    assert "<svg" not in (tmp_path / "a.html").read_text()


def test_the_months_just_past_may_be_asked_for(fourfold, said, data):
    period = ("--period", "2026-04..2026-06", "--data", data)

    found = said(*ROBBERY, *period, "--before", "previous")
    told = said(*ROBBERY, *period, "--before", "2025-04..2025-06")
    without = said(*ROBBERY, *period)

    assert found["before"] == {"first": "2026-01", "last": "2026-03"}
    assert told == without
    assert "season" in fourfold(*ROBBERY, *period, "--before", "previous").stdout


def test_months_that_are_not_known_are_named(fourfold, data):
    done = fourfold(*ROBBERY, "--period", "2022-01..2023-12", "--data", data)

    assert done.returncode in (0, 1)
    assert "nown" in done.stdout + done.stderr


def test_a_folder_that_is_not_there_is_told_before_any_work(fourfold, data):
    done = fourfold(*ROBBERY, "--out", "nowhere/a.csv", "--data", data)

    assert done.returncode == 2
    assert "no such folder" in done.stderr


def test_a_period_that_is_none_is_told(fourfold, data):
    done = fourfold(*ROBBERY, "--before", "last-year", "--data", data)

    assert done.returncode == 2
    assert "FIRST..LAST" in done.stderr
