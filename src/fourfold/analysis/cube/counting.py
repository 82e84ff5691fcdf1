"""Places the points and counts the events of a build, anew only where it must."""

from collections.abc import Sequence

import duckdb
import numpy as np
from numpy.typing import NDArray

from fourfold.analysis.areas.locator import Locator
from fourfold.analysis.areas.national_grid import to_national_grid
from fourfold.analysis.events.areas import LEVELS, AreaData
from fourfold.analysis.events.literals import texts
from fourfold.analysis.events.store import Store

from .damage import damage_named
from .steps import query


def count_events(
    connection: duckdb.DuckDBPyConnection,
    store: Store,
    areas: AreaData,
    *,
    taken_over: Sequence[int] = (),
) -> int:
    """Count the parts that were not taken over; returns how many those are."""
    parts = connection.execute(
        "SELECT part, path FROM parts WHERE NOT list_contains(?::INTEGER[], part)"
        " ORDER BY part",
        [list(taken_over)],
    ).fetchall()
    if parts:
        with damage_named(store, [path for _, path in parts]):
            _count(connection, store, areas, parts=parts)
    return len(parts)


def _count(
    connection: duckdb.DuckDBPyConnection,
    store: Store,
    areas: AreaData,
    *,
    parts: Sequence[tuple[int, str]],
) -> None:
    files = texts(store.parts / path for _, path in parts)
    connection.execute(
        "CREATE TEMP TABLE numbers AS SELECT unnest(range(len($parts))) AS file_index,"
        " unnest($parts) AS part",
        {"parts": [number for number, _ in parts]},
    )
    connection.execute(
        "CREATE TEMP VIEW events AS SELECT part, line, crime_type, lon_e6, lat_e6"
        f" FROM read_parquet({files}) JOIN numbers USING (file_index)"
    )
    place_points(connection, areas)
    connection.execute(f"INSERT INTO event_counts {query()}")
    connection.execute("DROP VIEW events")
    connection.execute("DROP TABLE numbers")


def place_points(connection: duckdb.DuckDBPyConnection, areas: AreaData) -> None:
    """Locate each point once: crimes share a few tens of thousands of them."""
    points = connection.execute(
        "SELECT DISTINCT lon_e6, lat_e6 FROM events"
        " ANTI JOIN points USING (lon_e6, lat_e6)"
        " WHERE lon_e6 IS NOT NULL ORDER BY ALL"
    ).fetchnumpy()
    lon = np.asarray(points["lon_e6"], dtype=np.int32)
    lat = np.asarray(points["lat_e6"], dtype=np.int32)
    if not len(lon):
        return
    easting, northing = to_national_grid(lon / 1e6, lat / 1e6)
    located: dict[str, NDArray[np.int32]] = {"lon_e6": lon, "lat_e6": lat}
    codes: dict[str, list[str]] = {}
    for level in LEVELS:
        locator = Locator(areas.of_level(level))
        codes[level] = list(locator.codes)
        located[level] = locator.locate(easting, northing)
    connection.register("located", located)
    connection.execute(PLACED, codes)
    connection.execute(NEW_PLACES)
    connection.execute(NEW_POINTS)
    connection.execute("DROP TABLE placed")
    connection.unregister("located")


# Position -1, for nowhere, becomes 0 here: there a list has nothing, which is NULL.
PLACED = """
CREATE TEMP TABLE placed AS
SELECT lon_e6, lat_e6,
  ($lsoa::VARCHAR[])[lsoa + 1] AS lsoa,
  ($ward::VARCHAR[])[ward + 1] AS ward,
  ($authority::VARCHAR[])[authority + 1] AS authority
FROM located
"""
# Many points share one combination of areas; that is what counts are kept for.
NEW_PLACES = """
INSERT INTO places
SELECT (SELECT count(*) FROM places)
  + row_number() OVER (ORDER BY lsoa, ward, authority), *
FROM (
  SELECT DISTINCT lsoa, ward, authority FROM placed
  EXCEPT SELECT lsoa, ward, authority FROM places
)
"""
NEW_POINTS = """
INSERT INTO points
SELECT lon_e6, lat_e6, place
FROM placed JOIN places
  ON places.lsoa IS NOT DISTINCT FROM placed.lsoa
  AND places.ward IS NOT DISTINCT FROM placed.ward
  AND places.authority IS NOT DISTINCT FROM placed.authority
"""
