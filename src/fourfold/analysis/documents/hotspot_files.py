"""Hotspots for a spreadsheet, for a map of others, and as a page of their own."""

from collections.abc import Callable, Mapping, Sequence

from shapely.geometry.base import BaseGeometry

from fourfold.analysis.documents.page import environment
from fourfold.analysis.documents.place_files import (
    Placed,
    geojson_of,
    square_of,
    table_of,
)
from fourfold.analysis.documents.place_maps import Canvas, Map
from fourfold.analysis.places.hotspots import Hotspots, Spot

COLUMNS = ("square", "west", "south", "size", "events", "weight", "z", "p", "kind")
# Darker from here on.
FAR = 4.0
TITLE = "Map of the squares that stand out."

# In metres: the authority, then its wards where they are known.
Outlines = Sequence[BaseGeometry]
Writer = Callable[[Hotspots, Outlines], bytes]


def as_csv(found: Hotspots, outlines: Outlines) -> bytes:
    """A row a square that stands out, the hottest first."""
    return table_of(COLUMNS, (_row(found, spot) for spot in found.spots))


def as_geojson(found: Hotspots, outlines: Outlines) -> bytes:
    """The same squares with their shapes."""
    placed = (
        Placed(spot.name, _row(found, spot), _square(found, spot))
        for spot in found.spots
    )
    return geojson_of(found.sentence, COLUMNS, placed, origin=found.origin)


def as_html(found: Hotspots, outlines: Outlines) -> bytes:
    """A page that needs nothing else: the sentence, a map, the table, the caveats."""
    # Squares at the border reach beyond the outline.
    canvas = Canvas.around([outlines[0], *(_square(found, s) for s in found.spots)])
    squares = [
        canvas.square(
            (spot.west, spot.south),
            found.asked.size,
            "hot hot--far" if spot.z > FAR else "hot",
        )
        for spot in found.spots
    ]
    drawn = Map(
        canvas.width,
        canvas.height,
        TITLE,
        paths=canvas.ground(outlines),
        squares=tuple(squares),
    )
    page = environment().get_template("hotspots.html")
    return page.render(found=found, map=drawn).encode()


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
    return square_of(spot.west, spot.south, found.asked.size)
