"""The shape of a CSV file: which column is where, and which lines are not rows.

A record is one line. The data sets read here hold no cell with a line break,
and reading by lines means that a stray quotation mark costs one row, with its
line number, instead of swallowing the rows after it.
"""

import csv
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from fourfold.analysis.errors import SourceError

from .staging import StagedFile

# Between the cells of a tidied file: a control character no publisher uses.
SEPARATOR = "\x1f"


@dataclass(frozen=True)
class Column:
    """A column of a data set: our name, the publisher's, and what it was called."""

    name: str
    header: str
    aliases: tuple[str, ...] = ()
    required: bool = False

    def spellings(self) -> set[str]:
        return {_folded(text) for text in (self.header, self.name, *self.aliases)}


@dataclass(frozen=True)
class Shape:
    """Where the columns of a data set stand in one file."""

    positions: dict[str, int]
    width: int
    unused: tuple[str, ...]


@dataclass(frozen=True)
class RefusedLine:
    """A line that could not be read as a row, and why."""

    line: int
    reason: str


def header_cells(text: str) -> list[str]:
    """The cells of a header line, without byte order mark or white space."""
    line = text.removeprefix("\ufeff").rstrip("\r\n")
    return [cell.strip() for cell in next(csv.reader([line]), [])]


def matches(cells: Sequence[str], columns: Sequence[Column]) -> bool:
    """Whether a header has every required column of a data set."""
    found = {_folded(cell) for cell in cells}
    return all(c.spellings() & found for c in columns if c.required)


def resolve(cells: Sequence[str], columns: Sequence[Column], *, file: str) -> Shape:
    """Find each column by its name, whatever its order.

    Raises SourceError if a required column is missing or a column stands twice.
    """
    folded = [_folded(cell) for cell in cells]
    positions: dict[str, int] = {}
    for column in columns:
        at = [i for i, cell in enumerate(folded) if cell in column.spellings()]
        if len(at) > 1:
            raise SourceError(
                f"the header names it {len(at)} times",
                file=file,
                line=1,
                column=column.header,
                remedy="Remove the column that does not belong",
            )
        if at:
            positions[column.name] = at[0]
        elif column.required:
            raise SourceError(
                "the column is missing; the header has: " + (", ".join(cells) or "—"),
                file=file,
                line=1,
                column=column.header,
                remedy="Download the file again, or rename the column that holds it",
            )
    used = set(positions.values())
    unused = tuple(cell for i, cell in enumerate(cells) if i not in used and cell)
    return Shape(positions, len(cells), unused)


def tidy(staged: StagedFile, shape: Shape, target: Path) -> list[RefusedLine]:
    """Rewrite a file that is not plain CSV so that it can be read fast.

    Each row becomes its line number and its cells, parted by SEPARATOR. Lines
    that are no row are left out and returned with their reason.
    """
    refused: list[RefusedLine] = []
    with target.open("w", encoding="utf-8", newline="") as out:
        for line, text in _lines(staged.path):
            cells = _cells(text, shape.width)
            if isinstance(cells, str):
                refused.append(RefusedLine(line, cells))
            else:
                out.write(SEPARATOR.join((str(line), *cells)) + "\n")
    return refused


def _lines(path: Path) -> Iterator[tuple[int, str]]:
    """Numbered lines after the header; those with nothing on them are passed over."""
    # Bytes that are not UTF-8 become surrogates, so that only their line is lost.
    with path.open(encoding="utf-8-sig", errors="surrogateescape", newline="") as file:
        header_seen = False
        for number, raw in enumerate(file, start=1):
            text = raw.rstrip("\r\n").replace(SEPARATOR, " ")
            if not text.strip():
                continue
            if header_seen:
                yield number, text
            header_seen = True


def _cells(text: str, width: int) -> list[str] | str:
    """The cells of one line, or the reason why it is no row."""
    if "\0" in text:
        return "holds a NUL byte"
    if not text.isascii() and any("\udc80" <= mark <= "\udcff" for mark in text):
        return "is not UTF-8"
    if '"' not in text:
        cells = text.split(",")
    else:
        try:
            cells = next(csv.reader([text], strict=True))
        except csv.Error:
            return "has a quotation mark out of place"
    # Spreadsheets add empty cells at the end; a full cell too many is a fault.
    while len(cells) > width and not cells[-1].strip():
        cells.pop()
    if len(cells) != width:
        return f"has too {'few' if len(cells) < width else 'many'} cells"
    return cells


def _folded(text: str) -> str:
    return " ".join(text.replace("_", " ").casefold().split())
