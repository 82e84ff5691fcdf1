"""Near repeats for a spreadsheet and as a page of their own; no place is in them.

Where single crimes lie is somebody's address: it stays in the reader's own file.
"""

from collections.abc import Callable, Mapping
from itertools import groupby

from fourfold.analysis.documents.csv_tables import Field
from fourfold.analysis.documents.page import environment
from fourfold.analysis.documents.place_files import rounded, table_of
from fourfold.analysis.places.near_repeats import Band, NearRepeatAnswer

COLUMNS = (
    "metres_from",
    "metres_below",
    "days_from",
    "days_below",
    "pairs",
    "expected",
    "ratio",
    "p",
    "more_than_chance",
)

Writer = Callable[[NearRepeatAnswer], bytes]


def as_csv(found: NearRepeatAnswer) -> bytes:
    """A row a band."""
    return table_of(COLUMNS, (_row(band) for band in found.bands))


def as_html(found: NearRepeatAnswer) -> bytes:
    """A page that needs nothing else: the sentence, the table, chains, the caveats."""
    rows = [list(bands) for _, bands in groupby(found.bands, key=lambda each: each.far)]
    page = environment().get_template("near_repeats.html")
    return page.render(found=found, rows=rows).encode()


WRITERS: Mapping[str, Writer] = {".csv": as_csv, ".html": as_html}


def _row(band: Band) -> tuple[Field, ...]:
    return (
        *band.far,
        *band.long,
        band.observed,
        rounded(band.expected, 5),
        rounded(band.ratio, 4),
        rounded(band.p_value, 4),
        band.is_more,
    )
