"""A forecast for a spreadsheet, for a map of others, and as a page of its own."""

from collections.abc import Callable, Mapping, Sequence

from shapely.geometry.base import BaseGeometry

from fourfold.analysis.documents.csv_tables import Field
from fourfold.analysis.documents.page import environment
from fourfold.analysis.documents.place_files import (
    Placed,
    geojson_of,
    rounded,
    square_of,
    table_of,
)
from fourfold.analysis.documents.place_maps import Canvas, Map
from fourfold.analysis.places.forecast_answers import Forecast, Square

COLUMNS = (
    "place",
    "square",
    "west",
    "south",
    "size",
    "month",
    "expected",
    "chance",
    "lately",
    "visits_a_day",
)
# So many of the first are drawn darker and numbered.
FIRST = 10
TITLE = "Map of the squares in which most is to be expected."

# In metres: the authority, then its wards where they are known.
Outlines = Sequence[BaseGeometry]
Writer = Callable[[Forecast, Outlines], bytes]


def as_csv(found: Forecast, outlines: Outlines) -> bytes:
    """A row a square, the most expected first."""
    return table_of(COLUMNS, (row for row, _ in _rows(found)))


def as_geojson(found: Forecast, outlines: Outlines) -> bytes:
    """The same squares with their shapes."""
    placed = (
        Placed(square.name, row, _shape(found, square)) for row, square in _rows(found)
    )
    return geojson_of(found.sentence, COLUMNS, placed, origin=found.origin)


def as_html(found: Forecast, outlines: Outlines) -> bytes:
    """A page that needs nothing else: the sentence, a map, how it did, the caveats."""
    page = environment().get_template("forecast.html")
    return page.render(found=found, map=_map(found, outlines)).encode()


WRITERS: Mapping[str, Writer] = {
    ".csv": as_csv,
    ".geojson": as_geojson,
    ".html": as_html,
}


def _map(found: Forecast, outlines: Outlines) -> Map:
    size = found.asked.size
    canvas = Canvas.around([outlines[0], *(_shape(found, s) for s in found.squares)])
    squares = (
        canvas.square(
            (square.west, square.south),
            size,
            "hot hot--far" if place < FIRST else "hot",
        )
        for place, square in enumerate(found.squares)
    )
    marks = (
        canvas.mark((square.west + size / 2, square.south + size / 2), str(place))
        for place, square in enumerate(found.squares[:FIRST], start=1)
    )
    return Map(
        canvas.width,
        canvas.height,
        TITLE,
        paths=canvas.ground(outlines),
        squares=tuple(squares),
        marks=tuple(marks),
    )


def _rows(found: Forecast) -> list[tuple[tuple[Field, ...], Square]]:
    return [
        (
            (
                place,
                square.name,
                square.west,
                square.south,
                found.asked.size,
                found.month,
                rounded(square.expected, 4),
                rounded(square.chance, 4),
                square.lately,
                square.visits,
            ),
            square,
        )
        for place, square in enumerate(found.squares, start=1)
    ]


def _shape(found: Forecast, square: Square) -> BaseGeometry:
    return square_of(square.west, square.south, found.asked.size)
