"""The look of every chart: colours, letters and lines.

The three colours of direction are told apart under all common colour blindness
(Okabe and Ito, 2008, darkened to 4.5:1 on white), and each has its own shape.
"""

from typing import Any

from fourfold.analysis.assessment.directions import DOWN, NEITHER, UP
from fourfold.analysis.charts.chart import Specification

SCHEMA = "https://vega.github.io/schema/vega-lite/v6.json"
FONT = "system-ui, 'Segoe UI', Roboto, Helvetica, Arial, sans-serif"

INK = "#1f2d33"
QUIET = "#566269"
HAIRLINE = "#dfe4e6"
BAND = "#e9edef"
MAIN = "#0b5563"
SOFT = "#6f9aa5"

COLOURS = {UP: "#b0460a", DOWN: "#0a63a0", NEITHER: "#5b676e"}
SHAPES = {UP: "triangle-up", DOWN: "triangle-down", NEITHER: "circle"}

# One hue from light to dark, so that order shows without colour vision.
CLASSES = ("#e3eff0", "#b5d6d9", "#7fb5bb", "#43868f", "#0b5563")

WIDTH = 520

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
        "labelLimit": 240,
    },
    "legend": {
        "orient": "top",
        "title": None,
        "labelFontSize": 12,
        "labelColor": INK,
        "labelLimit": 300,
        "symbolOpacity": 1,
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
