"""Money of programmes, as tables of pages for anybody and for staff."""

from collections.abc import Callable, Iterable
from decimal import Decimal

from django.db.models import Model
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from fourfold.partnership.figures.models import Figure
from fourfold.partnership.figures.wording import amount as amount_words
from fourfold.partnership.programmes.models import FundingLine, MoneyEntry, Programme
from fourfold.partnership.programmes.money import (
    Spending,
    pounds,
    spending,
    year_words,
)

from .listing import Cell, Column, Table
from .marking import english, filled, joined
from .words import day_words, days_words

PageOf = Callable[[Model], str]


def amount_of(line: FundingLine) -> Decimal | None:
    """How much; None while the figure that says it is being checked."""
    if line.figure is None:
        return line.amount
    return line.figure.value if line.figure.state == Figure.State.APPROVED else None


def total_of(programme: Programme) -> Decimal | None:
    """Of all its lines; None if one of them is not known, as the rest would mislead."""
    amounts = [amount_of(each) for each in programme.funding.all()]
    known = [each for each in amounts if each is not None]
    return sum(known, Decimal(0)) if known and len(known) == len(amounts) else None


def spending_of(programme: Programme) -> Spending:
    return spending(e for line in programme.funding.all() for e in line.entries.all())


def amount_cell(line: FundingLine) -> Cell:
    """The amount, which leads to the published figure it rests on."""
    if line.figure is None:
        return Cell(pounds(line.amount), hint=gettext("Entered here"))
    if amount_of(line) is None:
        return Cell(gettext("A figure that is being checked"))
    source = reverse("public:reported-figure", args=[line.figure.name])
    hint = filled(gettext("Source: {source}"), source=english(line.figure.source))
    amount = english(amount_words(line.figure).capitalize())
    return Cell(amount, href=source, hint=hint)


def when_words(line: FundingLine) -> str:
    if line.starts_on is None or line.ends_on is None:
        return english(line.period)
    days = days_words(line.starts_on, line.ends_on)
    return joined([f"{days}.", english(line.period)]) if line.period else days


def funding_table(lines: Iterable[FundingLine], *, page: PageOf | None = None) -> Table:
    """page : of a line, the address of its own page, where it has one"""
    return Table(
        caption=_("Where the money comes from"),
        columns=[
            Column(_("What")),
            Column(_("From whom")),
            Column(_("How much")),
            Column(_("When")),
            Column(_("Spent and committed")),
        ],
        rows=[_funding_row(each, page) for each in lines],
        empty=_("No money is written down yet."),
    )


def _funding_row(line: FundingLine, page: PageOf | None) -> list[object]:
    below = ""
    if line.on_top_of:
        other = english(line.on_top_of)
        below = filled(gettext("On top of: {other}"), other=other)
    href = page(line) if page else ""
    return [
        Cell(english(line.title), href=href, hint=below),
        english(line.funder),
        amount_cell(line),
        when_words(line),
        spent_cell(line),
    ]


def spent_cell(line: FundingLine) -> Cell:
    entries = list(line.entries.all())
    if not entries:
        return Cell(gettext("Nothing is recorded"))
    told = spending(entries)
    left = told.left_of(amount_of(line))
    words = gettext("Committed %(committed)s")
    if left is not None:
        words = gettext("Committed %(committed)s, left %(left)s")
    hint = words % {"committed": pounds(told.committed), "left": pounds(left)}
    spent = gettext("Spent %(amount)s") % {"amount": pounds(told.spent)}
    return Cell(spent, hint=hint)


def year_table(lines: Iterable[FundingLine]) -> Table | None:
    """What of the money is for which year; None where no line says it."""
    told = list(lines)
    years = sorted({each.year for line in told for each in line.years.all()})
    if not years:
        return None
    rows = []
    for line in told:
        parts = {each.year: each.amount for each in line.years.all()}
        if parts:
            cells = [pounds(parts[y]) if y in parts else "–" for y in years]
            rows.append([english(line.title), *cells])
    return Table(
        caption=_("By financial year, which runs from April to March"),
        columns=[
            Column(_("What")),
            *(Column(year_words(year), numeric=True) for year in years),
        ],
        rows=rows,
    )


def entry_table(entries: Iterable[MoneyEntry]) -> Table:
    """Amounts committed and spent, with what was struck out and why."""
    told = list(entries)
    strikes = {each.cancels_id: each for each in told if each.cancels_id}
    return Table(
        caption=_("What was committed and spent"),
        columns=[
            Column(_("Amount")),
            Column(_("For")),
            Column(_("Source")),
            Column(_("Whether it counts")),
        ],
        rows=[
            _entry_row(each, strikes.get(each.pk))
            for each in told
            if not each.cancels_id
        ],
        empty=_("Nothing is recorded as committed or spent yet."),
    )


def _entry_row(entry: MoneyEntry, struck: MoneyEntry | None) -> list[object]:
    how = Cell(gettext("Counts"))
    if struck:
        how = Cell(gettext("Struck out"), tag="grey", hint=english(struck.source))
    said = gettext("%(amount)s on %(day)s") % {
        "amount": pounds(entry.amount),
        "day": day_words(entry.dated_on),
    }
    return [
        Cell(said, hint=entry.get_kind_display()),
        english(entry.service.title if entry.service else entry.line.title),
        english(entry.source),
        how,
    ]
