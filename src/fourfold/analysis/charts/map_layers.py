"""What every map is made of: outlines, classes of rates and their colours."""

from collections.abc import Sequence
from itertools import pairwise

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from fourfold.analysis.assessment.wording import rate
from fourfold.analysis.charts.chart import Specification
from fourfold.analysis.charts.style import CLASSES, INK, WIDTH

UNKNOWN_COLOUR = "#ffffff"
UNKNOWN = "no figure"

# As fine as a screen can show.
STEPS_ACROSS = 1_040

# Corners whose triangle is smaller than this, in steps squared, go: a pixel at most.
COARSEST = 6.0
TALLEST = 560
LEGEND_WIDTH = 150

# Letters that stand in for ours may be wider: no number of the legend is cut off.
PADDING = {"left": 5, "top": 5, "right": 18, "bottom": 5}


def simplified(
    outlines: Sequence[BaseGeometry],
    *,
    on: Sequence[BaseGeometry] = (),
    coarsest: float = COARSEST,
) -> list[BaseGeometry]:
    """Outlines as fine as the map can show, still without gaps between them.

    In steps of the map's grid, from the south-west corner: a metre of the National
    Grid is far finer than a pixel, and takes twice the bytes.

    on : the outlines that the grid is of, where these lie on a map of others
    coarsest : corners whose triangle is smaller than this, squared, go
    """
    west, south, east, north = shapely.total_bounds(np.array([*(on or outlines)]))
    step = max(east - west, north - south) / STEPS_ACROSS
    moved = shapely.transform(
        np.array(outlines), lambda points: (points - [west, south]) / step
    )
    return list(shapely.set_precision(shapely.coverage_simplify(moved, coarsest), 1))


def class_labels(rates: Sequence[float]) -> dict[str, tuple[float, float]]:
    """Classes with about as many wards each, by label, from low to high."""
    limits = np.unique(np.round(np.quantile(rates, np.linspace(0, 1, 6)), 1))
    if len(limits) < 2:
        return {rate(limits[0]): (-np.inf, np.inf)}
    labels = {}
    for place, (low, high) in enumerate(pairwise(limits)):
        lower = -np.inf if place == 0 else low
        upper = np.inf if place == len(limits) - 2 else high
        labels[f"{rate(low)} to {rate(high)}"] = (float(lower), float(upper))
    return labels


def class_of(value: float | None, labels: dict[str, tuple[float, float]]) -> str:
    """The label of the class that a rate is in."""
    if value is None:
        return UNKNOWN
    return next(label for label, (low, high) in labels.items() if low <= value < high)


def map_size(outlines: Sequence[BaseGeometry]) -> tuple[int, int]:
    """Width and height in pixels, with room for a legend beside it."""
    west, south, east, north = shapely.total_bounds(np.array(outlines))
    width = WIDTH - LEGEND_WIDTH
    height = round(width * (north - south) / (east - west))
    if height <= TALLEST:
        return width, height
    return round(width * TALLEST / height), TALLEST


def feature(outline: BaseGeometry, group: str) -> Specification:
    """An outline with its class, as GeoJSON."""
    return {
        "type": "Feature",
        "geometry": shapely.geometry.mapping(outline),
        "properties": {"group": group},
    }


def shapes(
    features: list[Specification], labels: list[str], *, line: float = 0.7
) -> Specification:
    """Outlines coloured by class; those without a figure in white."""
    names, colours = [*labels], list(CLASSES[-len(labels) :])
    if any(each["properties"]["group"] == UNKNOWN for each in features):
        names, colours = [*names, UNKNOWN], [*colours, UNKNOWN_COLOUR]
    return {
        "data": {"values": features},
        "mark": {"type": "geoshape", "stroke": INK, "strokeWidth": line},
        "encoding": {
            "color": {
                "field": "properties.group",
                "type": "nominal",
                "scale": {"domain": names, "range": colours},
                "legend": {
                    "orient": "right",
                    "symbolType": "square",
                    "symbolSize": 200,
                    "symbolStrokeWidth": 0.7,
                },
            }
        },
    }
