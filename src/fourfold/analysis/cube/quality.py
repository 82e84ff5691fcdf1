"""What became of the rows of one force."""

from collections.abc import Sequence

import duckdb

from .facts import ForceQuality


def force_quality(
    connection: duckdb.DuckDBPyConnection, force: str, months: Sequence[str]
) -> ForceQuality:
    read, kept, repeated, superseded, sent = connection.execute(
        "SELECT sum(rows_read)::BIGINT, sum(rows_kept)::BIGINT,"
        " sum(rows_repeated)::BIGINT, sum(rows_superseded)::BIGINT,"
        " list(DISTINCT month) FROM parts WHERE force = ?",
        [force],
    ).fetchone() or (0, 0, 0, 0, [])
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
    )


def _faults(
    connection: duckdb.DuckDBPyConnection, force: str, kind: str
) -> tuple[tuple[str, int], ...]:
    rows = connection.execute(
        'SELECT reason, sum("rows")::BIGINT FROM faults JOIN parts USING (part)'
        " WHERE force = ? AND kind = ? GROUP BY reason ORDER BY reason",
        [force, kind],
    ).fetchall()
    return tuple((reason, rows) for reason, rows in rows)
