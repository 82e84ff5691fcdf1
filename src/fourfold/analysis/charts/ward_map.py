"""The wards as a map, shaded by rate, numbered by rank."""

from collections.abc import Sequence
from itertools import pairwise
from typing import Any

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from fourfold.analysis.assessment.findings import Finding
from fourfold.analysis.assessment.section_ids import WHERE
from fourfold.analysis.assessment.structure import Assessment
from fourfold.analysis.assessment.wording import period_name, rate
from fourfold.analysis.charts.chart import DataTable, Sketch, Specification
from fourfold.analysis.charts.style import CLASSES, INK, WIDTH, specification
from fourfold.analysis.charts.ward_rates import ranked_rates
from fourfold.analysis.offences.measures import Measure

UNKNOWN_COLOUR = "#ffffff"
UNKNOWN = "no figure"

# As fine as a screen can show.
STEPS_ACROSS = 1_040

# Corners whose triangle is smaller than this, squared, go: a pixel at most.
COARSEST = 1.0
TALLEST = 560
LEGEND_WIDTH = 150


def ward_map(assessment: Assessment, measure: Measure) -> Sketch | None:
    """The map of one measure's rates; None where none is known."""
    found = assessment.found
    ranked = ranked_rates(found, measure)
    if not ranked:
        return None
    name = found.scope.authority.name
    return Sketch(
        id=f"chart-map-{measure.id}",
        section=WHERE,
        block=f"wards-{measure.id}",
        title=f"{measure.short_title} by ward of {name}: map",
        summary=(
            f"{measure.short_title} per 1,000 residents in "
            f"{period_name(found.scope.period)}: the darker, the higher. "
            f"1 is the highest, {ranked[0].area.name}. North is up."
        ),
        specification=_specification(ranked, assessment),
        table=_table(ranked),
    )


def _table(ranked: list[Finding]) -> DataTable:
    measure = ranked[0].measure
    return DataTable(
        caption=f"{measure.title}: number on the map, ward and rate",
        columns=("Number", "Ward", f"{measure.unit.capitalize()} per 1,000 residents"),
        rows=tuple(
            (str(place), finding.area.name, rate(finding.value or 0))
            for place, finding in enumerate(ranked, start=1)
        ),
    )


def _specification(ranked: list[Finding], assessment: Assessment) -> Specification:
    outlines = simplified(assessment.outlines)
    places = {finding.area.code: place for place, finding in enumerate(ranked, 1)}
    labels = class_labels([finding.value or 0 for finding in ranked])
    rates = {finding.area.code: finding.value or 0 for finding in ranked}
    shapes, numbers = [], []
    for ward, outline in zip(assessment.scope.wards, outlines, strict=True):
        group = _class_of(rates.get(ward.code), labels)
        shapes.append(_feature(outline, group))
        if ward.code in places:
            dark = group in list(labels)[3:]
            numbers.append(_number(outline, places[ward.code], dark=dark))
    width, height = _size(outlines)
    return specification(
        width=width,
        height=height,
        projection={"type": "identity", "reflectY": True},
        layer=[_shapes(shapes, list(labels)), _numbers(numbers)],
    )


def simplified(outlines: Sequence[BaseGeometry]) -> list[BaseGeometry]:
    """Outlines as fine as the map can show, still without gaps between them.

    In steps of the map's grid, from the south-west corner: a metre of the National
    Grid is far finer than a pixel, and takes twice the bytes.
    """
    west, south, east, north = shapely.total_bounds(np.array(outlines))
    step = max(east - west, north - south) / STEPS_ACROSS
    moved = shapely.transform(
        np.array(outlines), lambda points: (points - [west, south]) / step
    )
    return list(shapely.set_precision(shapely.coverage_simplify(moved, COARSEST), 1))


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


def _class_of(value: float | None, labels: dict[str, tuple[float, float]]) -> str:
    if value is None:
        return UNKNOWN
    return next(label for label, (low, high) in labels.items() if low <= value < high)


def _size(outlines: Sequence[BaseGeometry]) -> tuple[int, int]:
    west, south, east, north = shapely.total_bounds(np.array(outlines))
    width = WIDTH - LEGEND_WIDTH
    height = round(width * (north - south) / (east - west))
    if height <= TALLEST:
        return width, height
    return round(width * TALLEST / height), TALLEST


def _feature(outline: BaseGeometry, group: str) -> Specification:
    return {
        "type": "Feature",
        "geometry": shapely.geometry.mapping(outline),
        "properties": {"group": group},
    }


def _number(outline: BaseGeometry, place: int, *, dark: bool) -> dict[str, Any]:
    # The middle of the widest place: a number there is least likely to touch a line.
    point = shapely.get_point(shapely.maximum_inscribed_circle(outline, tolerance=1), 0)
    return {"x": point.x, "y": point.y, "place": place, "dark": dark}


def _shapes(features: list[Specification], labels: list[str]) -> Specification:
    names, colours = [*labels], list(CLASSES[-len(labels) :])
    if any(each["properties"]["group"] == UNKNOWN for each in features):
        names, colours = [*names, UNKNOWN], [*colours, UNKNOWN_COLOUR]
    return {
        "data": {"values": features},
        "mark": {"type": "geoshape", "stroke": INK, "strokeWidth": 0.7},
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


def _numbers(points: list[dict[str, Any]]) -> Specification:
    return {
        "data": {"values": points},
        "mark": {"type": "text", "fontSize": 13, "fontWeight": "bold"},
        "encoding": {
            "longitude": {"field": "x", "type": "quantitative"},
            "latitude": {"field": "y", "type": "quantitative"},
            "text": {"field": "place", "type": "nominal"},
            "color": {
                "condition": {"test": "datum.dark", "value": "white"},
                "value": INK,
            },
        },
    }
