"""What a newly published part changes against the one that stood before."""

import duckdb

from fourfold.analysis.sources.records import RecordSource

from .literals import text
from .releases import Part, Revision
from .store import Store


def revision(
    connection: duckdb.DuckDBPyConnection,
    store: Store,
    source: RecordSource,
    *,
    before: Part,
    after: Part,
) -> Revision:
    """Compare two parts of one force and month, event by event."""
    for name, part in (("older", before), ("newer", after)):
        path = text(store.parts / part.path)
        connection.execute(
            f"CREATE OR REPLACE TEMP VIEW {name} AS FROM read_parquet({path})"
        )
    known = " AND ".join(f"{column} IS NOT NULL" for column in source.same[:1])
    key = ", ".join(source.same)
    return Revision(
        before=before.sha256,
        added=_count(connection, _except(key, known, ("newer", "older"))),
        removed=_count(connection, _except(key, known, ("older", "newer"))),
        moved=_differing(connection, source, "lon_e6, lat_e6"),
        reclassified=_differing(connection, source, "crime_type"),
        without_id=_without_id(connection, source.same[0]),
    )


def _except(key: str, known: str, views: tuple[str, str]) -> str:
    here, there = (f"SELECT {key} FROM {view} WHERE {known}" for view in views)
    return f"SELECT count(*) FROM ({here} EXCEPT ALL {there})"


def _differing(
    connection: duckdb.DuckDBPyConnection, source: RecordSource, columns: str
) -> int:
    """Crimes in both parts of which some row says something else."""
    if source.same != ("crime_key",):
        return 0
    listed = f"list_sort(list(DISTINCT ({columns})))"
    each = " JOIN ".join(
        f"(SELECT crime_key, {listed} AS said FROM {view}"
        f" WHERE crime_key IS NOT NULL GROUP BY crime_key) {view}_said"
        for view in ("older", "newer")
    )
    return _count(
        connection,
        f"SELECT count(*) FROM {each} USING (crime_key)"
        " WHERE older_said.said <> newer_said.said",
    )


def _without_id(connection: duckdb.DuckDBPyConnection, key: str) -> int:
    older, newer = (
        _count(connection, f"SELECT count(*) FROM {view} WHERE {key} IS NULL")
        for view in ("older", "newer")
    )
    return newer - older


def _count(connection: duckdb.DuckDBPyConnection, sql: str) -> int:
    row = connection.execute(sql).fetchone()
    return int(row[0]) if row else 0
