"""What became of crimes: counted at build, by the last outcome in the street files."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import duckdb
import numpy as np
from numpy.typing import NDArray

from fourfold.analysis.events.literals import texts
from fourfold.analysis.events.store import Store
from fourfold.analysis.offences.crime_types import crime_types
from fourfold.analysis.offences.outcomes import outcome_groups, outcome_of, outcomes

from .damage import damage_named

# Crimes of which no outcome is published.
NONE_KNOWN = "none-known"


@dataclass(frozen=True, slots=True)
class OutcomeCounts:
    """What is known of the crimes of an authority, by the month they were recorded.

    months : of the crimes, in order
    offences : ids of crime types, in order
    groups : ids of outcome groups, in order; the last is NONE_KNOWN
    counts : int64, shape (months, offences, groups); each crime once, by the last
        outcome that its street file gives
    as_at : by month, the edition that its outcomes are of, which is the month up to
        which the publisher had data; the oldest where there are several
    """

    months: tuple[str, ...]
    offences: tuple[str, ...]
    groups: tuple[str, ...]
    counts: NDArray[np.int64]
    as_at: tuple[str, ...]


# By authority and not by place: an eighth of the rows, and a fifth of the time.
FILL = """
INSERT INTO outcome_counts
SELECT events.part, crime_type, outcome, authority, count(*)
FROM (
  SELECT numbered.part, line, crime_type, outcome, lon_e6, lat_e6
  FROM read_parquet({files}) JOIN numbered USING (file_index)
  WHERE outcome IS NOT NULL
) AS events
ANTI JOIN superseded
  ON superseded.part = events.part AND superseded.line = events.line
JOIN (
  SELECT lon_e6, lat_e6, authority FROM points JOIN places USING (place)
  WHERE authority IS NOT NULL
) USING (lon_e6, lat_e6)
GROUP BY ALL
"""

# As in the view `counts`: answers of the API count only in the areas they are of.
OF_AUTHORITY = """
SELECT month, offence, outcome, sum(events)
FROM outcome_counts JOIN parts USING (part) JOIN offences USING (crime_type)
WHERE authority = $authority AND offence IS NOT NULL
  AND (NOT partial OR coalesce(list_contains(covers, authority), false))
GROUP BY ALL
"""
ALL_OF_AUTHORITY = """
SELECT month, offence, sum(events) FROM counts JOIN offences USING (crime_type)
WHERE authority = $authority AND offence IS NOT NULL GROUP BY ALL
"""
RELEASES = """
SELECT counts.month, list(DISTINCT release) FROM counts JOIN parts USING (part)
WHERE authority = $authority GROUP BY counts.month
"""


def fill_outcomes(
    connection: duckdb.DuckDBPyConnection,
    store: Store,
    *,
    taken_over: Sequence[int] = (),
) -> None:
    """Count the outcomes of the parts that were not taken over."""
    parts = connection.execute(
        "SELECT part, path FROM parts WHERE NOT list_contains(?::INTEGER[], part)"
        " ORDER BY part",
        [list(taken_over)],
    ).fetchall()
    if not parts:
        return
    connection.execute(
        "CREATE TEMP TABLE numbered AS SELECT unnest(range(len($parts))) AS file_index,"
        " unnest($parts) AS part",
        {"parts": [number for number, _ in parts]},
    )
    files = texts(store.parts / path for _, path in parts)
    with damage_named(store, [path for _, path in parts]):
        connection.execute(FILL.format(files=files))
    connection.execute("DROP TABLE numbered")


def read_outcomes(
    connection: duckdb.DuckDBPyConnection,
    authority: str,
    *,
    editions: Mapping[str, str],
) -> OutcomeCounts | None:
    """The outcomes of an authority's crimes; None where no file gives any.

    editions : of the releases, by their ids
    """
    found = connection.execute(OF_AUTHORITY, {"authority": authority}).fetchall()
    if not found:
        return None
    every = connection.execute(ALL_OF_AUTHORITY, {"authority": authority}).fetchall()
    months = tuple(sorted({month for month, _, _ in every}))
    offences = tuple(crime_type.id for crime_type in crime_types())
    groups = (*(group.id for group in outcome_groups()), NONE_KNOWN)
    group_of = {each.code: each.group for each in outcomes()}
    counts = np.zeros((len(months), len(offences), len(groups)), np.int64)
    for month, offence, label, events in found:
        code = outcome_of(label)
        group = group_of[code] if code else NONE_KNOWN
        at = months.index(month), offences.index(offence), groups.index(group)
        counts[at] += events
    told = counts.sum(axis=2)
    for month, offence, events in every:
        row, column = months.index(month), offences.index(offence)
        counts[row, column, -1] += events - told[row, column]
    releases = dict(connection.execute(RELEASES, {"authority": authority}).fetchall())
    as_at = tuple(min(editions[each] for each in releases[m]) for m in months)
    return OutcomeCounts(months, offences, groups, counts, as_at)
