import re
from importlib.resources import files

import pytest

from fourfold.analysis.documents.page import PACKAGE, STYLES
from tests.analysis.charts.test_style import contrast

FOLDER = files(PACKAGE) / "styles"
THEME = dict(
    re.findall(r"--(\w+): (#\w{6});", (FOLDER / "theme.css").read_text("utf-8"))
)


@pytest.mark.parametrize(
    "name", ["ink", "quiet", "deep", "main", "up", "down", "neither"]
)
def test_colours_of_text_stand_out_on_white_and_on_the_wash(name):
    assert contrast(THEME[name], "#ffffff") >= 4.5
    assert contrast(THEME[name], THEME["wash"]) >= 4.5


@pytest.mark.parametrize(
    ("text", "ground"),
    [("#ffffff", "#7a1a3a"), ("#bfe0e4", "#0b3d47"), ("#1f2d33", "#fff3d1")],
)
def test_text_on_colour_stands_out(text, ground):
    assert contrast(text, ground) >= 4.5


def test_every_style_sheet_is_used():
    sheets = {each.name for each in FOLDER.iterdir()}

    assert sheets == {f"{name}.css" for name in STYLES}


def test_no_style_sheet_asks_for_anything():
    for name in STYLES:
        sheet = (FOLDER / f"{name}.css").read_text("utf-8")
        assert "url(" not in sheet
        assert "@import" not in sheet


def test_print_splits_no_figure_and_shows_what_scrolls():
    sheet = (FOLDER / "print.css").read_text("utf-8")

    assert "figure, tr, .headline { break-inside: avoid; }" in sheet
    assert "overflow: visible" in sheet
