"""The shape of a CSV file: which column is where, and which lines are not rows.

A record is one line. The data sets read here hold no cell with a line break,
and reading by lines means that a stray quotation mark costs one row, with its
line number, instead of swallowing the rows after it.
"""

import codecs
import csv
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from fourfold.analysis.errors import SourceError

from .archives import printable

# Between the cells of a tidied file: a control character no publisher uses.
SEPARATOR = "\x1f"
# Characters in a line. The longest row published has a few hundred; a file
# without line ends would otherwise be taken into memory whole.
LONGEST_LINE = 64 * 1024
NAMES_TOLD = 20


@dataclass(frozen=True)
class Column:
    """A column of a data set: our name, the publisher's, and what it was called."""

    name: str
    header: str
    aliases: tuple[str, ...] = ()
    required: bool = False

    def places(self, cells: Sequence[str]) -> list[int]:
        """Where a header names it; by an older name only if not by its own."""
        own = {_folded(self.header), _folded(self.name)}
        older = {_folded(alias) for alias in self.aliases}
        return _found(own, cells) or _found(older, cells)


@dataclass(frozen=True)
class RefusedLine:
    """A line that could not be read as a row, and why."""

    line: int
    reason: str


def first_line(head: bytes) -> bytes:
    """The first line with anything on it, or as much of it as is reasonable."""
    start = head.removeprefix(codecs.BOM_UTF8).lstrip()[:LONGEST_LINE]
    return re.split(rb"[\r\n]", start, maxsplit=1)[0]


def header_cells(head: bytes, *, errors: str = "strict") -> list[str]:
    """The cells of the first line with anything on it, without white space.

    Empty cells at its end name nothing, so they are left out. Raises
    UnicodeDecodeError, unless `errors` says what to do about it.
    """
    line = first_line(head)
    cells = [
        cell.strip() for cell in next(csv.reader([line.decode("utf-8", errors)]), [])
    ]
    while cells and not cells[-1]:
        cells.pop()
    return cells


def matches(cells: Sequence[str], columns: Sequence[Column]) -> bool:
    """Whether a header has every required column of a data set."""
    return all(column.places(cells) for column in columns if column.required)


def resolve(
    cells: Sequence[str],
    columns: Sequence[Column],
    *,
    one_of: Sequence[Sequence[str]] = (),
    file: str,
) -> dict[str, int]:
    """Where each column stands, found by its name, whatever its order.

    one_of : names of columns of which one at least must be there

    Raises SourceError if a required column is missing or one stands twice.
    """
    places = {column: column.places(cells) for column in columns}
    for column, found in places.items():
        if len(found) > 1:
            raise SourceError(
                f"the header names it {len(found)} times",
                file=file,
                line=1,
                column=column.header,
                remedy="Remove the column that does not belong",
            )
        if column.required and not found:
            raise _missing([column], cells, file=file)
    for names in one_of:
        choice = [column for column in columns if column.name in names]
        if not any(places[column] for column in choice):
            raise _missing(choice, cells, file=file)
    return {column.name: found[0] for column, found in places.items() if found}


def tidy(path: Path, width: int, target: Path) -> list[RefusedLine]:
    """Rewrite a file that is not plain CSV so that it can be read fast.

    Each row becomes its line number and its cells, parted by SEPARATOR. Lines
    that are no row are left out and returned with their reason.
    """
    refused: list[RefusedLine] = []
    with target.open("w", encoding="utf-8", newline="") as out:
        for line, text in _lines(path):
            cells = _cells(text, width)
            if isinstance(cells, str):
                refused.append(RefusedLine(line, cells))
            else:
                out.write(SEPARATOR.join((str(line), *cells)) + "\n")
    return refused


def _found(names: set[str], cells: Sequence[str]) -> list[int]:
    return [place for place, cell in enumerate(cells) if _folded(cell) in names]


def _missing(
    choice: Sequence[Column], cells: Sequence[str], *, file: str
) -> SourceError:
    shown = [printable(cell[:40]) for cell in cells[:NAMES_TOLD]]
    more = ", …" if len(cells) > NAMES_TOLD else ""
    return SourceError(
        f"the column is missing; the header has: {', '.join(shown) or '—'}{more}",
        file=file,
        line=1,
        column=" or ".join(column.header for column in choice),
        remedy="Download the file again, or rename the column that holds it",
    )


def _lines(path: Path) -> Iterator[tuple[int, str]]:
    """Numbered lines after the header; those with nothing on them are passed over.

    A line beyond reason comes cut, as no more than its first characters.
    """
    # Bytes that are not UTF-8 become surrogates, so that only their line is lost.
    with path.open(encoding="utf-8-sig", errors="surrogateescape", newline="") as file:
        header_seen = False
        number = 0
        last = "\n"
        while raw := file.readline(LONGEST_LINE):
            goes_on = last not in "\r\n" or (last == "\r" and raw == "\n")
            last = raw[-1]
            if goes_on:
                continue
            number += 1
            text = raw.rstrip("\r\n").replace(SEPARATOR, " ")
            if not text.strip():
                continue
            if header_seen:
                yield number, text
            header_seen = True


def _cells(text: str, width: int) -> list[str] | str:
    """The cells of one line, or the reason why it is no row."""
    if len(text) >= LONGEST_LINE:
        return "is longer than any row"
    if "\0" in text:
        return "holds a NUL byte"
    if not text.isascii() and any("\udc80" <= mark <= "\udcff" for mark in text):
        return "is not UTF-8"
    try:
        cells = text.split(",") if '"' not in text else _quoted_cells(text)
    except csv.Error:
        return "has a quotation mark out of place"
    # Spreadsheets add empty cells at the end; a full cell too many is a fault.
    while len(cells) > width and not cells[-1].strip():
        cells.pop()
    if len(cells) != width:
        return f"has too {'few' if len(cells) < width else 'many'} cells"
    return cells


def _quoted_cells(text: str) -> list[str]:
    return next(csv.reader([text], strict=True))


def _folded(text: str) -> str:
    return " ".join(text.replace("_", " ").casefold().split())
