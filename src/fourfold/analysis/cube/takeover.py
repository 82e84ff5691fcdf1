"""Takes over from the current build what nothing has changed behind."""

from dataclasses import dataclass

import duckdb

from fourfold.analysis.events.literals import text
from fourfold.analysis.events.store import Store

from . import current
from .identity import Identity

PEOPLE = ("areas", "outlines", "populations", "indicators", "harm_weights")


@dataclass(frozen=True)
class TakenOver:
    """Numbers of the parts that are counted, and whether areas and people are in."""

    parts: tuple[int, ...] = ()
    people: bool = False


def take_over(
    connection: duckdb.DuckDBPyConnection, store: Store, identity: Identity
) -> TakenOver:
    """Copy from the current build what is the same in this one.

    A build that is damaged, or of another version, is no loss: all is counted anew.
    """
    folder = current.current_folder(store)
    before = current.identity_of(folder) if folder else None
    if folder is None or before is None:
        return TakenOver()
    try:
        connection.execute(
            f"ATTACH {text(folder / current.CUBE)} AS previous (READ_ONLY)"
        )
    except duckdb.Error:
        return TakenOver()
    try:
        return _copy(connection, before, identity)
    finally:
        connection.execute("DETACH previous")


def _copy(
    connection: duckdb.DuckDBPyConnection, before: Identity, now: Identity
) -> TakenOver:
    """All of it or nothing: the file may turn out to be damaged half-way."""
    same_people = before.people == now.people
    connection.execute("BEGIN")
    try:
        parts = _copy_counts(connection) if before.placing == now.placing else ()
        for table in PEOPLE if same_people else ():
            connection.execute(f"INSERT INTO {table} FROM previous.{table}")
    except duckdb.Error:
        connection.execute("ROLLBACK")
        return TakenOver()
    connection.execute("COMMIT")
    return TakenOver(parts, same_people)


def _copy_counts(connection: duckdb.DuckDBPyConnection) -> tuple[int, ...]:
    connection.execute("INSERT INTO points FROM previous.points")
    connection.execute("INSERT INTO places FROM previous.places")
    connection.execute(UNCHANGED)
    connection.execute(
        """
        INSERT INTO event_counts
        SELECT unchanged.part, counts.* EXCLUDE (part)
        FROM previous.event_counts AS counts
        JOIN unchanged ON unchanged.before = counts.part
        """
    )
    connection.execute(
        """
        INSERT INTO outcome_counts
        SELECT unchanged.part, counts.* EXCLUDE (part)
        FROM previous.outcome_counts AS counts
        JOIN unchanged ON unchanged.before = counts.part
        """
    )
    rows = connection.execute("SELECT part FROM unchanged ORDER BY part").fetchall()
    return tuple(part for (part,) in rows)


# A part is content: the same path holds the same events. Its counts are the same,
# then, where the same of its lines are superseded.
UNCHANGED = """
CREATE TEMP TABLE unchanged AS
WITH now AS (
  SELECT part, list(line ORDER BY line) AS lines FROM superseded GROUP BY part
), then_ AS (
  SELECT part, list(line ORDER BY line) AS lines
  FROM previous.superseded GROUP BY part
)
SELECT parts.part, before.part AS before
FROM parts
JOIN previous.parts AS before USING (path)
LEFT JOIN now ON now.part = parts.part
LEFT JOIN then_ ON then_.part = before.part
WHERE now.lines IS NOT DISTINCT FROM then_.lines
"""
