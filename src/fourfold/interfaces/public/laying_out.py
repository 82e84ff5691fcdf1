"""Sections of an edition in the shapes that components lay out."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from fourfold.interfaces.components.listing import Column, Table
from fourfold.interfaces.components.published import Chart, FigureTable, chart_of
from fourfold.interfaces.components.words import day_words

Json = dict[str, Any]

# A statement that rests on more leads to the first of them; a table has them all.
MOST_TIES = 3


@dataclass(frozen=True, slots=True)
class Statement:
    """Sentences as they were published, and the names of the figures behind them."""

    text: str
    figures: Sequence[str]


@dataclass(frozen=True, slots=True)
class ShownBlock:
    """A part of a section.

    charts : each with the table that has its numbers with links, if there is one
    tables : those that no chart shows already
    facts : what is known of the data, as a table of words; None where nothing is
    """

    id: str
    title: str
    statements: Sequence[Statement]
    charts: Sequence[tuple[Chart, FigureTable | None]]
    tables: Sequence[FigureTable]
    facts: Table | None


@dataclass(frozen=True, slots=True)
class ShownSection:
    """commentary : what an analyst adds: paragraphs, by whom, and when, in words"""

    id: str
    title: str
    statements: Sequence[Statement]
    blocks: Sequence[ShownBlock]
    commentary: Json | None


def section_of(told: Json, slug: str) -> ShownSection:
    """Of a section as a document of the edition with that slug tells it."""
    commentary = told["commentary"]
    return ShownSection(
        id=told["id"],
        title=told["title"],
        statements=statements_of(told["paragraphs"]),
        blocks=[block_of(each, slug) for each in told["blocks"]],
        commentary=commentary
        and {
            **commentary,
            "when": day_words(date.fromisoformat(commentary["written"])),
        },
    )


def block_of(told: Json, slug: str) -> ShownBlock:
    beside = {
        table["beside_chart"]: FigureTable.of(table)
        for table in told["tables"]
        if table["beside_chart"]
    }
    charts = [chart_of(each, slug) for each in told["charts"]]
    shown = {chart.id for chart in charts}
    return ShownBlock(
        id=told["id"],
        title=told["title"],
        statements=statements_of(told["paragraphs"]),
        charts=[(chart, beside.get(chart.id)) for chart in charts],
        tables=list(_other_tables(told["tables"], shown)),
        facts=_facts(told),
    )


def statements_of(paragraphs: Iterable[Json]) -> list[Statement]:
    return [
        Statement(each["text"], list(each["figures"])[:MOST_TIES])
        for each in paragraphs
    ]


def _other_tables(tables: Iterable[Json], shown: set[str]) -> Iterator[FigureTable]:
    for table in tables:
        if table["beside_chart"] not in shown:
            yield FigureTable.of(table)


def _facts(told: Json) -> Table | None:
    if not told["facts"]:
        return None
    # A column that says nothing of anything is left out.
    has_meaning = any(fact["meaning"] for fact in told["facts"])
    columns = told["fact_columns"] if has_meaning else told["fact_columns"][:2]
    return Table(
        caption=told["title"],
        caption_is_hidden=True,
        columns=[Column(title) for title in columns],
        rows=[
            (fact["label"], fact["value"], fact["meaning"])[: len(columns)]
            for fact in told["facts"]
        ],
    )
