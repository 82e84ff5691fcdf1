"""Lists: a page of many rows, in the order that was asked for.

ORDERS = {"name": "name", "joined": "joined_on"}

rows = queries.people(actor).order_by(order_in(request.GET, ORDERS, "name").field)
shown = page_of(request.GET, rows)
table = Table(caption="People", columns=[Column("Name", order="name")], rows=[…])
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

Row = TypeVar("Row")
ROWS_A_PAGE = 50
NOTHING = _("There is nothing here.")


@dataclass(frozen=True, slots=True)
class Shown(Generic[Row]):
    """A page of a list.

    number, of : which page, of how many
    count : rows in all
    first, last : numbers of the first and last row shown, from 1; 0 if there is none
    """

    rows: list[Row]
    number: int
    of: int
    count: int
    first: int
    last: int

    @property
    def before(self) -> int | None:
        return self.number - 1 if self.number > 1 else None

    @property
    def after(self) -> int | None:
        return self.number + 1 if self.number < self.of else None


def page_of(
    asked: Mapping[str, Any],
    rows: "QuerySet[Any, Row] | Sequence[Row]",
    *,
    size: int = ROWS_A_PAGE,
    count: int | None = None,
) -> Shown[Row]:
    """The page that `?page=` names: the nearest there is, never an error.

    count : of all rows, where that was counted already
    """
    paginator = Paginator(rows, size)
    if count is not None:
        paginator.count = count
    page = paginator.get_page(asked.get("page"))
    return Shown(
        rows=list(page.object_list),
        number=page.number,
        of=page.paginator.num_pages,
        count=page.paginator.count,
        first=page.start_index(),
        last=page.end_index(),
    )


@dataclass(frozen=True, slots=True)
class Order:
    """By what a list is sorted; `field` is for a queryset."""

    name: str
    field: str
    is_descending: bool


def order_in(
    asked: Mapping[str, Any], fields: Mapping[str, str], default: str
) -> Order:
    """What `?order=` names if it is one of `fields`, else the default."""
    name = str(asked.get("order") or "")
    if name.removeprefix("-") not in fields:
        name = default
    bare, is_descending = name.removeprefix("-"), name.startswith("-")
    return Order(bare, f"{'-' if is_descending else ''}{fields[bare]}", is_descending)


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table.

    numeric : whether it stands to the right
    order : its name in `?order=`, if the table can be sorted by it
    """

    title: str | Promise
    numeric: bool = False
    order: str = ""


@dataclass(frozen=True, slots=True)
class Cell:
    """What stands in a row. A plain string or number will do where it is only text.

    href : where its text leads
    tag : colour of a tag around its text: green, red, …
    hint : in quiet words below it
    when : a date or time, instead of the text
    """

    text: object = ""
    href: str = ""
    tag: str = ""
    hint: str = ""
    when: object = None


@dataclass(frozen=True, slots=True)
class Table:
    """A table: what it holds, said once, above it.

    rows : cells of each; the first heads its row
    order : how it is sorted, if it can be
    """

    caption: str | Promise
    columns: Sequence[Column]
    rows: Sequence[Sequence[object]]
    order: Order | None = None
    caption_is_hidden: bool = False
    empty: str | Promise = NOTHING

    @property
    def stacks(self) -> bool:
        """Whether rows become cards on a narrow screen; numbers stay in columns."""
        return not any(column.numeric for column in self.columns)

    @property
    def heads(self) -> list[dict[str, Any]]:
        """Columns with what a click on each asks for."""
        return [self._head(column) for column in self.columns]

    @property
    def lines(self) -> list[list[dict[str, Any]]]:
        """Rows as cells, each with its column."""
        return [
            [
                {
                    "cell": cell if isinstance(cell, Cell) else Cell(cell),
                    "column": column,
                }
                for cell, column in zip(row, self.columns, strict=True)
            ]
            for row in self.rows
        ]

    def _head(self, column: Column) -> dict[str, Any]:
        order = self.order
        if order is None or not column.order:
            return {"column": column}
        is_this = order.name == column.order
        sorted_as = "descending" if order.is_descending else "ascending"
        asks = (
            f"-{column.order}" if is_this and not order.is_descending else column.order
        )
        return {
            "column": column,
            "asks": asks,
            "sorted": sorted_as if is_this else "none",
            "mark": ("▼" if order.is_descending else "▲") if is_this else "",
        }
