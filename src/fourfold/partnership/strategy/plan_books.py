"""A plan's workbook, which is untrusted, becomes lines of text. Pure.

Nothing in it is ever worked out, followed or run: what would have to be is refused.
"""

import csv
import io
import warnings
import zipfile
import zlib
from collections.abc import Iterator, Sequence
from datetime import date, datetime, time
from functools import partial
from typing import IO, Any

from openpyxl import load_workbook
from openpyxl.utils import get_column_letter

from .plan_limits import plan_limits

SHEET = "Plan"
# Parts of a workbook that run, lead elsewhere or hide another file, by their names.
DANGEROUS = {
    "vbaproject": "macros",
    "macrosheets/": "macros",
    "externallinks/": "links to other workbooks",
    "connections.xml": "connections to data elsewhere",
    "querytables/": "connections to data elsewhere",
    "embeddings/": "other files",
    "activex/": "controls",
}
NOT_A_BOOK = "The file is not a workbook that can be read. Save it as .xlsx again."
# What a part that declares its own entities begins with: they can grow without end.
DECLARES = tuple("<!DOCTYPE".encode(c) for c in ("utf-8", "utf-16-le", "utf-16-be"))
# What the library of zips raises over damaged bytes, or a password.
DAMAGE = (zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, EOFError)
AT_ONCE = 2**16
MIDNIGHT = time()
MOST_NAMED = 10


class PlanBookError(Exception):
    """A workbook is not taken; the words say why, and what to do."""


def is_book(name: str) -> bool:
    """Whether a file is meant as a workbook, by its name."""
    return name.casefold().endswith((".xlsx", ".xlsm", ".xltx", ".xltm", ".xls"))


def text_of_book(file: IO[bytes]) -> str:
    """The sheet called “Plan”, or else the first, as the text of a CSV file.

    Every line of it keeps its number, so that faults are named by their cells.

    Raises PlanBookError for whatever is not a plain workbook within the limits.
    """
    plain = _unpacked(file)
    written = io.StringIO()
    writer = csv.writer(written)
    try:
        writer.writerows(_lines(plain))
    except PlanBookError:
        raise
    # The reader raises whatever the bytes led it to; no list of it is complete.
    except Exception as error:
        raise PlanBookError(NOT_A_BOOK) from error
    return written.getvalue()


def _unpacked(file: IO[bytes]) -> IO[bytes]:
    """The same workbook, as a zip that we packed ourselves from what we looked at.

    What a part declares of its size need not be so: the reader would find out by
    unpacking it into memory.
    """
    limits = plan_limits()
    plain = io.BytesIO()
    try:
        with zipfile.ZipFile(file) as packed, zipfile.ZipFile(plain, "w") as ours:
            parts = packed.infolist()
            unpacked = sum(each.file_size for each in parts)
            if len(parts) > limits.most_parts or unpacked > limits.most_unpacked:
                raise PlanBookError(
                    "There is more in the workbook than in any plan. Copy the rows"
                    " into the template."
                )
            for each in parts:
                _refuse_danger(each.filename.casefold())
                ours.writestr(each.filename, _content(packed, each))
    except DAMAGE as error:
        raise PlanBookError(NOT_A_BOOK) from error
    return plain


def _refuse_danger(name: str) -> None:
    for mark, words in DANGEROUS.items():
        if mark in name:
            raise PlanBookError(
                f"The workbook has {words}, which a plan needs none of. Copy the rows"
                " into the template."
            )


def _content(packed: zipfile.ZipFile, part: zipfile.ZipInfo) -> bytes:
    """Piece by piece, and no more than the part declares."""
    with packed.open(part) as opened:
        content = b"".join(iter(partial(opened.read, AT_ONCE), b""))
    if any(mark in content.upper() for mark in DECLARES):
        raise PlanBookError(NOT_A_BOOK)
    return content


def _lines(file: IO[bytes]) -> Iterator[list[str]]:
    with warnings.catch_warnings():
        # Of styles and lists to choose from, which are of no use to us.
        warnings.simplefilter("ignore")
        book = load_workbook(file, read_only=True, keep_links=False)
        try:
            yield from _checked(_sheet(book))
        finally:
            book.close()


def _sheet(book: Any) -> Any:
    named = [each for each in book.worksheets if each.title.strip() == SHEET]
    return (named or book.worksheets)[0]


def _checked(sheet: Any) -> Iterator[list[str]]:
    limits = plan_limits()
    formulas: list[str] = []
    # The sheet's own word for its size can be wrong, and cells beyond it be lost.
    sheet.reset_dimensions()
    for number, cells in enumerate(sheet.iter_rows(), start=1):
        if number > limits.most_lines or len(cells) > limits.most_columns:
            raise PlanBookError(
                f"The sheet has more than {limits.most_lines:,} rows or"
                f" {limits.most_columns} columns. Delete those that are empty."
            )
        formulas += (
            f"{get_column_letter(at)}{number}"
            for at, cell in enumerate(cells, start=1)
            if cell.data_type == "f"
        )
        yield [_text(cell.value) for cell in cells]
    if formulas:
        raise PlanBookError(_of_formulas(formulas))


def _of_formulas(cells: Sequence[str]) -> str:
    named = ", ".join(cells[:MOST_NAMED])
    more = " and more" if len(cells) > MOST_NAMED else ""
    return f"Formulas are not read: {named}{more}. Write what they come to."


def _text(value: object) -> str:
    """As a file of text would have it: a day without its midnight, 1 and not 1.0."""
    if value is None:
        return ""
    if isinstance(value, datetime) and value.time() == MIDNIGHT:
        return value.date().isoformat()
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)
