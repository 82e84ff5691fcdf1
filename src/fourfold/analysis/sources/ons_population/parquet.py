"""Reads the Parquet copies of ONS tables into the same records as their CSV."""

from pathlib import Path

import duckdb

from fourfold.analysis.errors import SourceError
from fourfold.analysis.sources._ons_tables import Record


def header_of_parquet(path: Path) -> Record:
    """The names of the columns. None are named where the file is damaged."""
    try:
        with duckdb.connect() as database:
            columns = database.execute(
                "select name from parquet_schema(?) where num_children is null",
                [str(path)],
            ).fetchall()
    except duckdb.Error:
        return Record(0, ())
    return Record(0, tuple(name for (name,) in columns))


def records_of_parquet(path: Path) -> list[Record]:
    """The names of the columns, then the rows, numbered from 1."""
    try:
        with duckdb.connect() as database:
            found = database.execute("select * from read_parquet(?)", [str(path)])
            header = tuple(column[0] for column in found.description or ())
            rows = found.fetchall()
    except duckdb.Error as error:
        raise SourceError(
            "the Parquet file is damaged or cut short",
            file=path,
            remedy="Download it again, or make it again from the CSV",
        ) from error
    numbered = (Record(number, row) for number, row in enumerate(rows, start=1))
    return [Record(0, header), *numbered]
