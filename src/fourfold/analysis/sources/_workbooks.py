"""Reads a table out of an Excel workbook: the first sheet that has its header."""

import warnings
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from openpyxl import load_workbook
from openpyxl.utils.exceptions import InvalidFileException

from fourfold.analysis.errors import SourceError

from .ons_population.workbooks import is_workbook

# Notes and licences stand above a header, as a rule on a dozen lines.
HEAD_ROWS = 40


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a sheet by the names of its columns."""

    sheet: str
    line: int
    cells: Mapping[str, object]

    def text(self, name: str) -> str:
        cell = self.cells.get(name)
        return "" if cell is None else str(cell).strip()


def has_table(path: Path, columns: Mapping[str, tuple[str, ...]]) -> bool:
    """Whether some sheet of a workbook has all the columns. Never raises."""
    if not is_workbook(path):
        return False
    try:
        return next(rows_of(path, columns), None) is not None
    except SourceError:
        return False


def rows_of(path: Path, columns: Mapping[str, tuple[str, ...]]) -> Iterator[Row]:
    """The rows under the header, blank ones left out.

    columns : name → the headers that it goes by; case and spaces do not count

    Raises SourceError where the workbook cannot be opened or has no such table.
    """
    try:
        with warnings.catch_warnings():
            # Of styles that are of no use to us.
            warnings.simplefilter("ignore")
            book = load_workbook(path, read_only=True, data_only=True)
    except (InvalidFileException, zipfile.BadZipFile, KeyError, ValueError) as error:
        raise SourceError(
            f"the workbook cannot be opened ({error})",
            file=path,
            remedy="Download it again, or save it again as .xlsx",
        ) from error
    try:
        for sheet in book.worksheets:
            yield from _rows(sheet.title, sheet.iter_rows(values_only=True), columns)
    finally:
        book.close()


def _rows(
    title: str,
    lines: Iterator[tuple[object, ...]],
    columns: Mapping[str, tuple[str, ...]],
) -> Iterator[Row]:
    places: dict[str, int] | None = None
    for number, cells in enumerate(lines, start=1):
        if places is None:
            if number > HEAD_ROWS:
                return
            places = _header(cells, columns)
        elif any(cell is not None for cell in cells):
            given = {
                name: cells[at] if at < len(cells) else None
                for name, at in places.items()
            }
            yield Row(title, number, given)


def _header(
    cells: tuple[object, ...], columns: Mapping[str, tuple[str, ...]]
) -> dict[str, int] | None:
    names = [_folded(cell) for cell in cells]
    found = {
        name: next((names.index(h) for h in map(_folded, headers) if h in names), None)
        for name, headers in columns.items()
    }
    places = {name: at for name, at in found.items() if at is not None}
    return places if len(places) == len(columns) else None


def _folded(cell: object) -> str:
    return " ".join(str(cell or "").replace("_", " ").casefold().split())
