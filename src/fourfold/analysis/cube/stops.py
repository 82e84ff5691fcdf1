"""Stops and searches: placed and counted at build by hour, group, object, outcome."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import duckdb
import numpy as np
from numpy.typing import NDArray

from fourfold.analysis.events.areas import AreaData
from fourfold.analysis.events.literals import texts
from fourfold.analysis.events.standing import StandingPart
from fourfold.analysis.events.store import Store
from fourfold.analysis.offences.forces import force_name
from fourfold.analysis.sources.police_uk_stop_and_search import SOURCE

from .counting import place_points
from .damage import damage_named

DATASET = SOURCE.id
LABELS = ("officer_defined_ethnicity", "age_range", "object_of_search", "outcome")

Labels = tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class StopCounts:
    """Stops and searches located in an authority.

    months : those that files were loaded for, in order
    by_month : int64, shape (months,)
    by_hour : int64, shape (7, 24): Monday first, local time; without the searches of
        files that give the day only
    by_group, by_age, by_object, by_outcome : label, as published, and number, most
        first; '' where the officer's entry is blank
    unplaced : share of the forces' searches without a point, 0 to 1
    repeated : searches beyond the first of those that agree in every cell; counted,
        as nothing tells a copy from a second search
    forces : whose files these are, as sentences name them
    """

    months: tuple[str, ...]
    by_month: NDArray[np.int64]
    by_hour: NDArray[np.int64]
    by_group: Labels
    by_age: Labels
    by_object: Labels
    by_outcome: Labels
    unplaced: float
    repeated: int
    forces: tuple[str, ...]

    @property
    def total(self) -> int:
        return int(self.by_month.sum())


# Of a file that gives the day only, every time is midnight in UTC, which is one
# o'clock in summer: its hours are not known. Rows that agree in all that might tell
# them apart are counted, and how many are beyond the first of them.
FILL = f"""
INSERT INTO stops
WITH timed AS (
  SELECT force, month,
    bool_or(searched_at::TIME NOT IN ('00:00:00', '01:00:00')) AS has_hours
  FROM events GROUP BY force, month
), alike AS (
  SELECT force, month, {", ".join(SOURCE.same)}, count(*) AS events
  FROM events GROUP BY ALL
)
SELECT force, month, places.authority, lon_e6 IS NOT NULL,
  isodow(searched_at) - 1, CASE WHEN has_hours THEN hour(searched_at) END,
  coalesce(officer_defined_ethnicity, ''), coalesce(age_range, ''),
  coalesce(object_of_search, ''), coalesce(alike.outcome, ''),
  sum(events), sum(events - 1)
FROM alike
JOIN timed USING (force, month)
LEFT JOIN points USING (lon_e6, lat_e6)
LEFT JOIN places USING (place)
GROUP BY ALL
"""


def fill_stops(
    connection: duckdb.DuckDBPyConnection,
    store: Store,
    areas: AreaData,
    *,
    parts: Sequence[StandingPart],
) -> None:
    """Place and count every search of the parts that stand."""
    if not parts:
        return
    paths = [standing.part.path for standing in parts]
    files = texts(store.parts / path for path in paths)
    with damage_named(store, paths):
        connection.execute(
            f"CREATE TEMP VIEW events AS SELECT force, month, {', '.join(SOURCE.same)}"
            f" FROM read_parquet({files})"
        )
        place_points(connection, areas)
        connection.execute(FILL)
    connection.execute("DROP VIEW events")


def read_stops(
    connection: duckdb.DuckDBPyConnection, authority: str
) -> StopCounts | None:
    """The searches located in an authority; None where no file has any there."""
    rows = connection.execute(
        "SELECT force, month, weekday, hour, officer_defined_ethnicity, age_range,"
        " object_of_search, outcome, repeated, events FROM stops WHERE authority = ?"
        " ORDER BY ALL",
        [authority],
    ).fetchall()
    if not rows:
        return None
    forces = sorted({row[0] for row in rows})
    every, without = _of_forces(connection, forces)
    months = _months_of(connection, forces)
    by_month = np.zeros(len(months), np.int64)
    by_hour = np.zeros((7, 24), np.int64)
    labels: list[Counter[str]] = [Counter() for _ in LABELS]
    for row in rows:
        by_month[months.index(row[1])] += row[-1]
        if row[3] is not None:
            by_hour[row[2], row[3]] += row[-1]
        for counter, label in zip(labels, row[4:8], strict=True):
            counter[label] += row[-1]
    groups, ages, objects, ends = (_most_first(counter) for counter in labels)
    return StopCounts(
        months=months,
        by_month=by_month,
        by_hour=by_hour,
        by_group=groups,
        by_age=ages,
        by_object=objects,
        by_outcome=ends,
        unplaced=without / every,
        repeated=sum(row[8] for row in rows),
        forces=tuple(force_name(force) for force in forces),
    )


def _months_of(
    connection: duckdb.DuckDBPyConnection, forces: Sequence[str]
) -> tuple[str, ...]:
    found = connection.execute(
        "SELECT DISTINCT month FROM stops WHERE list_contains(?, force) ORDER BY month",
        [list(forces)],
    ).fetchall()
    return tuple(month for (month,) in found)


def _of_forces(
    connection: duckdb.DuckDBPyConnection, forces: Sequence[str]
) -> tuple[int, int]:
    """All searches of some forces, and those without a point."""
    found = connection.execute(
        "SELECT sum(events), coalesce(sum(events) FILTER (NOT located), 0)"
        " FROM stops WHERE list_contains(?, force)",
        [list(forces)],
    ).fetchone()
    return (int(found[0]), int(found[1])) if found else (0, 0)


def _most_first(counter: Counter[str]) -> Labels:
    return tuple(sorted(counter.items(), key=lambda pair: (-pair[1], pair[0])))
