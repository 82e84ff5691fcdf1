"""What a plan's file would do, and what is wrong with it, as tables of a page."""

from collections.abc import Iterable, Mapping

from fourfold.interfaces.components.listing import Cell, Column, Table
from fourfold.partnership.strategy.models import Action
from fourfold.partnership.strategy.plan_files import PlanRow, RowError, differs

MOST_ERRORS = 100


def error_table(errors: list[RowError]) -> Table:
    count = len(errors)
    return Table(
        caption=f"What is wrong ({count})",
        columns=[Column("Cell"), Column("Column"), Column("What is wrong")],
        rows=[
            [
                each.cell or f"Row {each.line}",
                each.column or "The whole row",
                each.words,
            ]
            for each in errors[:MOST_ERRORS]
        ],
    )


def preview_table(rows: Iterable[PlanRow], actions: Mapping[int, Action]) -> Table:
    """actions : those that rows name, by their keys"""
    return Table(
        caption="What it would do",
        columns=[Column("Row"), Column("Action"), Column("What happens")],
        rows=[
            [str(each.line), str(each.values["title"]), _what(each, actions)]
            for each in rows
        ],
    )


def _what(row: PlanRow, actions: Mapping[int, Action]) -> Cell:
    if row.action_id is None:
        return Cell("Added", tag="green")
    before = actions[row.action_id]
    if not differs(before, row):
        return Cell("Stays as it is", tag="grey")
    was = before.title
    hint = f"Before: {was}" if was != row.values["title"] else ""
    return Cell("Changed", tag="blue", hint=hint)
