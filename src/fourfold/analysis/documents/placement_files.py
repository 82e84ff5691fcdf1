"""Sites to use for a spreadsheet, for a map of others, and as a page of their own."""

from collections.abc import Callable, Mapping, Sequence

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from fourfold.analysis.areas.national_grid import to_degrees
from fourfold.analysis.documents import place_files
from fourfold.analysis.documents.csv_tables import Field
from fourfold.analysis.documents.page import environment
from fourfold.analysis.documents.place_files import geojson_of, rounded, table_of
from fourfold.analysis.documents.place_maps import Canvas, Map
from fourfold.analysis.places.placements import Placed, Site

COLUMNS = (
    "place",
    "site",
    "easting",
    "northing",
    "longitude",
    "latitude",
    "reach",
    "gained",
    "so_far",
)
TITLE = "Map of the sites, and of what each reaches."

# In metres: the authority, then its wards where they are known.
Outlines = Sequence[BaseGeometry]
Writer = Callable[[Placed, Outlines], bytes]


def as_csv(found: Placed, outlines: Outlines) -> bytes:
    """A row a site, that which adds most first."""
    return table_of(COLUMNS, (row for row, _ in _rows(found)))


def as_geojson(found: Placed, outlines: Outlines) -> bytes:
    """The same sites as points."""
    placed = (
        place_files.Placed(site.name, row, shapely.Point(site.east, site.north))
        for row, site in _rows(found)
    )
    return geojson_of(found.sentence, COLUMNS, placed, origin=found.origin)


def as_html(found: Placed, outlines: Outlines) -> bytes:
    """A page that needs nothing else: the sentence, a map, the table, the caveats."""
    page = environment().get_template("placement.html")
    return page.render(found=found, map=_map(found, outlines)).encode()


WRITERS: Mapping[str, Writer] = {
    ".csv": as_csv,
    ".geojson": as_geojson,
    ".html": as_html,
}


def _map(found: Placed, outlines: Outlines) -> Map:
    reach = found.asked.reach
    # Candidates may stand beyond the border.
    around = [shapely.Point(s.east, s.north).buffer(reach) for s in found.sites]
    canvas = Canvas.around([outlines[0], *around])
    middles = [(site.east, site.north) for site in found.sites]
    marks = (
        canvas.mark(middle, str(place)) for place, middle in enumerate(middles, start=1)
    )
    return Map(
        canvas.width,
        canvas.height,
        TITLE,
        paths=canvas.ground(outlines),
        circles=tuple(canvas.circle(middle, reach, "reach") for middle in middles),
        marks=tuple(marks),
    )


def _rows(found: Placed) -> list[tuple[tuple[Field, ...], Site]]:
    degrees = to_degrees(np.array([(site.east, site.north) for site in found.sites]))
    return [
        (
            (
                place,
                site.name,
                round(site.east, 1),
                round(site.north, 1),
                round(float(longitude), 6),
                round(float(latitude), 6),
                found.asked.reach,
                rounded(site.gained, 8),
                rounded(site.so_far, 4),
            ),
            site,
        )
        for place, (site, (longitude, latitude)) in enumerate(
            zip(found.sites, degrees, strict=True), start=1
        )
    ]
