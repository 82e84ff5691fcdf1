"""`fourfold place`, on the invented borough."""

import csv
import json
import xml.etree.ElementTree as ElementTree

import pytest

ROBBERY = ("place", "E09990001", "--measure", "robbery", "--kit", "3")


@pytest.fixture
def data(demo):
    return demo / "data"


@pytest.fixture
def candidates(said, data, tmp_path):
    """Sites that were found, as a list of the user's own, and one that is none."""
    sites = said(*ROBBERY, "--kit", 5, "--data", data)["sites"]
    lines = [f"L{at},{s['east']},{s['north']}" for at, s in enumerate(sites)]
    (tmp_path / "posts.csv").write_text("\n".join(["id,x,y", *lines, "L9,,"]))
    return "posts.csv"


def test_it_names_the_sites_and_what_they_reach(fourfold, data):
    done = fourfold(*ROBBERY, "--by-harm", "--data", data)

    assert done.returncode == 0, done.stderr
    assert "3 sites reach" in done.stdout
    assert "reaches more" in done.stdout
    assert "days added" in done.stdout


def test_the_files_hold_the_same_sites(fourfold, data, tmp_path, candidates):
    names = ("kit.csv", "kit.geojson", "kit.html")
    outs = [word for name in names for word in ("--out", name)]
    own = (
        "--candidates",
        candidates,
        "--name",
        "id",
        "--easting",
        "x",
        "--northing",
        "y",
    )

    done = fourfold(*ROBBERY, *own, *outs, "--json", "--data", data)
    told = fourfold(*ROBBERY, *own, "--data", data)

    answer = json.loads(done.stdout)
    sites = [site["name"] for site in answer["sites"]]
    with (tmp_path / "kit.csv").open(newline="", encoding="utf-8") as table:
        rows = list(csv.DictReader(table))
    features = json.loads((tmp_path / "kit.geojson").read_text())["features"]
    page = (tmp_path / "kit.html").read_text()
    drawn = page[page.index("<svg") : page.index("</svg>") + len("</svg>")]
    picture = ElementTree.fromstring(drawn)  # noqa: S314 - our own
    assert sites
    assert set(sites) <= {"L0", "L1", "L2", "L3", "L4"}
    assert [row["site"] for row in rows] == sites
    assert [each["geometry"]["type"] for each in features] == ["Point"] * 3
    assert [mark.text for mark in picture.iter("text")] == ["1", "2", "3"]
    assert answer["left_out"] == [{"line": 7, "reason": "has no place"}]
    assert "among the candidates that were given" in page
    assert "Left out: 1 candidates; the first, on line 7, has no place." in told.stdout


def test_months_that_are_not_known_are_named(fourfold, data):
    done = fourfold(*ROBBERY, "--period", "2019-01..2026-06", "--data", data)

    assert "Not known, and left out: 2019-01" in done.stdout


def test_names_of_columns_without_a_file_are_not_understood(fourfold, data):
    done = fourfold(*ROBBERY, "--easting", "x", "--data", data)

    assert done.returncode == 2
    assert "--candidates" in done.stderr


def test_a_number_of_kits_is_needed(fourfold, data):
    done = fourfold("place", "E09990001", "--data", data)

    assert done.returncode == 2
    assert "--kit" in done.stderr
