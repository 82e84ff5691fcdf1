"""Refuses a cube that does not add up to the rows it was made from."""

import duckdb

from fourfold.analysis.errors import FourfoldError

# Every row kept and not superseded must be counted, in its own part.
DIFFERENCES = """
SELECT parts.path, rows_kept - rows_superseded, coalesce(sum(events), 0)::BIGINT
FROM parts LEFT JOIN event_counts USING (part)
GROUP BY ALL
HAVING rows_kept - rows_superseded <> coalesce(sum(events), 0)
ORDER BY parts.path
"""


def check_counts(connection: duckdb.DuckDBPyConnection) -> None:
    """Raises FourfoldError naming the first part whose count is not its rows."""
    wrong = connection.execute(DIFFERENCES).fetchall()
    if wrong:
        path, rows, counted = wrong[0]
        raise FourfoldError(
            f"the counts do not reconcile: {path} has {rows:,} rows to count and"
            f" {counted:,} were counted ({len(wrong)} parts in all). The last good"
            " build stays. Check the disk, then load these files again"
        )
