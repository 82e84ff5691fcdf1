"""Files that were written into a plan, as tables and lines of pages for staff."""

from collections.abc import Iterable

from django.urls import reverse

from fourfold.interfaces.components.listing import Cell, Column, Table
from fourfold.interfaces.components.thing_pages import page_named
from fourfold.interfaces.components.values import Line
from fourfold.partnership.strategy.models import PlanImport, PlanImportRow, PlanUndo

from .addresses import page


def import_table(imports: Iterable[PlanImport]) -> Table:
    return Table(
        caption="Files that were written, the newest first",
        caption_is_hidden=True,
        columns=[
            Column("What it did"),
            Column("When"),
            Column("Who"),
            Column("How it stands"),
        ],
        rows=[
            [
                Cell(each, href=_where(each), hint=each.reason),
                Cell(when=each.at),
                _who(each),
                _stands(each),
            ]
            for each in imports
        ],
        empty="No file was written into it yet.",
    )


def import_lines(found: PlanImport) -> list[Line]:
    lines = [
        Line("What it did", found),
        Line("When", when=found.at),
        Line("Who", _who(found)),
        Line("Why", found.reason),
    ]
    if hasattr(found, "undo"):
        undo = found.undo
        lines += [
            Line("Taken back", when=undo.at),
            Line("By whom", _who(undo)),
            Line("Why it was taken back", undo.reason),
        ]
    return lines


def row_table(rows: Iterable[PlanImportRow], *, is_undone: bool) -> Table:
    return Table(
        caption="What it did to which action",
        columns=[Column("Action"), Column("What happened")],
        rows=[_row(each, is_undone=is_undone) for each in rows],
    )


def _row(row: PlanImportRow, *, is_undone: bool) -> list[object]:
    action = row.action
    if row.is_added:
        # For staff it is gone; what is left is the page that says so.
        where = (
            page_named("action", str(action.public_id)) if is_undone else page(action)
        )
        how = (
            Cell("Taken back", tag="grey") if is_undone else Cell("Added", tag="green")
        )
        return [Cell(action.title, href=where), how]
    was = str(row.before["title"])
    hint = f"Before: {was}" if was != action.title else ""
    how = Cell("As before", tag="grey") if is_undone else Cell("Changed", tag="blue")
    return [Cell(action.title, href=page(action), hint=hint), how]


def _stands(found: PlanImport) -> Cell:
    if hasattr(found, "undo"):
        return Cell("Taken back", tag="grey", hint=_who(found.undo))
    return Cell("Written", tag="green")


def _who(done: PlanImport | PlanUndo) -> str:
    return f"{done.role}, {done.agency.name}"


def _where(found: PlanImport) -> str:
    return reverse("staff:strategy-import", args=[found.public_id])
