"""Writes the events of one file as parts: one Parquet file a force and month."""

import hashlib
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import duckdb

from fourfold.analysis import definitions
from fourfold.analysis.errors import SourceError
from fourfold.analysis.files.csv_shape import RefusedLine
from fourfold.analysis.sources.records import RecordSource

from .literals import text
from .releases import Fault, Part, PartReport
from .store import Store

LINES_TOLD = 5


@dataclass(frozen=True)
class Origin:
    """The file that events were read from."""

    file: str
    sha256: str
    covers: tuple[str, ...] = ()
    again: int = 0


def write_parts(
    connection: duckdb.DuckDBPyConnection,
    store: Store,
    source: RecordSource,
    *,
    origin: Origin,
    refused_lines: Sequence[RefusedLine] = (),
) -> list[Part]:
    """Turn the table `events` into parts, placed in the store.

    Raises SourceError if too many rows, or all, had to be refused.
    """
    refused = _refused(connection, refused_lines)
    groups = connection.execute(
        "SELECT force, month, count(*) FROM events WHERE refused IS NULL"
        " GROUP BY ALL ORDER BY ALL"
    ).fetchall()
    _refuse_the_file(origin, refused, kept=sum(rows for *_, rows in groups))
    parts = []
    for force, month, kept in groups:
        report = PartReport(
            read=kept + sum(fault.rows for fault in refused) + origin.again,
            kept=kept,
            # Of a file in several parts, the refusals are told with the first.
            refused=refused + _again(origin),
            unplaced=_unplaced(connection, force, month),
            unknown=_unknown(connection, source, force, month),
            repeated=_repeated(connection, source, force, month),
        )
        refused = ()
        path = _part_path(source, force, month, origin.sha256)
        _write(connection, store, path, (force, month))
        parts.append(
            Part(
                dataset=source.id,
                force=force,
                month=month,
                path=path,
                file=origin.file,
                sha256=origin.sha256,
                report=report,
                partial=bool(origin.covers),
                covers=origin.covers,
            )
        )
    return parts


def reader_fingerprint(source: RecordSource) -> str:
    """Changes when the rules for reading a source do; its parts are then new."""
    return hashlib.sha256(source.select().encode()).hexdigest()[:8]


def slug(name: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", name.casefold()).strip("-")


def _part_path(source: RecordSource, force: str, month: str, sha256: str) -> str:
    name = f"{sha256[:16]}-{reader_fingerprint(source)}.parquet"
    return f"{source.id}/{slug(force)}/{month}/{name}"


def _write(
    connection: duckdb.DuckDBPyConnection,
    store: Store,
    path: str,
    group: tuple[str, str],
) -> None:
    draft = store.unfinished / path.replace("/", "+")
    connection.execute(
        "COPY (SELECT * EXCLUDE (refused) FROM events"
        " WHERE refused IS NULL AND force = ? AND month = ?)"
        f" TO {text(draft)}"
        " (FORMAT parquet, COMPRESSION zstd, COMPRESSION_LEVEL 1)",
        group,
    )
    store.place(draft, store.parts / path)


def _refused(
    connection: duckdb.DuckDBPyConnection, lines: Sequence[RefusedLine]
) -> tuple[Fault, ...]:
    found = connection.execute(
        f"SELECT refused, count(*), min(line, {LINES_TOLD}) FROM events"
        " WHERE refused IS NOT NULL GROUP BY refused ORDER BY refused"
    ).fetchall()
    by_reason = Counter(line.reason for line in lines)
    no_rows = [
        (
            reason,
            rows,
            [line.line for line in lines if line.reason == reason][:LINES_TOLD],
        )
        for reason, rows in sorted(by_reason.items())
    ]
    return _faults([*found, *no_rows])


def _again(origin: Origin) -> tuple[Fault, ...]:
    reason = "the API gave the same crime for two polygons"
    return (Fault(reason, origin.again),) if origin.again else ()


def _refuse_the_file(origin: Origin, refused: Sequence[Fault], *, kept: int) -> None:
    lost = sum(fault.rows for fault in refused)
    told = "; ".join(
        f"{fault.rows:,} × {fault.reason} (line {fault.first_lines[0]})"
        for fault in refused
    )
    if kept == 0:
        raise SourceError(
            f"no row of it can be used: {told or 'it has a header and no rows'}",
            file=origin.file,
            remedy="Leave it out, or download it again: a file without rows is not"
            " a month without crime",
        )
    most = definitions.settings("quality.toml")["file"]["refused_share_limit"]
    if lost > most * (lost + kept):
        raise SourceError(
            f"{lost:,} of its {lost + kept:,} rows cannot be read: {told}",
            file=origin.file,
            line=refused[0].first_lines[0],
            remedy="Look at those lines; if the layout has changed, tell us",
        )


def _unplaced(
    connection: duckdb.DuckDBPyConnection, force: str, month: str
) -> tuple[Fault, ...]:
    return _faults(
        connection.execute(
            f"SELECT unplaced, count(*), min(line, {LINES_TOLD}) FROM events"
            " WHERE refused IS NULL AND unplaced IS NOT NULL"
            " AND force = ? AND month = ? GROUP BY unplaced ORDER BY unplaced",
            [force, month],
        ).fetchall()
    )


def _unknown(
    connection: duckdb.DuckDBPyConnection,
    source: RecordSource,
    force: str,
    month: str,
) -> tuple[Fault, ...]:
    if source.label is None:
        return ()
    labels = connection.execute(
        f"SELECT {source.label}, count(*), min(line, {LINES_TOLD}) FROM events"
        " WHERE refused IS NULL AND force = ? AND month = ?"
        f" GROUP BY {source.label} ORDER BY {source.label}",
        [force, month],
    ).fetchall()
    return _faults(row for row in labels if not source.knows(row[0]))


def _repeated(
    connection: duckdb.DuckDBPyConnection,
    source: RecordSource,
    force: str,
    month: str,
) -> int:
    key = ", ".join(source.same)
    whole = f"row({key})" if len(source.same) > 1 else key
    (rows,) = connection.execute(
        f"SELECT count({source.same[0]}) - count(DISTINCT {whole})"
        f" FILTER ({source.same[0]} IS NOT NULL) FROM events"
        " WHERE refused IS NULL AND force = ? AND month = ?",
        [force, month],
    ).fetchone() or (0,)
    return int(rows)


def _faults(rows: "Iterator[Any] | Sequence[Any]") -> tuple[Fault, ...]:
    return tuple(Fault(reason, count, tuple(lines)) for reason, count, lines in rows)
