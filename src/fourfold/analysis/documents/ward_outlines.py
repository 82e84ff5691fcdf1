"""The wards as GeoJSON, with what was recorded in each: for maps of others.

Source of the format: RFC 7946.
"""

import json
from collections.abc import Sequence
from typing import Any

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from fourfold.analysis.areas.national_grid import to_degrees
from fourfold.analysis.assessment.structure import Assessment
from fourfold.analysis.errors import FourfoldError
from fourfold.analysis.publication.publish import PublishedAssessment

Json = dict[str, Any]

# In metres: corners go whose triangle is smaller than this, squared. The first that
# gives a file small enough is taken, so that borders stay as fine as they may.
TOLERANCES = (5, 10, 20, 40, 80, 160)
MOST_BYTES = 2_500_000
# Of a degree: about ten centimetres, far finer than any of the tolerances.
PLACES = 6


def ward_outlines(published: PublishedAssessment) -> bytes | None:
    """The file; None where no outlines of wards are loaded.

    Raises FourfoldError where even the coarsest outlines take more than 2.5 MB.
    """
    assessment = published.assessment
    if not assessment.outlines:
        return None
    facts = [_facts(assessment, place) for place in range(len(assessment.outlines))]
    for tolerance in TOLERANCES:
        shapes = in_degrees(assessment.outlines, tolerance)
        content = _file(published, shapes, facts)
        if len(content) <= MOST_BYTES:
            return content
    raise FourfoldError("the outlines of the wards take more than 2.5 MB")


def in_degrees(
    outlines: Sequence[BaseGeometry], tolerance: float
) -> list[BaseGeometry]:
    """Outlines in metres as simpler ones in longitude and latitude, without gaps."""
    simple = shapely.coverage_simplify(np.array(outlines), tolerance)
    return [degrees_of(each) for each in simple]


def degrees_of(shape: BaseGeometry) -> BaseGeometry:
    """A shape in metres in longitude and latitude, as RFC 7946 asks for it."""
    moved = shapely.transform(
        shape, lambda points: np.round(to_degrees(points), PLACES)
    )
    whole = shapely.make_valid(moved, method="structure", keep_collapsed=False)
    return shapely.orient_polygons(whole)


def _file(
    published: PublishedAssessment, shapes: Sequence[BaseGeometry], facts: list[Json]
) -> bytes:
    content = {
        "type": "FeatureCollection",
        "title": published.assessment.title,
        "licences": list(published.licences),
        "invented": published.assessment.record.invented,
        "features": [
            {
                "type": "Feature",
                "id": properties["code"],
                "geometry": shapely.geometry.mapping(shape),
                "properties": properties,
            }
            for shape, properties in zip(shapes, facts, strict=True)
        ],
    }
    text = json.dumps(content, ensure_ascii=False, separators=(",", ":"))
    return f"{text}\n".encode()


def _facts(assessment: Assessment, place: int) -> Json:
    """Code and name, and count and rate of each headline measure, with their names."""
    ward, found = assessment.scope.wards[place], assessment.found
    facts: Json = {"code": ward.code, "name": ward.name}
    for measure in assessment.scope.headline:
        for kind in ("count", "rate"):
            if not found.has(measure, kind, ward.code):
                continue
            finding = found.of(measure, kind, ward.code)
            name = f"{measure.id}_{kind}"
            facts |= {name: finding.value, f"{name}_figure": finding.id}
            if kind == "rate":
                facts |= {
                    f"{name}_lower_95": finding.lower,
                    f"{name}_upper_95": finding.upper,
                }
    return facts
