"""The look of every chart: colours, letters and lines.

The three colours of direction are told apart under all common colour blindness
(Okabe and Ito, 2008, darkened to 4.5:1 on white), and each has its own shape.
"""

from collections.abc import Iterable
from typing import Any

from fourfold.analysis.assessment.directions import DOWN, NEITHER, UP
from fourfold.analysis.charts.chart import Specification

SCHEMA = "https://vega.github.io/schema/vega-lite/v6.json"

# The widths of these are alike, so what is measured here fits where it is read.
FONT = "Arial, Helvetica, 'Liberation Sans', sans-serif"

# Room for a letter of 12 pixels in the widest of the fonts that may stand in.
LETTER_WIDTH = 7

INK = "#1f2d33"
QUIET = "#566269"
HAIRLINE = "#dfe4e6"
BAND = "#e9edef"
MAIN = "#0b5563"
SOFT = "#6f9aa5"
ALARM = "#7a1a3a"

# Beside UP, DOWN and NEITHER: a figure that cannot be set against another.
UNCOMPARED = "uncompared"

COLOURS = {UP: "#b0460a", DOWN: "#0a63a0", NEITHER: "#5b676e", UNCOMPARED: "#5b676e"}
SHAPES = {
    UP: "triangle-up",
    DOWN: "triangle-down",
    NEITHER: "circle",
    UNCOMPARED: "square",
}

# One hue from light to dark, so that order shows without colour vision.
CLASSES = ("#e3eff0", "#b5d6d9", "#7fb5bb", "#43868f", "#0b5563")

WIDTH = 620

# A half column: letters keep their size where the picture is printed narrower.
HALF = 300

# A limit on labels has each of them measured again and again: 30 ms a chart.
CONFIG: Specification = {
    "aria": False,
    "font": FONT,
    "background": "white",
    "view": {"stroke": None},
    "axis": {
        "labelColor": INK,
        "titleColor": QUIET,
        "labelFontSize": 12,
        "titleFontSize": 12,
        "titleFontWeight": "normal",
        "gridColor": HAIRLINE,
        "domainColor": QUIET,
        "tickColor": QUIET,
        "labelLimit": 0,
    },
    "legend": {
        "orient": "top",
        "title": None,
        "labelFontSize": 12,
        "labelColor": INK,
        "labelLimit": 0,
        "symbolOpacity": 1,
        "columnPadding": 36,
        "offset": 12,
    },
    "text": {"color": INK, "fontSize": 12},
}


def specification(**parts: Any) -> Specification:
    """A Vega-Lite specification in the house's style."""
    return {"$schema": SCHEMA, "config": CONFIG, **parts}


def direction_scales(labels: dict[str, str]) -> dict[str, Any]:
    """Colour and shape by direction, for points; labels name the directions."""
    domain = list(labels.values())
    return {
        "color": {
            "field": "direction",
            "type": "nominal",
            "scale": {"domain": domain, "range": [COLOURS[key] for key in labels]},
        },
        "shape": {
            "field": "direction",
            "type": "nominal",
            "scale": {"domain": domain, "range": [SHAPES[key] for key in labels]},
        },
    }


def named_rows(field: str, names: Iterable[str]) -> tuple[Specification, int]:
    """An upright axis of names, and the width that they take."""
    room = max(len(name) for name in names) * LETTER_WIDTH
    return {
        "field": field,
        "type": "nominal",
        "sort": None,
        "axis": {
            "title": None,
            "grid": True,
            "ticks": False,
            "domain": False,
            "minExtent": room,
            "labelPadding": 8,
        },
    }, room


def dots_with_intervals(
    places: Specification, field: str, *, scales: dict[str, Any]
) -> list[Specification]:
    """Dots with lines from 'lower' to 'upper', coloured by direction.

    places : the encodings of y and of x; field : of the dots
    """
    rows, values = places["y"], places["x"]
    return [
        {
            "mark": {"type": "rule", "strokeWidth": 2},
            "encoding": {
                "y": rows,
                "x": {"field": "lower", **values},
                "x2": {"field": "upper"},
                "color": scales["color"],
            },
        },
        {
            "mark": {"type": "point", "filled": True, "size": 75, "opacity": 1},
            "encoding": {"y": rows, "x": {"field": field, **values}, **scales},
        },
    ]
