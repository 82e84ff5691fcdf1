"""Changes for a spreadsheet, for a map of others, and as a page of their own."""

from collections.abc import Callable, Mapping, Sequence

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from fourfold.analysis.documents.csv_tables import Field
from fourfold.analysis.documents.page import environment
from fourfold.analysis.documents.place_files import (
    Placed,
    geojson_of,
    rounded,
    table_of,
)
from fourfold.analysis.documents.place_maps import DETAIL, Canvas, Map
from fourfold.analysis.places.changes import PARTS, Changes
from fourfold.analysis.places.two_periods import DOWN, UP, Row

COLUMNS = (
    "code",
    "name",
    "before",
    "after",
    "harm_before",
    "harm_after",
    "ratio",
    "lower_95",
    "upper_95",
    "p",
    "verdict",
)
LOOKS = {UP: "part part--up", DOWN: "part part--down"}
TITLE = "Map of the areas: those that rose or fell beyond chance are coloured."

# Outlines of the rows in metres; none where they are no areas.
Outlines = Sequence[BaseGeometry]
Writer = Callable[[Changes, Outlines], bytes]


def as_csv(found: Changes, outlines: Outlines) -> bytes:
    """The whole, then a row a part, the clearest change first."""
    return table_of(COLUMNS, (_row(row) for row in (found.whole, *found.rows)))


def as_geojson(found: Changes, outlines: Outlines) -> bytes:
    """The parts with their shapes."""
    placed = (
        Placed(row.code, _row(row), outline)
        for row, outline in zip(found.rows, _simpler(outlines), strict=True)
    )
    return geojson_of(found.sentence, COLUMNS, placed, origin=found.origin)


def as_html(found: Changes, outlines: Outlines) -> bytes:
    """A page that needs nothing else: the sentence, a map, the table, the caveats."""
    page = environment().get_template("changes.html")
    return page.render(
        found=found,
        map=_map(found, _simpler(outlines)) if outlines else None,
        parts=PARTS[found.asked.by],
    ).encode()


WRITERS: Mapping[str, Writer] = {
    ".csv": as_csv,
    ".geojson": as_geojson,
    ".html": as_html,
}


def _map(found: Changes, outlines: Outlines) -> Map:
    canvas = Canvas.around(outlines)
    paths = (
        canvas.path(outline, LOOKS.get(row.verdict, "part"))
        for row, outline in zip(found.rows, outlines, strict=True)
    )
    return Map(canvas.width, canvas.height, TITLE, paths=tuple(paths))


def _simpler(outlines: Outlines) -> Outlines:
    """As fine as a map shows, without gaps between neighbours."""
    return list(shapely.coverage_simplify(np.array(outlines), DETAIL))


def _row(row: Row) -> tuple[Field, ...]:
    return (
        row.code,
        row.name,
        row.before,
        row.after,
        rounded(row.harm_before, 8),
        rounded(row.harm_after, 8),
        rounded(row.ratio, 5),
        rounded(row.lower, 5),
        rounded(row.upper, 5),
        rounded(row.p_value, 4),
        row.verdict,
    )
