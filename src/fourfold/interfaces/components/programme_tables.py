"""Services, their returns and whom they reached, as tables of pages.

rule : from which number on people are told of; None for who may see all
"""

from collections.abc import Callable, Iterable
from datetime import date

from django.db.models import Model

from fourfold.partnership.figures.wording import TIGHT_UNITS
from fourfold.partnership.programmes.evidence import Rating, rating_of
from fourfold.partnership.programmes.models import Kpi, Method, ReachReport, Service
from fourfold.partnership.programmes.money import pounds
from fourfold.partnership.programmes.reaching import Rule, people_words, shown
from fourfold.partnership.programmes.returns import (
    Due,
    dues,
    is_met,
    late,
    received_on,
)
from fourfold.partnership.programmes.terms import frequency_titles
from fourfold.partnership.strategy.keeping import number

from .listing import Cell, Column, Table
from .values import Line
from .words import day_words

PageOf = Callable[[Model], str]
NOT_RATED = "No toolkit here rates it any more."
NO_RATIONALE = "The board has not said why it is used."


def service_table(found: Iterable[Service], today: date, *, page: PageOf) -> Table:
    return Table(
        caption="Services that are paid for",
        columns=[
            Column("Service"),
            Column("Who provides it"),
            Column("Contract"),
            Column("Value"),
            Column("Returns"),
        ],
        rows=[
            [
                Cell(each.title, href=page(each), hint=f"For: {each.for_whom}"),
                each.provided_by,
                contract_words(each),
                pounds(each.value),
                returns_cell(each, today),
            ]
            for each in found
        ],
        empty="No service is written down yet.",
    )


def contract_words(service: Service) -> str:
    begun = day_words(service.starts_on)
    if service.ends_on is None:
        return f"From {begun}; its end is not published"
    return f"{begun} to {day_words(service.ends_on)}"


def returns_cell(service: Service, today: date) -> Cell:
    kpis = list(service.kpis.all())
    if not kpis:
        return Cell("No measure is published")
    count = len(late(d for kpi in kpis for d in dues(kpi, kpi.returns.all(), today)))
    return Cell(f"{count} not received", tag="red") if count else Cell("None late")


def service_lines(service: Service, *, programme_page: str) -> list[Line]:
    return [
        Line("Programme", service.programme.title, href=programme_page, action="Open"),
        Line("Who provides it", service.provided_by),
        Line("Who commissions it", service.commissioner.name),
        Line("For whom", service.for_whom),
        Line("How to be helped by it", service.referral or "Not published"),
        Line("Contract", contract_words(service)),
        Line("Value of the contract", pounds(service.value)),
    ]


def kpi_table(kpis: Iterable[Kpi], today: date, *, page: PageOf | None = None) -> Table:
    return Table(
        caption="What it answers for",
        columns=[
            Column("Measure"),
            Column("Target"),
            Column("How often"),
            Column("Returns"),
        ],
        rows=[_kpi_row(each, today, page) for each in kpis],
        empty="No measure is published.",
    )


def _kpi_row(kpi: Kpi, today: date, page: PageOf | None) -> list[object]:
    count = len(late(dues(kpi, kpi.returns.all(), today)))
    stopped = ""
    if kpi.stopped_on:
        stopped = (
            f"Not asked for after {day_words(kpi.stopped_on)}, as "
            f"{kpi.stopped_by_body} decided"
        )
    return [
        Cell(kpi.title, href=page(kpi) if page else "", hint=stopped),
        target_words(kpi),
        frequency_titles().get(kpi.every, kpi.every),
        Cell(f"{count} not received", tag="red") if count else "None late",
    ]


def target_words(kpi: Kpi) -> str:
    if kpi.target is None:
        return "No target is published"
    return f"{kpi.get_direction_display()} {_counted(number(kpi.target), kpi)}"


def due_table(
    found: Iterable[Due], rule: Rule | None, *, page: Callable[[Due], str] | None = None
) -> Table:
    """page : of a return, the address where it is filed or put right"""
    return Table(
        caption="Returns, the newest period first",
        columns=[
            Column("Period"),
            Column("Measure"),
            Column("What it came to"),
            Column("How it stands"),
        ],
        rows=[
            [
                Cell(period_words(each), href=page(each) if page else ""),
                each.kpi.title,
                value_cell(each, rule),
                state_cell(each),
            ]
            for each in found
        ],
        empty="No period is over yet.",
    )


def missing_table(
    found: Iterable[Due], *, page: PageOf, empty: str = "No return is late."
) -> Table:
    """Returns that did not come, by service."""
    return Table(
        caption="Returns that were not received",
        caption_is_hidden=True,
        columns=[
            Column("Service"),
            Column("Who provides it"),
            Column("Measure and period"),
            Column("How it stands"),
        ],
        rows=[
            [
                Cell(
                    each.kpi.service.title,
                    href=page(each.kpi.service),
                    hint=each.kpi.service.programme.title,
                ),
                each.kpi.service.provided_by,
                Cell(each.kpi.title, hint=period_words(each)),
                state_cell(each),
            ]
            for each in found
        ],
        empty=empty,
    )


def period_words(due: Due) -> str:
    return f"{day_words(due.period.first)} to {day_words(due.period.last)}"


def value_words(due: Due, rule: Rule | None) -> str:
    """What the return says; of few people no more than that they are few."""
    if due.standing is None:
        return ""
    if due.kpi.is_people:
        return f"{people_words(due.standing.value, rule)} {due.kpi.unit}"
    return _counted(number(due.standing.value), due.kpi)


def _counted(words: str, kpi: Kpi) -> str:
    """ "40 people", "90%"."""
    return f"{words}{'' if kpi.unit in TIGHT_UNITS else ' '}{kpi.unit}"


def value_cell(due: Due, rule: Rule | None) -> Cell:
    if due.standing is None:
        return Cell("Nothing was received")
    met = is_met(due.kpi, due.standing.value)
    said = "" if met is None else ("Target reached" if met else "Target not reached")
    if due.standing.corrects_id:
        fixed = f"Corrected on {day_words(received_on(due.standing))}"
        said = f"{said}. {fixed}" if said else fixed
    return Cell(value_words(due, rule), hint=said)


def state_cell(due: Due) -> Cell:
    word, colour = due.tag
    when = f"Due {day_words(due.period.due_on)}"
    if due.received is not None:
        when += f", received {day_words(received_on(due.received))}"
    days = due.days_late
    noun = "day" if days == 1 else "days"
    return Cell(word, tag=colour, hint=f"{when}, {days} {noun} late" if days else when)


def reach_tables(
    reports: Iterable[ReachReport],
    rule: Rule | None,
    *,
    page: PageOf | None = None,
) -> list[Table]:
    return [_reach_table(each, rule, page) for each in reports]


def _reach_table(report: ReachReport, rule: Rule | None, page: PageOf | None) -> Table:
    told = shown(report.grouping, report.counts, rule)
    days = f"{day_words(report.first)} to {day_words(report.last)}"
    rows: list[list[object]] = [[title, _people(n)] for title, n in told.groups]
    everybody = Cell("Everybody", href=page(report) if page else "")
    return Table(
        caption=f"{told.title}, {days}",
        columns=[Column("Group"), Column("People", numeric=True)],
        rows=[*rows, [everybody, _people(told.total)]],
    )


def _people(count: int | None) -> str:
    return "Withheld" if count is None else f"{count:,}"


def method_table(methods: Iterable[Method], *, page: PageOf | None = None) -> Table:
    """What a programme uses, with what research says of each."""
    return Table(
        caption="What research says of what it does",
        columns=[Column("What it does"), Column("Evidence"), Column("Source")],
        rows=[
            _method_row(each, rating_of(each.intervention), page) for each in methods
        ],
        empty="What it does is not written down yet.",
    )


def _method_row(
    method: Method, rating: Rating | None, page: PageOf | None
) -> list[object]:
    href = page(method) if page else ""
    if rating is None:
        return [Cell(method.intervention, href=href), "Not rated", NOT_RATED]
    meaning = f"On average over the studies, {rating.meaning}. {rating.caveat}"
    source = f"As at {day_words(date.fromisoformat(rating.as_at))}"
    return [
        Cell(rating.title, href=href, hint=_why(method, rating)),
        Cell(rating.word, tag=rating.colour, hint=meaning),
        Cell(rating.toolkit, href=rating.address, hint=source),
    ]


def _why(method: Method, rating: Rating) -> str:
    if method.rationale and method.body:
        return f"Why it is used, says {method.body}: {method.rationale}"
    return NO_RATIONALE if rating.is_harmful else rating.what
