"""The latest view of all events, classified and placed, as one Parquet file.

For analysis of points, and for whoever works with other tools: it holds what the
counts were made from, row by row, and no other rows.
"""

from pathlib import Path

import duckdb

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


def write_located_events(
    store: Store, target: Path, *, build: str | None = None
) -> int:
    """Write every event that stands, with its offence and areas; returns how many.

    An event without a usable point has no areas and says why in `unplaced`; one of
    a type that is not in the definitions has no `offence`. Raises StoreError if
    nothing is built or a part cannot be read.
    """
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
            written = connection.execute(
                f"COPY ({EVENTS.format(files=files)}) TO {text(target)}"
                " (FORMAT parquet, COMPRESSION zstd)"
            ).fetchall()
    finally:
        connection.close()
    return int(written[0][0])
