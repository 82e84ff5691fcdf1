"""What a document of an edition says, in the shapes that components lay out.

table = FigureTable.of(told["tables"][0])
chart = chart_of(told["charts"][0], edition.slug)
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.functional import Promise

from .map_labels import Label

Json = dict[str, Any]

# Before a change, so that colour is not the only mark of it.
MARKS = {"up": "▲", "down": "▼"}
# More cards than these are a long way to thumb through: the table scrolls instead.
MOST_CARDS = 8
# Fewer rows than these are taken in at a glance.
FEWEST_SORTED = 5


@dataclass(frozen=True, slots=True)
class FigureCell:
    """A cell. `figure` is the name of the figure it shows; `href` leads elsewhere."""

    text: str
    figure: str = ""
    direction: str = ""
    is_number: bool = False
    href: str = ""

    @property
    def mark(self) -> str:
        return MARKS.get(self.direction, "")


@dataclass(frozen=True, slots=True)
class FigureTable:
    """A table of published figures; the first column heads the rows.

    rows : cells of each, the head of the row among them
    is_ours : whether caption and columns are words of the page; else of the document
    """

    id: str
    caption: str
    columns: Sequence[str | Promise]
    rows: Sequence[Sequence[FigureCell]]
    is_ours: bool = False

    @classmethod
    def of(cls, told: Json) -> "FigureTable":
        """Of a table of figures as a document tells it."""
        rows = [
            (FigureCell(head), *(cell_of(each) for each in cells))
            for head, cells in told["rows"]
        ]
        return cls(told["id"], told["caption"], told["columns"], rows)

    @classmethod
    def of_words(cls, told: Json, name: str) -> "FigureTable":
        """Of a table of words only, as that of a chart is."""
        rows = [tuple(FigureCell(text) for text in row) for row in told["rows"]]
        return cls(name, told["caption"], told["columns"], rows)

    @property
    def stacks(self) -> bool:
        """Whether rows become cards on a narrow screen."""
        return len(self.rows) <= MOST_CARDS

    @property
    def sorts(self) -> bool:
        """Whether another order is worth a click."""
        return len(self.rows) >= FEWEST_SORTED

    @property
    def heads(self) -> list[tuple[str | Promise, bool]]:
        """Each column, and whether it holds numbers."""
        return [
            (title, bool(self.rows) and all(row[at].is_number for row in self.rows))
            for at, title in enumerate(self.columns)
        ]

    @property
    def lines(self) -> list[list[tuple[FigureCell, str | Promise]]]:
        """Rows as cells, each with the title of its column."""
        return [list(zip(row, self.columns, strict=True)) for row in self.rows]


def cell_of(told: Json) -> FigureCell:
    """Of a cell as a document tells it."""
    # By name: a later edition may tell more of a cell.
    return FigureCell(
        told["text"], told["figure"], told["direction"], is_number=told["is_number"]
    )


@dataclass(frozen=True, slots=True)
class Chart:
    """A picture of figures, the sentence that says what it shows, and its numbers.

    picture, numbers, specification : addresses of its files
    """

    id: str
    title: str
    summary: str
    width: int
    height: int
    table: FigureTable
    picture: str
    numbers: str
    specification: str


def chart_of(told: Json, slug: str) -> Chart:
    """Of a chart as a document of the edition with that slug tells it."""

    def file(ending: str) -> str:
        path = f"charts/{told['id']}.{ending}"
        return reverse("public:assessment-document", args=[slug, path])

    return Chart(
        id=told["id"],
        title=told["title"],
        summary=told["summary"],
        width=told["width"],
        height=told["height"],
        table=FigureTable.of_words(told["table"], f"{told['id']}-numbers"),
        picture=file("svg"),
        numbers=file("csv"),
        specification=file("vl.json"),
    )


@dataclass(frozen=True, slots=True)
class Shape:
    """A place on a map.

    path : its outline, as an SVG path says it
    """

    name: str
    href: str
    path: str
    is_own: bool = False


@dataclass(frozen=True, slots=True)
class Map:
    """Places to choose from. The same links stand beside it in words."""

    title: str
    width: int
    height: int
    shapes: Sequence[Shape]
    labels: Sequence[Label] = ()
