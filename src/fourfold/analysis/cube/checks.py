"""Refuses a cube that does not add up to the rows it was made from."""

import duckdb

from fourfold.analysis.errors import StoreError

from .damage import REMEDY

# Every row kept and not superseded must be counted, in its own part, and just those
# without a point in no place. Which of them a newer release supersedes is not known.
DIFFERENCES = """
SELECT path, wanted, counted FROM (
  SELECT parts.path,
    rows_kept - rows_superseded AS wanted,
    coalesce(sum(events), 0)::BIGINT AS counted,
    rows_unplaced,
    coalesce(sum(events) FILTER (place IS NULL), 0)::BIGINT AS counted_nowhere,
    rows_superseded
  FROM parts LEFT JOIN event_counts USING (part)
  GROUP BY ALL
)
WHERE wanted <> counted
  OR (rows_superseded = 0 AND rows_unplaced <> counted_nowhere)
  OR counted_nowhere > rows_unplaced
ORDER BY path
"""


def check_counts(connection: duckdb.DuckDBPyConnection) -> None:
    """Raises StoreError naming the first part whose count is not its rows."""
    wrong = connection.execute(DIFFERENCES).fetchall()
    if wrong:
        path, rows, counted = wrong[0]
        raise StoreError(
            f"the counts do not reconcile with what was loaded: {path} was to have"
            f" {rows:,} rows to count and {counted:,} were counted, or they lie"
            f" elsewhere ({len(wrong)} parts in all). {REMEDY}"
        )
