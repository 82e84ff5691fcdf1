"""Tables as Parquet: typed, compressed, read by every tool for data."""

import json
from collections.abc import Iterable, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

import duckdb

from fourfold.analysis.documents.csv_tables import Field
from fourfold.analysis.documents.data_columns import DataColumn

_TYPES = {
    "text": "VARCHAR",
    "number": "DOUBLE",
    "whole": "BIGINT",
    "month": "VARCHAR",
    "yes-no": "BOOLEAN",
}


def parquet(columns: Sequence[DataColumn], rows: Iterable[Sequence[Field]]) -> bytes:
    """The table as the bytes of a file; the same rows give the same bytes."""
    names = [column.name for column in columns]
    types = {column.name: _TYPES[column.kind] for column in columns}
    with TemporaryDirectory() as folder:
        lines, target = Path(folder) / "rows.jsonl", Path(folder) / "rows.parquet"
        lines.write_text(
            "".join(
                f"{json.dumps(dict(zip(names, row, strict=True)))}\n" for row in rows
            ),
            encoding="utf-8",
        )
        # One thread: the order of rows, and so the bytes, must not depend on chance.
        with duckdb.connect(config={"threads": 1}) as connection:
            read = f"read_json('{lines}', format='newline_delimited', columns={types})"
            connection.execute(
                f"COPY (SELECT * FROM {read}) TO '{target}'"
                " (FORMAT parquet, COMPRESSION zstd)"
            )
        return target.read_bytes()
