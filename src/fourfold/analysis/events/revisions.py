"""What a newly published part changes against the one that stood before."""

import duckdb

from fourfold.analysis.sources.records import RecordSource

from .literals import text
from .releases import Part, Revision
from .store import Store

# Crimes by ID with all that their rows say. A join of two such tables is one
# pass over either part; comparing row by row took five.
CRIMES = """SELECT {key}, count(*) AS rows,
  list_sort(list(DISTINCT {point})) AS points,
  list_sort(list(DISTINCT {kind})) AS kinds
FROM read_parquet({path}) WHERE {first} IS NOT NULL GROUP BY {key}"""
COMPARED = """SELECT
  coalesce(sum(greatest(coalesce(newer.rows, 0) - coalesce(older.rows, 0), 0)), 0),
  coalesce(sum(greatest(coalesce(older.rows, 0) - coalesce(newer.rows, 0), 0)), 0),
  count(*) FILTER (older.points <> newer.points),
  count(*) FILTER (older.kinds <> newer.kinds)
FROM ({older}) AS older FULL JOIN ({newer}) AS newer ON {same}"""
# Both coordinates in one number, which compares faster than two.
POINT = "lon_e6::BIGINT * 4294967296 + lat_e6"


def revision(
    connection: duckdb.DuckDBPyConnection,
    store: Store,
    source: RecordSource,
    *,
    before: Part,
    after: Part,
) -> Revision:
    """Compare two parts of one force and month, event by event."""
    older, newer = (text(store.parts / part.path) for part in (before, after))
    first, *_ = source.same
    # Only a Crime ID by itself tells that two rows are about one crime.
    is_crime = source.same == ("crime_key",)
    compared = COMPARED.format(
        older=_crimes(source, older, is_crime=is_crime),
        newer=_crimes(source, newer, is_crime=is_crime),
        same=" AND ".join(
            f"older.{column} IS NOT DISTINCT FROM newer.{column}"
            for column in source.same
        ),
    )
    added, removed, moved, reclassified = connection.execute(compared).fetchall()[0]
    blank = f"SELECT count(*) FROM read_parquet({{path}}) WHERE {first} IS NULL"
    without_id = connection.execute(
        f"SELECT ({blank.format(path=newer)}) - ({blank.format(path=older)})"
    ).fetchall()[0][0]
    return Revision(
        before=before.sha256,
        added=int(added),
        removed=int(removed),
        moved=moved,
        reclassified=reclassified,
        without_id=without_id,
    )


def _crimes(source: RecordSource, path: str, *, is_crime: bool) -> str:
    return CRIMES.format(
        key=", ".join(source.same),
        first=source.same[0],
        point=POINT if is_crime else "NULL",
        kind=source.label if is_crime else "NULL",
        path=path,
    )
