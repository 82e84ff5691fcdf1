"""What became of the rows of one force."""

from collections.abc import Sequence
from typing import Any

import duckdb

from fourfold.analysis.definitions import settings
from fourfold.analysis.offences.crime_types import crime_types

from .facts import ForceQuality


def force_quality(
    connection: duckdb.DuckDBPyConnection, force: str, months: Sequence[str]
) -> ForceQuality:
    """Of a force that has parts in the cube."""
    ((read, kept, repeated, superseded, sent),) = _rows(connection, TOTALS, force)
    ((elsewhere,),) = _rows(connection, ELSEWHERE, force)
    unplaced = _faults(connection, force, "unplaced")
    return ForceQuality(
        force=force,
        rows_read=read,
        rows_kept=kept,
        rows_refused=read - kept,
        rows_unplaced=sum(rows for _, rows in unplaced),
        rows_repeated=repeated,
        rows_superseded=superseded,
        months_missing=tuple(month for month in months if month not in sent),
        refusals=_faults(connection, force, "refused"),
        unplaced=unplaced,
        unknown=_faults(connection, force, "unknown"),
        rows_elsewhere=elsewhere,
        offences_absent=_absent(connection, force) if kept >= _fewest_rows() else (),
    )


def _fewest_rows() -> int:
    return int(settings("quality.toml")["left_out"]["fewest_rows"])


def _absent(connection: duckdb.DuckDBPyConnection, force: str) -> tuple[str, ...]:
    present = {offence for (offence,) in _rows(connection, PRESENT, force)}
    every = (crime_type.id for crime_type in crime_types())
    return tuple(offence for offence in every if offence not in present)


TOTALS = """
SELECT sum(rows_read)::BIGINT, sum(rows_kept)::BIGINT, sum(rows_repeated)::BIGINT,
  sum(rows_superseded)::BIGINT, list(DISTINCT month)
FROM parts WHERE force = $force
"""
PRESENT = """
SELECT DISTINCT offence
FROM event_counts JOIN parts USING (part) JOIN offences USING (crime_type)
WHERE force = $force AND events > 0
"""
ELSEWHERE = """
SELECT coalesce(sum(events), 0)::BIGINT FROM counts
WHERE force = $force AND place IS NOT NULL
  AND coalesce(lsoa, ward, authority) IS NULL
"""
FAULTS = """
SELECT reason, sum("rows")::BIGINT FROM faults JOIN parts USING (part)
WHERE force = $force AND kind = $kind GROUP BY reason ORDER BY reason
"""


def _faults(
    connection: duckdb.DuckDBPyConnection, force: str, kind: str
) -> tuple[tuple[str, int], ...]:
    rows = connection.execute(FAULTS, {"force": force, "kind": kind}).fetchall()
    return tuple((reason, number) for reason, number in rows)


def _rows(
    connection: duckdb.DuckDBPyConnection, sql: str, force: str
) -> list[tuple[Any, ...]]:
    return connection.execute(sql, {"force": force}).fetchall()
