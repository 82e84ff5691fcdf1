"""The tables of a cube, and filling those that come from areas and parts."""

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import duckdb
import numpy as np
import shapely
from numpy.typing import NDArray

from fourfold.analysis.areas.boundaries import Boundary
from fourfold.analysis.areas.locator import NOWHERE, Locator
from fourfold.analysis.events.areas import AreaData
from fourfold.analysis.events.releases import Fault
from fourfold.analysis.events.standing import StandingPart
from fourfold.analysis.offences.crime_types import id_of

SCHEMA = """
CREATE TABLE parts (
  part INTEGER PRIMARY KEY, force VARCHAR, month VARCHAR, path VARCHAR,
  file VARCHAR, sha256 VARCHAR, release VARCHAR, partial BOOLEAN, covers VARCHAR[],
  rows_read BIGINT, rows_kept BIGINT, rows_repeated BIGINT, rows_superseded BIGINT
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
  SELECT part, crime_type, lsoa, ward, authority, place IS NOT NULL AS has_point, events
  FROM event_counts LEFT JOIN places USING (place);
CREATE TABLE offences (crime_type VARCHAR PRIMARY KEY, offence VARCHAR);
CREATE TABLE areas (
  code VARCHAR PRIMARY KEY, name VARCHAR, level VARCHAR, year INTEGER,
  authority VARCHAR, outline BLOB
);
CREATE TABLE populations (
  area VARCHAR, band VARCHAR, people BIGINT, year INTEGER, source VARCHAR,
  basis VARCHAR
);
CREATE TABLE policed_by (authority VARCHAR PRIMARY KEY, force VARCHAR, share DOUBLE);
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


def fill_parts(
    connection: duckdb.DuckDBPyConnection,
    parts: Sequence[StandingPart],
    superseded: Mapping[str, NDArray[np.int32]],
) -> None:
    insert(
        connection,
        "parts",
        (
            (
                number,
                p.part.force,
                p.part.month,
                p.part.path,
                p.part.file,
                p.part.sha256,
                p.release.id,
                p.part.partial,
                list(p.part.covers),
                p.part.report.read,
                p.part.report.kept,
                p.part.report.repeated,
                len(superseded.get(p.part.path, ())),
            )
            for number, p in enumerate(parts)
        ),
    )
    insert(connection, "faults", _faults(parts))
    insert(
        connection,
        "superseded",
        (
            (number, line)
            for number, p in enumerate(parts)
            for line in superseded.get(p.part.path, np.empty(0)).tolist()
        ),
    )


def fill_areas(connection: duckdb.DuckDBPyConnection, areas: AreaData) -> None:
    """Areas with their outline; an authority is found by a point where not given."""
    inside = _authorities(areas)
    rows = [
        (b.code, b.name, b.level, b.year, b.authority or inside.get(b.code), None)
        for b in areas.boundaries
    ]
    insert(connection, "areas", rows)
    outlines = {
        "code": np.array([b.code for b in areas.boundaries], dtype=object),
        "outline": np.array(
            [shapely.to_wkb(b.geometry, hex=True) for b in areas.boundaries],
            dtype=object,
        ),
    }
    connection.register("outlines", outlines)
    connection.execute(
        "UPDATE areas SET outline = unhex(outlines.outline) FROM outlines"
        " WHERE outlines.code = areas.code"
    )
    connection.unregister("outlines")


def fill_offences(connection: duckdb.DuckDBPyConnection) -> None:
    """What each label that occurs means; an unknown one means no offence."""
    labels = connection.execute(
        "SELECT DISTINCT crime_type FROM event_counts ORDER BY crime_type"
    ).fetchall()
    insert(connection, "offences", ((label, id_of(label)) for (label,) in labels))


def _authorities(areas: AreaData) -> dict[str, str]:
    unplaced: list[Boundary] = [
        b for b in areas.boundaries if b.authority is None and b.level != "authority"
    ]
    locator = Locator(areas.of_level("authority"))
    points = [shapely.point_on_surface(b.geometry) for b in unplaced]
    places = locator.locate(shapely.get_x(points), shapely.get_y(points))
    return {
        b.code: locator.codes[place]
        for b, place in zip(unplaced, places, strict=True)
        if place != NOWHERE
    }


def _faults(
    parts: Sequence[StandingPart],
) -> Iterable[tuple[int, str, str, int]]:
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
