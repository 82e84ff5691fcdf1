"""The very rows behind a count, each with its line in the publisher's file."""

from collections.abc import Collection, Iterator
from itertools import islice
from typing import NamedTuple

import duckdb

from fourfold.analysis.events.store import Store

from .damage import damage_named
from .facts import Area
from .reader import Cube, PartRows


class CountedRow(NamedTuple):
    """One row that was counted, as the publisher's file has it on that line."""

    release: str
    file: str
    line: int
    month: str
    crime_type: str
    location: str | None
    longitude: float
    latitude: float


def counted_rows(
    store: Store,
    cube: Cube,
    area: Area,
    *,
    months: Collection[str],
    offences: Collection[str],
    limit: int | None = None,
) -> Iterator[CountedRow]:
    """The rows that an area's count is made of, by month, file and line.

    There are as many as `Cube.counts` says, or as the limit does. Raises StoreError
    if a part cannot be read.
    """
    parts = cube.part_rows(area, months=months, offences=offences)
    return islice(_rows(store, parts), limit)


def _rows(store: Store, parts: Iterator[PartRows]) -> Iterator[CountedRow]:
    connection = duckdb.connect(config={"threads": 1})
    try:
        for part in parts:
            with damage_named(store, [part.path]):
                rows = _rows_of(connection, store, part)
            for line, crime_type, location, lon_e6, lat_e6 in rows:
                yield CountedRow(
                    release=part.release,
                    file=part.file,
                    line=line,
                    month=part.month,
                    crime_type=crime_type,
                    location=location,
                    longitude=lon_e6 / 1e6,
                    latitude=lat_e6 / 1e6,
                )
    finally:
        connection.close()


def _rows_of(
    connection: duckdb.DuckDBPyConnection, store: Store, part: PartRows
) -> list[tuple[int, str, str | None, int, int]]:
    connection.register("sought", part.points)
    try:
        return connection.execute(
            "SELECT line, crime_type, location, lon_e6, lat_e6 FROM read_parquet(?)"
            " SEMI JOIN sought USING (lon_e6, lat_e6)"
            " WHERE crime_type IN (SELECT unnest(?::VARCHAR[]))"
            " AND line NOT IN (SELECT unnest(?::INTEGER[])) ORDER BY line",
            [str(store.parts / part.path), list(part.labels), list(part.superseded)],
        ).fetchall()
    finally:
        connection.unregister("sought")
