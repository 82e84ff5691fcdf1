"""Programmes and money as rows and lines of pages for staff."""

from collections.abc import Sequence
from datetime import date

from fourfold.interfaces.components.listing import Cell, Column, Table
from fourfold.interfaces.components.programme_money import (
    amount_cell,
    spending_of,
    spent_cell,
    total_of,
    when_words,
)
from fourfold.interfaces.components.values import Line
from fourfold.partnership.programmes.models import FundingLine, Programme
from fourfold.partnership.programmes.money import pounds
from fourfold.partnership.programmes.returns import dues, late

from .addresses import page


def programme_table(programmes: Sequence[Programme], today: date) -> Table:
    return Table(
        caption="Programmes",
        caption_is_hidden=True,
        columns=[
            Column("Programme"),
            Column("Money"),
            Column("Returns"),
            Column("Who sees it"),
        ],
        rows=[_row(each, today) for each in programmes],
        empty="No programme fits.",
    )


def _row(programme: Programme, today: date) -> list[object]:
    told, count = spending_of(programme), _late_in(programme, today)
    is_public = programme.is_published
    return [
        Cell(programme.title, href=page(programme), hint=programme.lead_agency.name),
        Cell(pounds(total_of(programme)), hint=f"Spent {pounds(told.spent)}"),
        Cell(f"{count} not received", tag="red") if count else "None late",
        Cell("Everybody", tag="green") if is_public else Cell("Staff", tag="grey"),
    ]


def _late_in(programme: Programme, today: date) -> int:
    kpis = (kpi for each in programme.services.all() for kpi in each.kpis.all())
    return len(late(d for kpi in kpis for d in dues(kpi, kpi.returns.all(), today)))


def programme_lines(programme: Programme, today: date) -> list[Line]:
    told, count = spending_of(programme), _late_in(programme, today)
    is_public = programme.is_published
    return [
        Line(
            "Who sees it",
            "Everybody" if is_public else "People who work here",
            tag="green" if is_public else "grey",
        ),
        Line("For whom", programme.for_whom),
        Line("Since", str(programme.since_year)),
        Line("Who leads it", programme.lead_agency.name),
        Line("Money in all", pounds(total_of(programme))),
        Line("Committed", pounds(told.committed)),
        Line("Spent", pounds(told.spent)),
        Line(
            "Late returns",
            str(count) if count else "None",
            tag="red" if count else "",
        ),
    ]


def funding_lines(line: FundingLine) -> list[Line]:
    amount, spent = amount_cell(line), spent_cell(line)
    return [
        Line("Programme", line.programme.title),
        Line("From whom", line.funder),
        Line("How much", amount.text, href=amount.href, action="The figure"),
        Line("When", when_words(line)),
        Line("On top of", line.on_top_of.title if line.on_top_of else "Nothing"),
        Line("Spent and committed", f"{spent.text}. {spent.hint}".strip(". ")),
    ]
