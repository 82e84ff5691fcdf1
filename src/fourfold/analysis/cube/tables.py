"""The tables of a cube, and filling those that come from areas and parts."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

import duckdb
import numpy as np
import shapely
from numpy.typing import NDArray

from fourfold.analysis.areas.locator import NOWHERE, Locator
from fourfold.analysis.events.areas import AreaData
from fourfold.analysis.events.releases import Fault
from fourfold.analysis.events.standing import StandingPart
from fourfold.analysis.offences.crime_types import id_of

# In the view `counts`, answers of the API count only in the areas they are of: what
# they hold of a neighbour is a sliver, which that one's own answers hold again.
SCHEMA = """
CREATE TABLE parts (
  part INTEGER PRIMARY KEY, force VARCHAR, month VARCHAR, path VARCHAR,
  file VARCHAR, sha256 VARCHAR, release VARCHAR, partial BOOLEAN, covers VARCHAR[],
  rows_read BIGINT, rows_kept BIGINT, rows_unplaced BIGINT, rows_repeated BIGINT,
  rows_superseded BIGINT
);
CREATE TABLE faults (part INTEGER, kind VARCHAR, reason VARCHAR, "rows" BIGINT);
CREATE TABLE superseded (part INTEGER, line INTEGER);
CREATE TABLE points (lon_e6 INTEGER, lat_e6 INTEGER, place INTEGER);
CREATE TABLE places (
  place INTEGER PRIMARY KEY, lsoa VARCHAR, ward VARCHAR, authority VARCHAR
);
CREATE TABLE event_counts (
  part INTEGER, crime_type VARCHAR, place INTEGER, events BIGINT
);
CREATE VIEW counts AS
  SELECT part, force, month, crime_type, place, events,
    CASE WHEN counts_here THEN lsoa END AS lsoa,
    CASE WHEN counts_here THEN ward END AS ward,
    CASE WHEN counts_here THEN authority END AS authority
  FROM (
    SELECT *, NOT partial OR coalesce(list_contains(covers, authority), false)
      AS counts_here
    FROM event_counts JOIN parts USING (part) LEFT JOIN places USING (place)
  );
CREATE TABLE outcome_counts (
  part INTEGER, crime_type VARCHAR, outcome VARCHAR, authority VARCHAR, events BIGINT
);
CREATE TABLE stops (
  force VARCHAR, month VARCHAR, authority VARCHAR, located BOOLEAN, weekday INTEGER,
  hour INTEGER, officer_defined_ethnicity VARCHAR, age_range VARCHAR,
  object_of_search VARCHAR, outcome VARCHAR, events BIGINT, repeated BIGINT
);
CREATE TABLE offences (crime_type VARCHAR PRIMARY KEY, offence VARCHAR);
CREATE TABLE areas (
  code VARCHAR PRIMARY KEY, name VARCHAR, level VARCHAR, year INTEGER,
  authority VARCHAR
);
CREATE TABLE outlines (code VARCHAR PRIMARY KEY, outline BLOB);
CREATE TABLE populations (
  area VARCHAR, band VARCHAR, people BIGINT, year INTEGER, source VARCHAR,
  basis VARCHAR
);
CREATE TABLE indicators (
  area VARCHAR, indicator VARCHAR, value DOUBLE, year INTEGER
);
CREATE TABLE harm_weights (
  scale VARCHAR, code VARCHAR, title VARCHAR, weight DOUBLE
);
CREATE TABLE months (month VARCHAR PRIMARY KEY);
CREATE TABLE policed_by (
  authority VARCHAR, force VARCHAR, "rows" BIGINT, share DOUBLE
);
CREATE TABLE gaps (authority VARCHAR, month VARCHAR, reason VARCHAR);
"""


def insert(
    connection: duckdb.DuckDBPyConnection, table: str, rows: Iterable[Sequence[Any]]
) -> None:
    """Insert rows of plain values. Through JSON, for binding row by row is slow."""
    text = json.dumps([list(row) for row in rows])
    if text == "[]":
        return
    columns = connection.execute(
        "SELECT column_name, data_type FROM duckdb_columns() WHERE table_name = ?"
        " AND database_name = current_database() ORDER BY column_index",
        [table],
    ).fetchall()
    cells = ", ".join(
        f"(value {'->' if kind.endswith('[]') else '->>'} {at})::{kind}"
        for at, (_, kind) in enumerate(columns)
    )
    connection.execute(
        f"INSERT INTO {table} SELECT {cells}"
        " FROM (SELECT unnest(from_json(?, '[\"JSON\"]')) AS value)",
        [text],
    )


def insert_arrays(
    connection: duckdb.DuckDBPyConnection,
    table: str,
    columns: Mapping[str, NDArray[Any]],
) -> None:
    """Insert columns of one length, none of them with a missing value."""
    connection.register("arrays", dict(columns))
    connection.execute(f"INSERT INTO {table} SELECT {', '.join(columns)} FROM arrays")
    connection.unregister("arrays")


def fill_parts(
    connection: duckdb.DuckDBPyConnection,
    parts: Sequence[StandingPart],
    superseded: Mapping[str, NDArray[np.int32]],
) -> None:
    lines = [superseded.get(p.part.path, np.empty(0, np.int32)) for p in parts]
    rows = (
        (*row, len(of_part))
        for row, of_part in zip(_part_rows(parts), lines, strict=True)
    )
    insert(connection, "parts", rows)
    insert(connection, "faults", _faults(parts))
    numbers = np.arange(len(parts), dtype=np.int32)
    insert_arrays(
        connection,
        "superseded",
        {
            "part": np.repeat(numbers, [len(of_part) for of_part in lines]),
            "line": np.concatenate(lines),
        },
    )


def fill_areas(connection: duckdb.DuckDBPyConnection, areas: AreaData) -> None:
    """Areas with their outline; an authority is found by a point where not given."""
    inside = _authorities(areas)
    insert(
        connection,
        "areas",
        (
            (b.code, b.name, b.level, b.year, inside.get(b.code))
            for b in areas.boundaries
        ),
    )
    geometries = np.array([b.geometry for b in areas.boundaries], dtype=object)
    insert_arrays(
        connection,
        "outlines",
        {
            "code": np.array([b.code for b in areas.boundaries], dtype=object),
            "outline": shapely.to_wkb(geometries),
        },
    )


def fill_offences(connection: duckdb.DuckDBPyConnection) -> None:
    """What each label that occurs means; an unknown one means no offence."""
    labels = connection.execute(
        "SELECT DISTINCT crime_type FROM event_counts ORDER BY crime_type"
    ).fetchall()
    insert(connection, "offences", ((label, id_of(label)) for (label,) in labels))


def _authorities(areas: AreaData) -> dict[str, str]:
    """The authority of each ward and LSOA: as its source says, else by a point."""
    smaller = [b for b in areas.boundaries if b.level != "authority"]
    without = [b for b in smaller if b.authority is None]
    locator = Locator(areas.of_level("authority"))
    # Not the centroid: that of a crescent lies outside of it.
    points = shapely.point_on_surface(np.array([b.geometry for b in without], object))
    places = locator.locate(shapely.get_x(points), shapely.get_y(points))
    said = {b.code: b.authority for b in smaller if b.authority is not None}
    return said | {
        b.code: locator.codes[place]
        for b, place in zip(without, places, strict=True)
        if place != NOWHERE
    }


def _part_rows(parts: Sequence[StandingPart]) -> Iterator[tuple[Any, ...]]:
    for number, standing in enumerate(parts):
        part, report = standing.part, standing.part.report
        yield (
            number,
            part.force,
            part.month,
            part.path,
            part.file,
            part.sha256,
            standing.release.id,
            part.partial,
            list(part.covers),
            report.read,
            report.kept,
            sum(fault.rows for fault in report.unplaced),
            report.repeated,
        )


def _faults(
    parts: Sequence[StandingPart],
) -> Iterator[tuple[int, str, str, int]]:
    for number, standing in enumerate(parts):
        report = standing.part.report
        kinds: dict[str, tuple[Fault, ...]] = {
            "refused": report.refused,
            "unplaced": report.unplaced,
            "unknown": report.unknown,
        }
        for kind, faults in kinds.items():
            for fault in faults:
                yield number, kind, fault.reason, fault.rows
