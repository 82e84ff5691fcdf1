"""Writes areas, look-ups and populations as parts: one Parquet file an input."""

import hashlib
import json
from collections.abc import Sequence
from dataclasses import fields
from pathlib import Path
from types import ModuleType
from typing import Any

import duckdb

from fourfold.analysis.files.inputs import InputFile

from .literals import text
from .releases import Part, PartReport
from .store import Store


def write_area_parts(
    store: Store, files: Sequence[tuple[InputFile, ModuleType]]
) -> list[Part]:
    """Read each file by its source and place its rows in the store.

    Raises SourceError: tables of areas and people are small and official, so a
    cell that cannot be read refuses the file instead of being left out.
    """
    return [_write(store, file, module) for file, module in files]


def _write(store: Store, file: InputFile, module: ModuleType) -> Part:
    dataset = module.__name__.rpartition(".")[2]
    sha256 = _sha256(file.path)
    rows = module.read(file.path)
    path = f"{dataset}/{sha256[:16]}.parquet"
    draft = store.unfinished / path.replace("/", "+")
    _write_rows(rows, draft)
    store.place(draft, store.parts / path)
    return Part(
        dataset=dataset,
        force="",
        month="",
        path=path,
        file=file.name,
        sha256=sha256,
        report=PartReport(read=len(rows), kept=len(rows)),
    )


def _write_rows(rows: Sequence[Any], target: Path) -> None:
    names = [field.name for field in fields(rows[0])]
    lines = target.with_suffix(".ndjson")
    with lines.open("w", encoding="utf-8") as out:
        for row in rows:
            out.write(json.dumps({n: _plain(getattr(row, n)) for n in names}) + "\n")
    connection = duckdb.connect(config={"threads": 1})
    try:
        connection.execute(
            f"COPY (FROM read_json(?, format = 'newline_delimited',"
            f" columns = {{{_columns(rows[0])}}},"
            " maximum_object_size = 268435456))"
            f" TO {text(target)}"
            " (FORMAT parquet, COMPRESSION zstd)",
            [str(lines)],
        )
    finally:
        connection.close()
        lines.unlink()


def _columns(row: Any) -> str:
    """The columns' types as the dataclass declares them, not as a first row has them:
    the end of an open band of ages is None there and a number elsewhere."""
    return ", ".join(
        f"'{field.name}': '{_SQL_TYPES.get(field.type, 'VARCHAR')}'"
        for field in fields(row)
    )


_SQL_TYPES: dict[Any, str] = {int: "BIGINT", int | None: "BIGINT", bool: "BOOLEAN"}


def _plain(value: Any) -> Any:
    # A geometry becomes the hexadecimal text of its well-known binary.
    return value if value is None or isinstance(value, str | int) else value.wkb_hex


def _sha256(path: Path) -> str:
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()
