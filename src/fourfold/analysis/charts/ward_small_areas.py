"""The small areas of a ward, shaded as on the map of all of them."""

import numpy as np
import shapely

from fourfold.analysis.assessment.profiles import Profile, drawn_measure
from fourfold.analysis.assessment.structure import Assessment
from fourfold.analysis.assessment.tables import count_text, number_cell
from fourfold.analysis.assessment.ward_pages.within import WITHIN, small_areas_of
from fourfold.analysis.assessment.wording import period_name, rate
from fourfold.analysis.charts.chart import DataTable, Sketch, Specification
from fourfold.analysis.charts.lsoa_map import KIND
from fourfold.analysis.charts.map_layers import class_labels, class_of, feature, shapes
from fourfold.analysis.charts.style import HALF, specification
from fourfold.analysis.charts.ward_profile import SECTION
from fourfold.analysis.offences.measures import Measure

TALLEST = 300
# So much of the width is the legend's.
LEGEND = 100
STEPS = 520


def ward_small_areas(assessment: Assessment, profile: Profile) -> Sketch | None:
    """None where no smoothed rate in the ward is known, or it is a single area."""
    found, ward = assessment.found, profile.ward
    measure = drawn_measure(found.scope)
    areas = small_areas_of(found, ward)
    if measure is None or len(areas) < 2:
        return None
    values = {area.code: found.of(measure, KIND, area.code).value for area in areas}
    if all(value is None for value in values.values()):
        return None
    return Sketch(
        id=f"chart-within-{ward.code}",
        section=SECTION,
        block=WITHIN,
        title=f"{measure.short_title} in the small areas of {ward.name}",
        summary=(
            f"Smoothed {measure.unit} per 1,000 residents in "
            f"{period_name(found.scope.period)}: the darker, the higher. North is up."
        ),
        specification=_specification(assessment, measure, values),
        table=DataTable(
            caption=f"{measure.title} in the small areas of {ward.name}",
            columns=("Small area", measure.unit.capitalize(), "Smoothed rate"),
            rows=tuple(
                (
                    area.name,
                    number_cell(found.of(measure, "count", area.code), count_text).text,
                    _text(values[area.code]),
                )
                for area in areas
            ),
        ),
    )


def _text(value: float | None) -> str:
    return "not known" if value is None else rate(value)


def _specification(
    assessment: Assessment, measure: Measure, values: dict[str, float | None]
) -> Specification:
    """In the classes of the whole authority, so that wards can be set side by side."""
    scope, found = assessment.scope, assessment.found
    every = [found.of(measure, KIND, area.code).value for area in scope.lsoas]
    labels = class_labels([value for value in every if value is not None])
    own = [
        (area.code, outline)
        for area, outline in zip(scope.lsoas, assessment.fine_outlines, strict=True)
        if area.code in values
    ]
    outlines = np.array([outline for _, outline in own])
    west, south, east, north = shapely.total_bounds(outlines)
    step = max(east - west, north - south) / STEPS
    moved = shapely.transform(outlines, lambda p: (p - [west, south]) / step)
    fine = shapely.set_precision(shapely.coverage_simplify(moved, 2.0), 1)
    width = HALF - LEGEND
    height = round(width * (north - south) / (east - west))
    if height > TALLEST:
        width, height = round(width * TALLEST / height), TALLEST
    features = [
        feature(outline, class_of(values[code], labels))
        for (code, _), outline in zip(own, fine, strict=True)
    ]
    return specification(
        width=width,
        height=height,
        projection={"type": "identity", "reflectY": True},
        layer=[shapes(features, list(labels))],
    )
