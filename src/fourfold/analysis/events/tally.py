"""Counts what became of the rows of one file, for its report."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import duckdb

from fourfold.analysis import definitions
from fourfold.analysis.errors import SourceError
from fourfold.analysis.files.csv_shape import RefusedLine
from fourfold.analysis.sources.records import RecordSource

from .releases import Fault

LINES_TOLD = 5
# Forces and months in one file. All forces over all years are fewer than 10,000.
MOST_GROUPS = 20_000

Group = tuple[str, str]


class NoRowsError(SourceError):
    """A file that is whole, with a header and no rows."""


@dataclass
class Faults:
    """Rows by reason, with the first lines of each."""

    rows: Counter[str] = field(default_factory=Counter)
    lines: dict[str, list[int]] = field(default_factory=dict)

    def add(self, reason: str, rows: int, lines: Sequence[int]) -> None:
        self.rows[reason] += rows
        known = [*self.lines.get(reason, ()), *lines]
        self.lines[reason] = sorted(known)[:LINES_TOLD]

    def listed(self) -> tuple[Fault, ...]:
        return tuple(
            Fault(reason, self.rows[reason], tuple(self.lines[reason]))
            for reason in sorted(self.rows)
        )


@dataclass
class Tally:
    """The rows of a file: refused ones by reason, kept ones by force and month."""

    refused: Faults = field(default_factory=Faults)
    kept: Counter[Group] = field(default_factory=Counter)
    unplaced: Mapping[Group, Faults] = field(
        default_factory=lambda: defaultdict(Faults)
    )
    unknown: Mapping[Group, Faults] = field(default_factory=lambda: defaultdict(Faults))
    repeated: Mapping[Group, int] = field(default_factory=dict)

    @property
    def groups(self) -> list[Group]:
        return sorted(self.kept)


def tally(
    connection: duckdb.DuckDBPyConnection,
    source: RecordSource,
    refused_lines: Sequence[RefusedLine],
) -> Tally:
    """Count the table `events` and the lines that never came into it."""
    found = Tally()
    for line in refused_lines:
        found.refused.add(line.reason, 1, [line.line])
    for *group, refused, unplaced, label, rows, lines in _counted(connection, source):
        if refused is not None:
            found.refused.add(refused, rows, lines)
            continue
        force, month = group
        found.kept[force, month] += rows
        if unplaced is not None:
            found.unplaced[force, month].add(unplaced, rows, lines)
        if label is not None and not source.knows(label):
            found.unknown[force, month].add(label, rows, lines)
    found.repeated = dict(_repeated(connection, source, found.groups))
    return found


def check(found: Tally, *, file: str) -> None:
    """Raises SourceError if too many rows, or all, had to be refused."""
    kept = found.kept.total()
    lost = found.refused.rows.total()
    told = "; ".join(
        f"{fault.rows:,} × {fault.reason} (line {fault.first_lines[0]})"
        for fault in found.refused.listed()
    )
    if kept + lost == 0:
        raise NoRowsError(
            "it has a header and no rows",
            file=file,
            remedy="Leave it out, or download it again: a file without rows is not"
            " a month without crime",
        )
    most = definitions.settings("quality.toml")["file"]["refused_share_limit"]
    if lost > most * (lost + kept):
        raise SourceError(
            f"{lost:,} of its {lost + kept:,} rows cannot be read: {told}",
            file=file,
            line=min(lines[0] for lines in found.refused.lines.values()),
            remedy="Look at those lines. If all of them are wrong the layout may"
            " have changed: then please report it",
        )
    if len(found.kept) > MOST_GROUPS:
        raise SourceError(
            f"it names {len(found.kept):,} forces and months, more than there are",
            file=file,
            remedy="Check which column holds the force",
        )


def _counted(
    connection: duckdb.DuckDBPyConnection, source: RecordSource
) -> Iterator[tuple[Any, ...]]:
    # What a refused row holds is of no interest, and may be different in each.
    kept = ", ".join(
        f"CASE WHEN refused IS NULL THEN {column} END AS {name}"
        for column, name in (
            ("force", "force"),
            ("month", "month"),
            ("unplaced", "unplaced"),
            (source.label or "NULL", "label"),
        )
    )
    yield from connection.execute(
        "SELECT force, month, refused, unplaced, label, count(*),"
        f" min(line, {LINES_TOLD}) FROM (SELECT line, refused, {kept} FROM events)"
        " GROUP BY ALL"
    ).fetchall()


def _repeated(
    connection: duckdb.DuckDBPyConnection,
    source: RecordSource,
    groups: Sequence[Group],
) -> Iterator[tuple[Group, int]]:
    """Rows beyond the first that agree in what identifies an event."""
    first, *others = source.same
    key = f"row({', '.join(source.same)})" if others else first
    count = (
        f"count({first}) - count(DISTINCT {key}) FILTER ({first} IS NOT NULL)"
        " FROM events WHERE refused IS NULL"
    )
    if len(groups) == 1:
        # Without groups it takes a quarter of the time, and most files have one.
        rows = connection.execute(f"SELECT {count}").fetchall()
        yield groups[0], int(rows[0][0])
        return
    for force, month, rows in connection.execute(
        f"SELECT force, month, {count} GROUP BY ALL"
    ).fetchall():
        yield (force, month), int(rows)
