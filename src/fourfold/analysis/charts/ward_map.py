"""The wards as a map, shaded by rate, numbered by rank."""

from typing import Any

import shapely
from shapely.geometry.base import BaseGeometry

from fourfold.analysis.assessment.findings import Finding
from fourfold.analysis.assessment.section_ids import WHERE
from fourfold.analysis.assessment.structure import Assessment
from fourfold.analysis.assessment.wording import period_name, rate
from fourfold.analysis.charts.chart import DataTable, Sketch, Specification
from fourfold.analysis.charts.map_layers import (
    PADDING,
    class_labels,
    class_of,
    feature,
    map_size,
    shapes,
    simplified,
)
from fourfold.analysis.charts.style import INK, specification
from fourfold.analysis.charts.ward_rates import ranked_rates
from fourfold.analysis.offences.measures import Measure


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
    features, numbers = [], []
    for ward, outline in zip(assessment.scope.wards, outlines, strict=True):
        group = class_of(rates.get(ward.code), labels)
        features.append(feature(outline, group))
        if ward.code in places:
            dark = group in list(labels)[3:]
            numbers.append(_number(outline, places[ward.code], dark=dark))
    width, height = map_size(outlines)
    return specification(
        width=width,
        height=height,
        padding=PADDING,
        projection={"type": "identity", "reflectY": True},
        layer=[shapes(features, list(labels)), _numbers(numbers)],
    )


def _number(outline: BaseGeometry, place: int, *, dark: bool) -> dict[str, Any]:
    # The middle of the widest place: a number there is least likely to touch a line.
    point = shapely.get_point(shapely.maximum_inscribed_circle(outline, tolerance=1), 0)
    return {"x": point.x, "y": point.y, "place": place, "dark": dark}


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
