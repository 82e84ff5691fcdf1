"""Reads one staged file as `events`, a view on a DuckDB connection.

A plain file is read by DuckDB as it stands. Any other, and any that DuckDB will
not take, is tidied line by line first. Both ways end in the same SQL.
"""

import hashlib
import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import duckdb

from fourfold.analysis.errors import SourceError
from fourfold.analysis.files.csv_shape import (
    LONGEST_LINE,
    SEPARATOR,
    RefusedLine,
    header_cells,
    resolve,
    tidy,
)
from fourfold.analysis.files.staging import StagedFile
from fourfold.analysis.sources.records import RecordSource

from .literals import text

# Raise it when this module or `csv_shape` comes to read a file differently: files
# that were loaded before are then read again.
RULES = 1
MONTH = re.compile(r"[0-9]{4}-(0[1-9]|1[0-2])")
FORMAT = "FORMAT parquet, PARQUET_VERSION V2, COMPRESSION zstd, COMPRESSION_LEVEL 1"
# Rows with too few or too many cells, most often; tidying names them.
UNREADABLE = (duckdb.InvalidInputException, duckdb.ConversionException)
# One thread keeps the rows in the order of their lines.
READING = "auto_detect = false, nullstr = '', strict_mode = true, parallel = false"


@dataclass(frozen=True)
class Bounds:
    """The months that a row may have, and what the file's name says of it."""

    earliest: str
    latest: str
    month: str | None = None
    force: str | None = None

    @property
    def expected(self) -> str | None:
        """The month that the file's name states, if a row may have it."""
        month = self.month or ""
        may_be = MONTH.fullmatch(month) and self.earliest <= month <= self.latest
        return month if may_be else None


@dataclass(frozen=True)
class Reading:
    """What reading a file gave, besides the view `events`.

    refused : lines that are no rows
    written : all rows of the view in a file, where none of them is refused
    """

    refused: Sequence[RefusedLine] = ()
    written: Path | None = None


def fingerprint(source: RecordSource, bounds: Bounds) -> str:
    """Changes with whatever, besides a file's content, decides what it yields.

    The latest month does not count: it changes by itself, and for the past only.
    """
    rules = (RULES, source.select(), repr(source.columns))
    said = (bounds.earliest, bounds.month, bounds.force)
    return hashlib.sha256(json.dumps((rules, said)).encode()).hexdigest()[:16]


def read_events(
    connection: duckdb.DuckDBPyConnection,
    staged: StagedFile,
    source: RecordSource,
    *,
    bounds: Bounds,
    draft: Path,
) -> Reading:
    """Make `events` from a file, and write it as it comes if all is well.

    Raises SourceError if the file has not the columns of the source.
    """
    _bind(connection, bounds)
    cells = _header(staged)
    positions = resolve(
        cells, source.columns, one_of=source.one_of, file=staged.source.name
    )
    if staged.plain:
        events = _events(source, _plain_csv(staged.path, len(cells)), positions)
        if _write_whole(connection, events, draft) == staged.lines - 1:
            connection.execute(
                "CREATE OR REPLACE TEMP VIEW events AS"
                f" SELECT *, NULL::VARCHAR AS refused FROM read_parquet({text(draft)})"
            )
            return Reading(written=draft)
        # Some rows are refused, or the lines are not what they seemed.
        if _fill(connection, events) == staged.lines - 1:
            return Reading()
    tidied = staged.path.with_suffix(".tidy")
    refused = tidy(staged.path, len(cells), tidied)
    _fill(connection, _events(source, _tidied(tidied, len(cells)), positions))
    tidied.unlink()
    return Reading(refused)


def read_rows(
    connection: duckdb.DuckDBPyConnection,
    rows: Sequence[Sequence[str]],
    source: RecordSource,
    *,
    cells: Sequence[str],
    bounds: Bounds,
    scratch: Path,
) -> str:
    """Make `events` from rows in hand; returns their SHA-256."""
    _bind(connection, bounds)
    content = "".join(
        SEPARATOR.join((str(line), *(" ".join(cell.split()) for cell in row))) + "\n"
        for line, row in enumerate(rows, start=1)
    ).encode()
    digest = hashlib.sha256(content).hexdigest()
    path = scratch / f"{digest}.tidy"
    path.write_bytes(content)
    positions = {name: position for position, name in enumerate(cells)}
    _fill(connection, _events(source, _tidied(path, len(cells)), positions))
    path.unlink()
    return digest


def _bind(connection: duckdb.DuckDBPyConnection, bounds: Bounds) -> None:
    connection.execute("SET VARIABLE earliest = ?", [bounds.earliest])
    connection.execute("SET VARIABLE latest = ?", [bounds.latest])
    connection.execute("SET VARIABLE of_file = ?::VARCHAR", [bounds.month])
    connection.execute("SET VARIABLE force_of_file = ?::VARCHAR", [bounds.force])
    connection.execute("SET VARIABLE expected = ?::VARCHAR", [bounds.expected])


def _header(staged: StagedFile) -> list[str]:
    with staged.path.open("rb") as stream:
        head = stream.read(LONGEST_LINE)
        # Blank lines may come first, any number of them.
        while not head.strip() and (more := stream.read(LONGEST_LINE)):
            head = more
    try:
        return header_cells(head)
    except UnicodeDecodeError as error:
        raise SourceError(
            f"the header is not UTF-8 text ({error.reason})",
            file=staged.source.name,
            line=1,
            remedy="Save it again as “CSV UTF-8”",
        ) from error


def _plain_csv(path: Path, width: int) -> str:
    return f"""SELECT (row_number() OVER ())::INTEGER + 1 AS line, * FROM read_csv(
  {text(path)}, header = false, skip = 1, delim = ',', quote = '"', escape = '"',
  columns = {{{_text_columns(width)}}}, {READING})"""


def _tidied(path: Path, width: int) -> str:
    return f"""SELECT * FROM read_csv(
  {text(path)}, header = false, delim = '{SEPARATOR}', quote = '', escape = '',
  columns = {{'line': 'INTEGER', {_text_columns(width)}}}, {READING})"""


def _events(source: RecordSource, read: str, positions: Mapping[str, int]) -> str:
    """SQL of all rows as events, those refused included."""
    cells = ", ".join(
        f"{_cell(positions.get(column.name))} AS {column.name}"
        for column in source.columns
    )
    return f"WITH raw AS (SELECT line, {cells} FROM ({read})) {source.select()}"


def _write_whole(
    connection: duckdb.DuckDBPyConnection, events: str, draft: Path
) -> int:
    """Write the rows that are not refused; returns how many. -1: not readable so.

    Straight from file to file: a table between them would cost a fifth more, and
    hardly any file of a publisher has a row to refuse.
    """
    try:
        written = connection.execute(
            f"COPY (SELECT * EXCLUDE (refused) FROM ({events}) WHERE refused IS NULL)"
            f" TO {text(draft)} ({FORMAT})"
        ).fetchall()
    except UNREADABLE:
        return -1
    return int(written[0][0])


def _fill(connection: duckdb.DuckDBPyConnection, events: str) -> int:
    """Make `events` of all rows; returns how many. -1: not readable so."""
    try:
        made = connection.execute(
            f"CREATE OR REPLACE TEMP TABLE all_rows AS {events}"
        ).fetchall()
    except UNREADABLE:
        return -1
    connection.execute("CREATE OR REPLACE TEMP VIEW events AS FROM all_rows")
    return int(made[0][0])


def _cell(position: int | None) -> str:
    return "NULL::VARCHAR" if position is None else f"c{position}"


def _text_columns(width: int) -> str:
    return ", ".join(f"'c{position}': 'VARCHAR'" for position in range(width))
