"""Refuses a cube that does not add up to the rows it was made from."""

import duckdb

from fourfold.analysis.errors import StoreError

from .damage import REMEDY

# Every row kept and not superseded must be counted, in its own part, and just those
# without a point in no place. Which of them a newer release supersedes is not known.
DIFFERENCES = """
SELECT path, wanted, unplaced, counted, counted_nowhere FROM (
  SELECT parts.path,
    rows_kept - rows_superseded AS wanted,
    rows_unplaced AS unplaced,
    rows_superseded,
    coalesce(sum(events), 0)::BIGINT AS counted,
    coalesce(sum(events) FILTER (place IS NULL), 0)::BIGINT AS counted_nowhere
  FROM parts LEFT JOIN event_counts USING (part)
  GROUP BY ALL
)
WHERE wanted <> counted
  OR (rows_superseded = 0 AND unplaced <> counted_nowhere)
  OR counted_nowhere > unplaced
ORDER BY path
"""


def check_counts(connection: duckdb.DuckDBPyConnection) -> None:
    """Raises StoreError naming the first part whose count is not its rows."""
    wrong = connection.execute(DIFFERENCES).fetchall()
    if wrong:
        path, rows, unplaced, counted, nowhere = wrong[0]
        more = f", and {len(wrong) - 1} more parts" if len(wrong) > 1 else ""
        raise StoreError(
            f"the counts do not reconcile with what was loaded: {path} has {rows:,}"
            f" rows to count, {unplaced:,} without a point, and {counted:,} were"
            f" counted, {nowhere:,} without a point{more}. {REMEDY}"
        )
