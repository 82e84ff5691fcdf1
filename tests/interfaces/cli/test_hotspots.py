"""`fourfold hotspots`, on the invented borough."""

import csv
import json
import xml.etree.ElementTree as ElementTree

import pytest
import shapely

ROBBERY = ("hotspots", "E09990001", "--measure", "robbery")


@pytest.fixture
def data(demo):
    return demo / "data"


def test_it_says_how_much_stands_out_and_shows_the_hottest(fourfold, data):
    done = fourfold(*ROBBERY, "--top", 3, "--data", data)

    assert done.returncode == 0, done.stderr
    assert "squares stand out" in done.stdout
    assert "Of those named, chance may have named 5%" in done.stdout
    assert len([line for line in done.stdout.splitlines() if "-" in line[:20]]) >= 3


def test_the_files_hold_the_same_squares(fourfold, data, tmp_path):
    names = ("hot.csv", "hot.geojson", "hot.html")
    outs = [word for name in names for word in ("--out", name)]

    done = fourfold(*ROBBERY, *outs, "--json", "--data", data)

    told = [spot["name"] for spot in json.loads(done.stdout)["spots"]]
    with (tmp_path / "hot.csv").open(newline="", encoding="utf-8") as table:
        rows = list(csv.DictReader(table))
    features = json.loads((tmp_path / "hot.geojson").read_text())["features"]
    page = (tmp_path / "hot.html").read_text()
    assert [row["square"] for row in rows] == told
    assert [each["id"] for each in features] == told
    assert page.count('<rect class="hot') == len(told)
    assert page.count('<th scope="row">') == len(told)


def test_squares_on_a_map_of_others_are_where_they_were_counted(
    fourfold, data, tmp_path
):
    fourfold(
        "hotspots",
        "E09990001",
        "--measure",
        "robbery",
        "--out",
        "hot.geojson",
        "--data",
        data,
    )

    features = json.loads((tmp_path / "hot.geojson").read_text())["features"]

    for each in features:
        shape = shapely.geometry.shape(each["geometry"])
        assert shape.is_valid
        assert shape.exterior.is_ccw
        # Degrees, a quarter of a kilometre across.
        assert all(abs(x) < 180 and abs(y) < 90 for x, y in shape.exterior.coords)


def test_the_map_draws_every_square_on_it(fourfold, data, tmp_path):
    fourfold(
        "hotspots",
        "E09990001",
        "--measure",
        "robbery",
        "--out",
        "hot.html",
        "--data",
        data,
    )

    page = (tmp_path / "hot.html").read_text()
    drawn = page[page.index("<svg") : page.index("</svg>") + len("</svg>")]
    picture = ElementTree.fromstring(drawn)  # noqa: S314 - our own
    width, height = float(picture.get("width")), float(picture.get("height"))

    for square in picture.iter("rect"):
        left, top, side = (float(square.get(name)) for name in ("x", "y", "width"))
        assert -0.1 <= left <= width - side + 1
        assert -0.1 <= top <= height - side + 1


def test_harm_weighs_crimes_and_is_said(fourfold, data):
    done = fourfold("hotspots", "E09990001", "--by-harm", "--data", data)

    assert done.returncode == 0, done.stderr
    assert "weighed by harm" in done.stdout


def test_a_file_of_another_kind_is_refused_before_any_work(fourfold, data):
    done = fourfold("hotspots", "E09990001", "--out", "hot.pdf", "--data", data)

    assert done.returncode == 2
    assert "ends in .csv, .geojson, .html" in done.stderr


def test_a_square_too_small_for_published_points_is_refused(fourfold, data):
    done = fourfold("hotspots", "E09990001", "--size", 10, "--data", data)

    assert done.returncode == 2
    assert "50" in done.stderr


def test_an_unknown_measure_is_answered_with_the_nearest(fourfold, data):
    done = fourfold("hotspots", "E09990001", "--measure", "robery", "--data", data)

    assert done.returncode == 1
    assert "robbery" in done.stderr
