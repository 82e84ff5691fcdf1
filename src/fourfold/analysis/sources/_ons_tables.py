"""Reads the small CSV tables of ONS, refusing whatever is not one.

These tables are official and clean. A cell that cannot be read means a damaged or
a different file, so it stops the load and is not skipped.
"""

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from fourfold.analysis.errors import SourceError

# How much is read to recognise a file, and on how many lines its header is sought:
# tables saved from a workbook have a few lines of title above it.
HEAD_BYTES = 64 * 1024
HEAD_LINES = 20

PARQUET = b"PAR1"
EXCEL = {
    b"PK\x03\x04": "an Excel workbook or another zip archive",
    b"\xd0\xcf\x11\xe0": "an old Excel workbook",
}
_UTF16 = (b"\xff\xfe", b"\xfe\xff")


@dataclass(frozen=True, slots=True)
class Record:
    """The cells of one line of a table, stripped. Numbers from Parquet stay numbers.

    line : of the file, from 1; in Parquet, which has no lines, the row
    """

    line: int
    cells: tuple[object, ...]

    def text(self, at: int) -> str:
        cell = self.cells[at]
        return "" if cell is None else str(cell).strip()

    @property
    def texts(self) -> tuple[str, ...]:
        return tuple(self.text(at) for at in range(len(self.cells)))

    @property
    def is_blank(self) -> bool:
        return all(cell is None or cell == "" for cell in self.cells)


def first_bytes(path: Path, size: int = HEAD_BYTES) -> bytes:
    """The start of a file; nothing where there is no readable file."""
    try:
        with path.open("rb") as stream:
            return stream.read(size)
    except OSError:
        return b""


def peek(path: Path) -> tuple[Record, ...]:
    """The first lines of a file as a table, whatever it is. Never raises."""
    text = first_bytes(path).decode("utf-8-sig", errors="replace")
    records = []
    for number, line in enumerate(text.splitlines()[:HEAD_LINES], start=1):
        # Line by line, so that a stray quotation mark spoils no other line.
        cells = next(csv.reader([line.replace("\0", "")]), [])
        records.append(Record(number, tuple(cells)))
    return tuple(records)


def records_of(path: Path) -> Iterator[Record]:
    """Every line of a CSV file, blank ones too.

    Raises SourceError for an empty file, a workbook, a web page, text that is not
    UTF-8, and quotation marks out of place.
    """
    refuse_what_is_not_text(path)
    with path.open(encoding="utf-8-sig", newline="") as file:
        reader = csv.reader(file, strict=True)
        try:
            for cells in reader:
                yield Record(reader.line_num, tuple(cell.strip() for cell in cells))
        except UnicodeDecodeError as error:
            raise SourceError(
                "the text is not UTF-8",
                file=path,
                line=_first_line_not_utf8(path),
                remedy="Save it again as “CSV UTF-8”",
            ) from error
        except csv.Error as error:
            raise SourceError(
                f"a quotation mark is out of place ({error})",
                file=path,
                line=reader.line_num,
                remedy="Download the file again",
            ) from error


def _first_line_not_utf8(path: Path) -> int:
    # Text is decoded in blocks, so the reader does not know which line it was.
    with path.open("rb") as file:
        texts = (line.decode(errors="replace").encode() == line for line in file)
        return next(n for n, is_utf8 in enumerate(texts, start=1) if not is_utf8)


def refuse_what_is_not_text(path: Path) -> None:
    """Raises SourceError that says what a file is instead of a table or GeoJSON."""
    head = first_bytes(path)
    if not head:
        raise SourceError(
            "the file is empty or cannot be opened",
            file=path,
            remedy="Check the path, or download the file again",
        )
    if kind := EXCEL.get(head[:4]):
        raise SourceError(
            f"it is {kind}, not text",
            file=path,
            remedy="Open it in a spreadsheet, choose the sheet with the figures and"
            " save it as “CSV UTF-8”",
        )
    if head.startswith(_UTF16):
        raise SourceError(
            "the text is UTF-16, not UTF-8",
            file=path,
            remedy="Save it again as “CSV UTF-8”",
        )
    if head.removeprefix(b"\xef\xbb\xbf").lstrip().startswith(b"<"):
        raise SourceError(
            "it is a web page, so the download went wrong",
            file=path,
            remedy="Open it in a browser to see what the publisher said, then"
            " download the data again",
        )
