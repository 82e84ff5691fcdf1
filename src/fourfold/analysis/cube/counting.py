"""Places the points and counts the events of a build, anew only where it must."""


import duckdb
import numpy as np
from numpy.typing import NDArray

from fourfold.analysis.areas.locator import NOWHERE, Locator
from fourfold.analysis.areas.national_grid import to_national_grid
from fourfold.analysis.events.areas import LEVELS, AreaData
from fourfold.analysis.events.literals import texts
from fourfold.analysis.events.store import Store

from .steps import query


def reuse_counts(connection: duckdb.DuckDBPyConnection) -> None:
    """Copy counts and points from `previous`, a cube with the same areas.

    A part is content: the same path holds the same events, so its counts hold
    too, unless some of its rows are or were superseded.
    """
    connection.execute("INSERT INTO points FROM previous.points")
    connection.execute("INSERT INTO places FROM previous.places")
    connection.execute(
        """
        INSERT INTO event_counts
        SELECT parts.part, counts.* EXCLUDE (part)
        FROM previous.event_counts AS counts
        JOIN previous.parts AS before ON before.part = counts.part
        JOIN parts USING (path)
        WHERE parts.rows_superseded = 0 AND before.rows_superseded = 0
        """
    )


def count_events(
    connection: duckdb.DuckDBPyConnection, store: Store, areas: AreaData
) -> int:
    """Count the parts that have no counts yet; returns how many those were."""
    parts = connection.execute(
        "SELECT part, path FROM parts"
        " WHERE part NOT IN (SELECT part FROM event_counts) ORDER BY part"
    ).fetchall()
    if parts:
        files = texts(store.parts / path for _, path in parts)
        connection.execute(
            "CREATE TEMP TABLE numbers AS SELECT unnest(range(len(?))) AS file_index,"
            " unnest(?) AS part",
            [[number for number, _ in parts]] * 2,
        )
        connection.execute(
            "CREATE TEMP VIEW events AS SELECT part, line, crime_type, lon_e6, lat_e6"
            f" FROM read_parquet({files}) JOIN numbers USING (file_index)"
        )
        _place_points(connection, areas)
        connection.execute(f"INSERT INTO event_counts {query()}")
        connection.execute("DROP VIEW events")
    return len(parts)


def _place_points(connection: duckdb.DuckDBPyConnection, areas: AreaData) -> None:
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
    placed = {"lon_e6": lon, "lat_e6": lat} | {
        level: _codes_at(areas, level, easting, northing) for level in LEVELS
    }
    connection.register("placed", placed)
    for sql in (NEW_PLACES, NEW_POINTS):
        connection.execute(sql)
    connection.unregister("placed")


# Many points share one combination of areas; that is what counts are kept for.
NEW_PLACES = """
INSERT INTO places
SELECT (SELECT count(*) FROM places) + row_number() OVER (ORDER BY lsoa, ward, authority), *
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


def _codes_at(
    areas: AreaData,
    level: str,
    easting: NDArray[np.float64],
    northing: NDArray[np.float64],
) -> NDArray[np.object_]:
    locator = Locator(areas.of_level(level))
    place = locator.locate(easting, northing)
    codes = np.array([*locator.codes, None], dtype=object)
    return codes[np.where(place == NOWHERE, len(codes) - 1, place)]
