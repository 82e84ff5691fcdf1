"""The latest view of all events, classified and placed, as one Parquet file.

For analysis of points, and for whoever works with other tools: it holds what the
counts were made from, row by row, and no other rows.
"""

from collections.abc import Collection, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import duckdb
import numpy as np
from numpy.typing import NDArray

from fourfold.analysis.events.literals import text, texts
from fourfold.analysis.events.store import Store

from . import current
from .damage import damage_named

EVENTS = """
SELECT parts.release, parts.file, events.line, parts.force, parts.month,
  offences.offence, events.crime_type, events.crime_id, events.outcome,
  events.location, events.lon_e6 / 1e6 AS longitude, events.lat_e6 / 1e6 AS latitude,
  events.unplaced, places.lsoa, places.ward, places.authority
FROM read_parquet({files}) AS events
JOIN numbered USING (file_index)
JOIN cube.parts AS parts USING (part)
LEFT JOIN cube.superseded AS superseded
  ON superseded.part = parts.part AND superseded.line = events.line
LEFT JOIN cube.offences AS offences ON offences.crime_type = events.crime_type
LEFT JOIN cube.points AS points
  ON points.lon_e6 = events.lon_e6 AND points.lat_e6 = events.lat_e6
LEFT JOIN cube.places AS places USING (place)
WHERE superseded.line IS NULL
ORDER BY parts.month, parts.force, parts.part, events.line
"""


POINTS = """
SELECT longitude, latitude, month, offence FROM ({events})
WHERE authority = $authority AND month IN (SELECT unnest($months))
  AND offence IN (SELECT unnest($offences))
"""


@dataclass(frozen=True, slots=True)
class Points:
    """Events of an area, in the order of the data folder.

    longitude, latitude : float64, shape (events,), degrees
    month, offence : str, shape (events,)
    """

    longitude: NDArray[np.float64]
    latitude: NDArray[np.float64]
    month: NDArray[np.str_]
    offence: NDArray[np.str_]


def write_located_events(
    store: Store, target: Path, *, build: str | None = None
) -> int:
    """Write every event that stands, with its offence and areas; returns how many.

    An event without a usable point has no areas and says why in `unplaced`; one of
    a type that is not in the definitions has no `offence`. Raises StoreError if
    nothing is built or a part cannot be read.
    """
    with _events(store, build) as (connection, events):
        written = connection.execute(
            f"COPY ({events}) TO {text(target)} (FORMAT parquet, COMPRESSION zstd)"
        ).fetchall()
    return int(written[0][0])


def located_points(
    store: Store,
    authority: str,
    *,
    months: Collection[str],
    offences: Collection[str],
    build: str | None = None,
) -> Points:
    """Where the events of an authority lie, those of some months and offences.

    Events without a usable point are in no authority and so not among them. Raises
    StoreError if nothing is built or a part cannot be read.
    """
    asked = {
        "authority": authority,
        "months": list(months),
        "offences": list(offences),
    }
    with _events(store, build) as (connection, events):
        found = connection.execute(POINTS.format(events=events), asked).fetchnumpy()
    return Points(
        np.asarray(found["longitude"], np.float64),
        np.asarray(found["latitude"], np.float64),
        np.asarray(found["month"], np.str_),
        np.asarray(found["offence"], np.str_),
    )


@contextmanager
def _events(
    store: Store, build: str | None
) -> Iterator[tuple[duckdb.DuckDBPyConnection, str]]:
    """A connection, and the query of all events on it."""
    folder = current.build_folder(store, build)
    connection = duckdb.connect(config={"memory_limit": "800MB"})
    try:
        cube = text(folder / current.CUBE)
        connection.execute(f"ATTACH {cube} AS cube (READ_ONLY)")
        parts = connection.execute(
            "SELECT part, path FROM cube.parts ORDER BY part"
        ).fetchall()
        connection.execute(
            "CREATE TEMP TABLE numbered AS SELECT unnest(range(len(?))) AS file_index,"
            " unnest(?) AS part",
            [[part for part, _ in parts]] * 2,
        )
        paths = [path for _, path in parts]
        files = texts(store.parts / path for path in paths)
        with damage_named(store, paths):
            yield connection, EVENTS.format(files=files)
    finally:
        connection.close()
