"""The small areas as a map, shaded by smoothed rate, with the wards drawn over them."""

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
from fourfold.analysis.offences.measures import Measure

KIND = "smoothed-rate"
BLOCK = "small-areas"
FINE, BROAD = 0.25, 1.1

# A hundred outlines need not be as fine as twenty.
MANY = 9.0


def lsoa_map(assessment: Assessment, measure: Measure) -> Sketch | None:
    """None where no smoothed rate is known."""
    found = assessment.found
    lsoas = found.scope.lsoas
    rates = [
        found.of(measure, KIND, area.code)
        for area in lsoas
        if found.has(measure, KIND, area.code)
    ]
    known = [finding for finding in rates if finding.value is not None]
    if not known:
        return None
    ranked = sorted(known, key=lambda each: (-(each.value or 0), each.area.code))
    return Sketch(
        id=f"chart-small-areas-{measure.id}",
        section=WHERE,
        block=BLOCK,
        title=f"{measure.short_title} in small areas of {found.scope.authority.name}",
        summary=(
            f"Smoothed {measure.unit} per 1,000 residents in "
            f"{period_name(found.scope.period)}: the darker, the higher. Smoothing "
            f"draws areas with few residents towards the whole, so that chance does "
            f"not paint the map. Thick lines are wards. North is up."
        ),
        specification=_specification(assessment, rates),
        table=_table(measure, ranked),
    )


def _table(measure: Measure, ranked: list[Finding]) -> DataTable:
    return DataTable(
        caption=f"{measure.title}: smoothed rate of every small area, highest first",
        columns=("Rank", "Small area", "Code", "Smoothed rate"),
        rows=tuple(
            (str(place), each.area.name, each.area.code, rate(each.value or 0))
            for place, each in enumerate(ranked, start=1)
        ),
    )


def _specification(assessment: Assessment, rates: list[Finding]) -> Specification:
    lsoas, wards = assessment.fine_outlines, assessment.outlines
    fine = simplified(lsoas, coarsest=MANY)
    broad = simplified(wards, on=lsoas) if wards else []
    values = {finding.area.code: finding.value for finding in rates}
    labels = class_labels([value for value in values.values() if value is not None])
    features = [
        feature(outline, class_of(values.get(area.code), labels))
        for area, outline in zip(assessment.scope.lsoas, fine, strict=True)
    ]
    width, height = map_size(fine)
    return specification(
        width=width,
        height=height,
        padding=PADDING,
        projection={"type": "identity", "reflectY": True},
        layer=[shapes(features, list(labels), line=FINE), _borders(broad)],
    )


def _borders(wards: list[BaseGeometry]) -> Specification:
    outlines = [
        {"type": "Feature", "geometry": shapely.geometry.mapping(ward.boundary)}
        for ward in wards
    ]
    return {
        "data": {"values": outlines},
        "mark": {
            "type": "geoshape",
            "filled": False,
            "stroke": INK,
            "strokeWidth": BROAD,
        },
    }
