"""A pack as it is printed: the tables of its page, as plain words."""

from collections.abc import Iterator

from fourfold.analysis.documents.board_pack import PrintedPack, PrintedTable
from fourfold.interfaces.components.board_packs import ShownPack
from fourfold.interfaces.components.listing import Cell, Table
from fourfold.interfaces.components.words import day_words, full_words
from fourfold.partnership.strategy.models import BoardPack


def printed(pack: BoardPack, shown: ShownPack, *, invented: bool) -> PrintedPack:
    frozen = f"Frozen on {full_words(pack.at)}"
    return PrintedPack(
        title=pack.meeting,
        subtitle=day_words(pack.meeting_on),
        kind=f"Pack {pack.number} for the board, for the meeting of "
        f"{day_words(pack.meeting_on)}",
        headline=shown.headline,
        tables=list(_tables(shown)),
        made=frozen,
        about=f"{frozen}, for {pack.agency.name}. SHA-256 of the frozen file: "
        f"{pack.sha256}",
        invented=invented,
    )


def _tables(shown: ShownPack) -> Iterator[PrintedTable]:
    for table, more in shown.decide:
        yield _table(table, f"And {more} more, in the file." if more else "")
    if shown.domains.rows:
        yield _table(shown.domains)
    if shown.changes.rows:
        more = shown.more_changes
        yield _table(
            shown.changes, f"{shown.since}{f' And {more} more.' if more else ''}"
        )


def _table(table: Table, note: str = "") -> PrintedTable:
    return PrintedTable(
        caption=str(table.caption),
        columns=[str(column.title) for column in table.columns],
        rows=[[_words(cell) for cell in row] for row in table.rows],
        note=note,
    )


def _words(cell: object) -> str:
    if not isinstance(cell, Cell):
        return str(cell)
    text = str(cell.text)
    return f"{text} ({cell.hint})" if cell.hint else text
