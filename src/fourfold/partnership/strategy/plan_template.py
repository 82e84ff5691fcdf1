"""A plan as a workbook: its rows, what each column means, and what can be chosen. Pure.

Every cell is text, a number or a day: nothing that somebody typed becomes a formula.
"""

import io
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from openpyxl import Workbook
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation

from .plan_books import SHEET
from .plan_columns import COLUMNS, LONGEST, MEANINGS, in_all, rules
from .plan_limits import plan_limits

HELP, LISTS = "How to fill it in", "Lists"
WIDTHS = {"id": 12, "action": 40, "text": 50, "lead_agency": 28, "owner_post": 28}
OTHER_WIDTH, HELP_WIDTH = 18, 90
HEAD = PatternFill("solid", fgColor="FF1D3557")
WHITE = Font(bold=True, color="FFFFFFFF")
WRAPS = Alignment(wrap_text=True, vertical="top")
DAY = "YYYY-MM-DD"
NUMBERS = ("recommendation_number", "weight")


@dataclass(frozen=True, slots=True)
class Offered:
    """What cells can be chosen from: of some columns, the words."""

    lists: Mapping[str, Sequence[str]]
    recommendations: Sequence[tuple[int, str]]


def plan_book(rows: Iterable[Mapping[str, str]], offered: Offered) -> bytes:
    """The bytes of an .xlsx file."""
    book = Workbook()
    sheet = book.active
    sheet.title = SHEET
    _write_plan(sheet, rows)
    _write_help(book.create_sheet(HELP), offered)
    _offer(sheet, book.create_sheet(LISTS), offered)
    _limit(sheet)
    written = io.BytesIO()
    book.save(written)
    return written.getvalue()


def _write_plan(sheet: Any, rows: Iterable[Mapping[str, str]]) -> None:
    _heads(sheet, COLUMNS)
    for line, row in enumerate(rows, start=2):
        for at, column in enumerate(COLUMNS, start=1):
            _put(sheet.cell(line, at), _typed(column, row[column]))
    for at, column in enumerate(COLUMNS, start=1):
        width = WIDTHS.get(column, OTHER_WIDTH)
        sheet.column_dimensions[get_column_letter(at)].width = width
    sheet.freeze_panes = "D2"


def _write_help(sheet: Any, offered: Offered) -> None:
    _heads(sheet, ("Column", "Whether it is needed", "What to put there"))
    told = [(each, rules(each), MEANINGS[each]) for each in COLUMNS]
    told += [("", "", ""), ("In all", "", in_all()), ("", "", "")]
    told += [(f"Recommendation {n}", "", t) for n, t in offered.recommendations]
    for line, words in enumerate(told, start=2):
        for at, each in enumerate(words, start=1):
            _put(sheet.cell(line, at), each)
    for letter, width in (("A", 26), ("B", 30), ("C", HELP_WIDTH)):
        sheet.column_dimensions[letter].width = width


def _offer(plan: Any, lists: Any, offered: Offered) -> None:
    """Lists to choose from, each in a column of the last sheet."""
    _heads(lists, tuple(offered.lists))
    for at, (column, words) in enumerate(offered.lists.items(), start=1):
        for line, each in enumerate(words, start=2):
            _put(lists.cell(line, at), _typed(column, each))
        letter = get_column_letter(at)
        lists.column_dimensions[letter].width = WIDTHS.get(column, OTHER_WIDTH)
        last = len(words) + 1
        if column in _chosen_one_by_one() and words:
            _rule(
                plan,
                column,
                DataValidation(
                    "list", formula1=f"'{LISTS}'!${letter}$2:${letter}${last}"
                ),
            )


def _chosen_one_by_one() -> frozenset[str]:
    """Columns whose cells hold one word of a list; others hold several."""
    return frozenset({"recommendation_number", "lead_agency", "horizon", "status"})


def _limit(sheet: Any) -> None:
    for column, longest in LONGEST.items():
        most = DataValidation(
            "textLength", operator="lessThanOrEqual", formula1=longest
        )
        _rule(sheet, column, most)
    share = DataValidation("decimal", operator="between", formula1=0, formula2=1)
    _rule(sheet, "weight", share)


def _rule(sheet: Any, column: str, rule: DataValidation) -> None:
    rule.allow_blank = True
    rule.showErrorMessage = rule.showInputMessage = True
    rule.errorTitle = rule.promptTitle = column
    # A spreadsheet takes no more than 255 letters of each.
    rule.error = rule.prompt = MEANINGS[column][:255]
    letter = get_column_letter(COLUMNS.index(column) + 1)
    rule.add(f"{letter}2:{letter}{plan_limits().most_rows + 1}")
    sheet.add_data_validation(rule)


def _heads(sheet: Any, names: Sequence[str]) -> None:
    for at, name in enumerate(names, start=1):
        cell = sheet.cell(1, at)
        _put(cell, name)
        cell.font, cell.fill = WHITE, HEAD


def _typed(column: str, said: str) -> str | int | Decimal | date | None:
    """Days as days and numbers as numbers, so that they sort and can be reckoned."""
    if not said:
        return None
    if column == "due_on":
        return date.fromisoformat(said)
    return Decimal(said) if column in NUMBERS else said


def _put(cell: Any, value: str | int | Decimal | date | None) -> None:
    if not isinstance(value, str):
        cell.value = value
        if isinstance(value, date):
            cell.number_format = DAY
        return
    cell.value = ILLEGAL_CHARACTERS_RE.sub("", value)
    # What begins like a formula stays text, here and in what is saved from it.
    cell.data_type = "s"
    cell.quotePrefix = True
    cell.alignment = WRAPS
