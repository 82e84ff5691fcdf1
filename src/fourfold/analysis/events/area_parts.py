"""Writes areas, look-ups and populations as parts: one Parquet file an input."""

import hashlib
import json
from collections.abc import Sequence
from pathlib import Path
from types import ModuleType
from typing import Any, get_type_hints

import duckdb

from fourfold.analysis.errors import SourceError
from fourfold.analysis.files.inputs import InputFile

from .literals import text
from .releases import Part, PartReport
from .store import Store

WHOLE_NUMBERS = (int, int | None)
DECIMALS = (float, float | None)
LONGEST_ROW = 256 * 1024**2


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
    rows = module.read(file.path)
    if not rows:
        raise SourceError("it has no rows", file=file.name, remedy="Download it again")
    lines = store.draft(".ndjson")
    columns = _columns(type(rows[0]))
    with lines.open("w", encoding="utf-8") as out:
        for row in rows:
            cells = {name: _plain(getattr(row, name)) for name in columns}
            out.write(json.dumps(cells) + "\n")
    path = f"{dataset}/{_sha256(lines)[:24]}.parquet"
    store.keep(_as_parquet(lines, columns, store.draft(".parquet")), store.parts / path)
    return Part(
        dataset=dataset,
        force="",
        month="",
        path=path,
        file=file.label,
        sha256=_sha256(file.path),
        reader="",
        report=PartReport(read=len(rows), kept=len(rows)),
    )


def _as_parquet(lines: Path, columns: dict[str, str], target: Path) -> Path:
    listed = ", ".join(f"'{name}': '{kind}'" for name, kind in columns.items())
    connection = duckdb.connect(config={"threads": 1})
    try:
        connection.execute(
            f"COPY (FROM read_json({text(lines)}, format = 'newline_delimited',"
            f" columns = {{{listed}}}, maximum_object_size = {LONGEST_ROW}))"
            f" TO {text(target)} (FORMAT parquet, COMPRESSION zstd)"
        )
    finally:
        connection.close()
        lines.unlink()
    return target


def _columns(kind: type) -> dict[str, str]:
    """The fields of a row by type: numbers, yes or no, and else text."""
    return {name: _column(hint) for name, hint in get_type_hints(kind).items()}


def _column(hint: Any) -> str:
    if hint in WHOLE_NUMBERS:
        return "BIGINT"
    if hint in DECIMALS:
        return "DOUBLE"
    return "BOOLEAN" if hint is bool else "VARCHAR"


def _plain(value: Any) -> Any:
    # A geometry becomes the hexadecimal text of its well-known binary.
    return (
        value
        if value is None or isinstance(value, str | int | float)
        else value.wkb_hex
    )


def _sha256(path: Path) -> str:
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()
