"""Programmes in words and rows for anybody."""

from collections.abc import Sequence
from datetime import date

from django.urls import reverse

from fourfold.interfaces.components.listing import Cell, Column, Table
from fourfold.interfaces.components.programme_money import spending_of, total_of
from fourfold.interfaces.components.thing_pages import page_named
from fourfold.interfaces.components.values import Line
from fourfold.partnership.programmes.models import Programme, Service
from fourfold.partnership.programmes.money import pounds
from fourfold.partnership.programmes.returns import dues, late

Trail = list[tuple[str, str]]
NONE = "No programme fits. Choose something else."


def home() -> Trail:
    return [("Programmes and money", reverse("public:programmes"))]


def page(row: Programme | Service) -> str:
    return page_named(str(row._meta.model_name), str(row.public_id))


def late_in(programme: Programme, today: date) -> int:
    """Returns of its services that did not come and are late."""
    kpis = (kpi for each in programme.services.all() for kpi in each.kpis.all())
    return len(late(d for kpi in kpis for d in dues(kpi, kpi.returns.all(), today)))


def programme_table(programmes: Sequence[Programme], today: date) -> Table:
    return Table(
        caption="Programmes, with their money and whom it goes to",
        columns=[
            Column("Programme"),
            Column("Money"),
            Column("From whom"),
            Column("To whom"),
            Column("Returns"),
        ],
        rows=[_row(each, today) for each in programmes],
        empty=NONE,
    )


def _row(programme: Programme, today: date) -> list[object]:
    told = spending_of(programme)
    funders = dict.fromkeys(each.funder for each in programme.funding.all())
    providers = dict.fromkeys(each.provided_by for each in programme.services.all())
    count = late_in(programme, today)
    return [
        Cell(programme.title, href=page(programme), hint=f"For: {programme.for_whom}"),
        Cell(
            pounds(total_of(programme)), hint=f"Recorded as spent: {pounds(told.spent)}"
        ),
        ", ".join(funders) or "Not published",
        ", ".join(providers) or "Nobody yet",
        Cell(f"{count} not received", tag="red") if count else Cell("None late"),
    ]


def programme_lines(programme: Programme) -> list[Line]:
    told, total = spending_of(programme), total_of(programme)
    lead = programme.lead_agency
    return [
        Line("For whom", programme.for_whom),
        Line("Since", str(programme.since_year)),
        Line(
            "Who leads it",
            lead.name,
            href=page_named("agency", str(lead.public_id)),
            action="All it promised",
        ),
        Line("Money in all", pounds(total)),
        Line("Recorded as committed", pounds(told.committed)),
        Line("Recorded as spent", pounds(told.spent)),
    ]


def late_headline(count: int) -> str:
    if not count:
        return "No return is late."
    verb = "return was" if count == 1 else "returns were"
    return f"{count} {verb} not received."
