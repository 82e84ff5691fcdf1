"""What answers about places share as files: tables, GeoJSON, and a box of metres."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from fourfold.analysis.areas.national_grid import to_degrees
from fourfold.analysis.documents.csv_tables import Field, csv_text
from fourfold.analysis.documents.ward_outlines import PLACES, degrees_of
from fourfold.analysis.places.ground import Origin

Row = Sequence[Field]


@dataclass(frozen=True, slots=True)
class Placed:
    """A row of the table with its name and its shape, in metres."""

    name: str
    row: Row
    shape: BaseGeometry


def table_of(columns: Sequence[str], rows: Iterable[Row]) -> bytes:
    return csv_text(columns, rows).encode()


def geojson_of(
    title: str, columns: Sequence[str], placed: Iterable[Placed], *, origin: Origin
) -> bytes:
    """Rows with their shapes, in longitude and latitude (RFC 7946)."""
    features = [
        {
            "type": "Feature",
            "id": each.name,
            "geometry": shapely.geometry.mapping(_in_degrees(each.shape)),
            "properties": dict(zip(columns, each.row, strict=True)),
        }
        for each in placed
    ]
    content = {
        "type": "FeatureCollection",
        "title": title,
        "licences": list(origin.licences),
        "invented": origin.invented,
        "features": features,
    }
    return f"{json.dumps(content, ensure_ascii=False)}\n".encode()


def square_of(west: float, south: float, size: float) -> BaseGeometry:
    return shapely.box(west, south, west + size, south + size)


def rounded(number: float | None, digits: int) -> float | None:
    """With so many digits that count; None where there is no such number."""
    return None if number is None else float(f"{number:.{digits}g}")


def _in_degrees(shape: BaseGeometry) -> BaseGeometry:
    # A point has no rings to be mended and turned round.
    if shape.geom_type == "Point":
        return shapely.transform(
            shape, lambda points: np.round(to_degrees(points), PLACES)
        )
    return degrees_of(shape)
