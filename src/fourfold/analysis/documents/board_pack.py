"""A board's pack on paper: tables of words, with the hash of what was frozen."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any

from .typesetting import typeset

# Beyond it, the letters would be too small to read at a table.
PAGES = 4
NARROWEST, WIDEST = 12, 60


@dataclass(frozen=True, slots=True)
class PrintedTable:
    """note : in a line below it, such as how many rows are left out"""

    caption: str
    columns: Sequence[str]
    rows: Sequence[Sequence[str]]
    note: str = ""


@dataclass(frozen=True, slots=True)
class PrintedPack:
    """What is printed of a pack.

    kind : what it is, above its title
    made : for the foot of each page, such as when it was frozen
    about : for the end, such as its hash
    """

    title: str
    subtitle: str
    kind: str
    headline: str
    tables: Sequence[PrintedTable]
    made: str
    about: str
    invented: bool


def board_pack_pdf(pack: PrintedPack, *, made_at: str) -> bytes:
    """PDF/UA-1 on A4. The same pack gives the same bytes.

    made_at : the moment that the file carries, 'YYYY-MM-DDTHH:MM:SS+00:00'
    """
    data: dict[str, Any] = asdict(pack)
    data["tables"] = [_table(each) for each in pack.tables]
    return typeset("board_pack.typ", data, made_at=made_at, pages=PAGES)


def _table(table: PrintedTable) -> dict[str, Any]:
    columns = zip(table.columns, *table.rows, strict=True)
    return {
        **asdict(table),
        "widths": [
            min(WIDEST, max(NARROWEST, *(len(text) for text in column)))
            for column in columns
        ],
    }
