"""Writes the events of one file as parts: one Parquet file a force and month."""

import hashlib
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

import duckdb

from fourfold.analysis.sources.records import RecordSource

from .literals import text
from .reading import FORMAT, Reading
from .releases import Fault, Part, PartReport
from .store import Store
from .tally import Group, Tally, check, tally

GIVEN_AGAIN = "the API gave the same crime for two polygons"


@dataclass(frozen=True)
class Origin:
    """The file that events were read from.

    label, name : what it is called in reports, and where it was found
    reader : fingerprint of the rules by which it was read
    again : by force, rows that the file gave more than once and that are left out
    """

    label: str
    name: str
    sha256: str
    reader: str
    covers: tuple[str, ...] = ()
    again: Mapping[str, int] = field(default_factory=dict)


def write_parts(
    connection: duckdb.DuckDBPyConnection,
    store: Store,
    source: RecordSource,
    *,
    origin: Origin,
    reading: Reading = Reading(),  # noqa: B008 - frozen, so safe to share
) -> list[Part]:
    """Turn the view `events` into parts, placed in the store.

    Raises SourceError if too many rows, or all, had to be refused.
    """
    found = tally(connection, source, reading.refused)
    check(found, file=origin.name)
    reports = _reports(found, origin)
    whole = reading.written if len(reports) == 1 else None
    if len(reports) > 1:
        # Rows of a group stand together then, and each group is found at once.
        connection.execute(
            "CREATE OR REPLACE TEMP TABLE by_group AS FROM events"
            " ORDER BY force, month, line"
        )
        connection.execute("CREATE OR REPLACE TEMP VIEW events AS FROM by_group")
    return [
        Part(
            dataset=source.id,
            force=group[0],
            month=group[1],
            path=_keep(
                store,
                source,
                group=group,
                draft=whole or _write(connection, store, group=group, found=found),
            ),
            file=origin.label,
            sha256=origin.sha256,
            reader=origin.reader,
            report=report,
            covers=origin.covers,
        )
        for group, report in reports.items()
    ]


def slug(name: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", name.casefold()).strip("-")


def _reports(found: Tally, origin: Origin) -> dict[Group, PartReport]:
    """The report of each force and month.

    What was refused has no force or month that can be believed: of a file in
    several parts it is told with the first.
    """
    refused = found.refused.listed()
    reports = {}
    for force, month in found.groups:
        group = (force, month)
        faults = (*refused, *_given_again(origin, force))
        refused = ()
        reports[group] = PartReport(
            read=found.kept[group] + sum(fault.rows for fault in faults),
            kept=found.kept[group],
            refused=faults,
            unplaced=found.unplaced[group].listed(),
            unknown=found.unknown[group].listed(),
            repeated=found.repeated[group],
        )
    return reports


def _given_again(origin: Origin, force: str) -> Iterator[Fault]:
    if rows := origin.again.get(force):
        yield Fault(GIVEN_AGAIN, rows)


def _write(
    connection: duckdb.DuckDBPyConnection, store: Store, *, group: Group, found: Tally
) -> Path:
    """Write the rows of one group."""
    # A condition that holds for every row still costs a sixth of the time.
    conditions = ["refused IS NULL"] if found.refused.rows else []
    values: list[str] = []
    if len(found.kept) > 1:
        conditions += ["force = ?", "month = ?"]
        values = list(group)
    where = f" WHERE {' AND '.join(conditions)}" if conditions else ""
    draft = store.draft(".parquet")
    connection.execute(
        f"COPY (SELECT * EXCLUDE (refused) FROM events{where})"
        f" TO {text(draft)} ({FORMAT})",
        values,
    )
    return draft


def _keep(store: Store, source: RecordSource, *, group: Group, draft: Path) -> str:
    """Put a part where it stays; returns its path, named by its content."""
    force, month = group
    with draft.open("rb") as stream:
        digest = hashlib.file_digest(stream, "sha256").hexdigest()
    path = f"{source.id}/{slug(force)}/{month}/{digest[:24]}.parquet"
    store.keep(draft, store.parts / path)
    return path
