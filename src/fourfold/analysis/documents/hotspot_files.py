"""Hotspots for a spreadsheet, for a map of others, and as a page of their own."""

import csv
import io
import json
from collections.abc import Callable, Mapping

import shapely
from shapely.affinity import translate
from shapely.geometry.base import BaseGeometry

from fourfold.analysis.charts.ward_paths import path_of
from fourfold.analysis.documents.page import environment
from fourfold.analysis.documents.ward_outlines import degrees_of
from fourfold.analysis.places.hotspots import Hotspots, Spot

COLUMNS = ("square", "west", "south", "size", "events", "weight", "z", "p", "kind")
# Pixels of the map's longer side.
LONGEST = 720
# Metres that a line may be off on the map: less than a pixel.
DETAIL = 5

Writer = Callable[[Hotspots, BaseGeometry], bytes]


def as_csv(found: Hotspots, outline: BaseGeometry) -> bytes:
    """A row a square that stands out, the hottest first."""
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow(COLUMNS)
    for spot in found.spots:
        writer.writerow(_row(found, spot))
    return text.getvalue().encode()


def as_geojson(found: Hotspots, outline: BaseGeometry) -> bytes:
    """The same squares with their shapes, in longitude and latitude (RFC 7946)."""
    features = [
        {
            "type": "Feature",
            "id": spot.name,
            "geometry": shapely.geometry.mapping(degrees_of(_square(found, spot))),
            "properties": dict(zip(COLUMNS, _row(found, spot), strict=True)),
        }
        for spot in found.spots
    ]
    content = {
        "type": "FeatureCollection",
        "title": found.sentence,
        "features": features,
    }
    return f"{json.dumps(content, ensure_ascii=False)}\n".encode()


def as_html(found: Hotspots, outline: BaseGeometry) -> bytes:
    """A page that needs nothing else: the sentence, a map, the table, the caveats."""
    # Squares at the border reach beyond the outline.
    whole = shapely.union_all([outline, *(_square(found, s) for s in found.spots)])
    west, south, east, north = whole.bounds
    scale = LONGEST / max(east - west, north - south)
    squares = [
        {
            "spot": spot,
            "x": (spot.west - west) * scale,
            "y": (north - spot.south - found.asked.size) * scale,
        }
        for spot in found.spots
    ]
    moved = translate(outline.simplify(DETAIL), -west, -south)
    page = environment().get_template("hotspots.html")
    return page.render(
        found=found,
        squares=squares,
        side=found.asked.size * scale,
        path=path_of(moved, scale, north - south),
        width=(east - west) * scale,
        height=(north - south) * scale,
    ).encode()


WRITERS: Mapping[str, Writer] = {
    ".csv": as_csv,
    ".geojson": as_geojson,
    ".html": as_html,
}


def _row(found: Hotspots, spot: Spot) -> tuple[str | int | float, ...]:
    return (
        spot.name,
        spot.west,
        spot.south,
        found.asked.size,
        spot.events,
        round(spot.weight, 3),
        round(spot.z, 4),
        float(f"{spot.p_value:.4g}"),
        spot.kind,
    )


def _square(found: Hotspots, spot: Spot) -> BaseGeometry:
    size = found.asked.size
    return shapely.box(spot.west, spot.south, spot.west + size, spot.south + size)
