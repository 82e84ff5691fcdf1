"""Services and their returns, as tables of pages.

rule : from which number on people are told of; None for who may see all
"""

from collections.abc import Callable, Iterable
from datetime import date

from django.db.models import Model
from django.utils.functional import Promise
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from fourfold.partnership.figures.wording import TIGHT_UNITS
from fourfold.partnership.programmes.models import Kpi, Service
from fourfold.partnership.programmes.money import pounds
from fourfold.partnership.programmes.reaching import Rule, people_words
from fourfold.partnership.programmes.returns import (
    Due,
    dues,
    is_met,
    late,
    received_on,
)
from fourfold.partnership.programmes.terms import frequency_titles

from .listing import Cell, Column, Table
from .marking import english, filled
from .numbers import amount_words
from .values import Line
from .words import day_words, days_words

PageOf = Callable[[Model], str]
NONE_LATE = _("No return is late.")
# Definitions say them in English; others than these stay so.
FREQUENCIES = {
    "Every month": _("Every month"),
    "Every three months": _("Every three months"),
    "Every six months": _("Every six months"),
    "Every year": _("Every year"),
}


def service_table(found: Iterable[Service], today: date, *, page: PageOf) -> Table:
    return Table(
        caption=_("Services that are paid for"),
        columns=[
            Column(_("Service")),
            Column(_("Who provides it")),
            Column(_("Contract")),
            Column(_("Value")),
            Column(_("Returns")),
        ],
        rows=[
            [
                Cell(
                    english(each.title),
                    href=page(each),
                    hint=for_words(each.for_whom),
                ),
                english(each.provided_by),
                contract_words(each),
                pounds(each.value),
                returns_cell(each, today),
            ]
            for each in found
        ],
        empty=_("No service is written down yet."),
    )


def for_words(whom: str) -> str:
    return filled(gettext("For: {whom}"), whom=english(whom))


def not_received(count: int) -> Cell:
    """How many returns did not come."""
    if not count:
        return Cell(gettext("None late"))
    words = gettext("%(count)d not received") % {"count": count}
    return Cell(words, tag="red")


def contract_words(service: Service) -> str:
    begun = day_words(service.starts_on)
    if service.ends_on is None:
        words = gettext("From %(day)s; its end is not published")
        return words % {"day": begun}
    return days_words(service.starts_on, service.ends_on)


def returns_cell(service: Service, today: date) -> Cell:
    kpis = list(service.kpis.all())
    if not kpis:
        return Cell(gettext("No measure is published"))
    count = len(late(d for kpi in kpis for d in dues(kpi, kpi.returns.all(), today)))
    return not_received(count)


def service_lines(service: Service, *, programme_page: str) -> list[Line]:
    return [
        Line(
            gettext("Programme"),
            english(service.programme.title),
            href=programme_page,
            action=gettext("Open"),
        ),
        Line(gettext("Who provides it"), english(service.provided_by)),
        Line(gettext("Who commissions it"), english(service.commissioner.name)),
        Line(gettext("For whom"), english(service.for_whom)),
        Line(
            gettext("How to be helped by it"),
            english(service.referral) or gettext("Not published"),
        ),
        Line(gettext("Contract"), contract_words(service)),
        Line(gettext("Value of the contract"), pounds(service.value)),
    ]


def kpi_table(kpis: Iterable[Kpi], today: date, *, page: PageOf | None = None) -> Table:
    return Table(
        caption=_("What it answers for"),
        columns=[
            Column(_("Measure")),
            Column(_("Target")),
            Column(_("How often")),
            Column(_("Returns")),
        ],
        rows=[_kpi_row(each, today, page) for each in kpis],
        empty=_("No measure is published."),
    )


def _kpi_row(kpi: Kpi, today: date, page: PageOf | None) -> list[object]:
    count = len(late(dues(kpi, kpi.returns.all(), today)))
    stopped = ""
    if kpi.stopped_on:
        stopped = filled(
            gettext("Not asked for after {day}, as {body} decided"),
            day=day_words(kpi.stopped_on),
            body=english(kpi.stopped_by_body),
        )
    return [
        Cell(english(kpi.title), href=page(kpi) if page else "", hint=stopped),
        target_words(kpi),
        _frequency(kpi.every),
        not_received(count),
    ]


def _frequency(name: str) -> str | Promise:
    title = frequency_titles().get(name, name)
    return FREQUENCIES.get(title, title)


def target_words(kpi: Kpi) -> str:
    if kpi.target is None:
        return gettext("No target is published")
    way, amount = kpi.get_direction_display(), amount_words(kpi.target)
    return filled("{way} {counted}", way=way, counted=_counted(amount, kpi))


def due_table(
    found: Iterable[Due], rule: Rule | None, *, page: Callable[[Due], str] | None = None
) -> Table:
    """page : of a return, the address where it is filed or put right"""
    return Table(
        caption=_("Returns, the newest period first"),
        columns=[
            Column(_("Period")),
            Column(_("Measure")),
            Column(_("What it came to")),
            Column(_("How it stands")),
        ],
        rows=[
            [
                Cell(period_words(each), href=page(each) if page else ""),
                english(each.kpi.title),
                value_cell(each, rule),
                state_cell(each),
            ]
            for each in found
        ],
        empty=_("No period is over yet."),
    )


def missing_table(
    found: Iterable[Due], *, page: PageOf, empty: str | Promise = NONE_LATE
) -> Table:
    """Returns that did not come, by service."""
    return Table(
        caption=_("Returns that were not received"),
        caption_is_hidden=True,
        columns=[
            Column(_("Service")),
            Column(_("Who provides it")),
            Column(_("Measure and period")),
            Column(_("How it stands")),
        ],
        rows=[
            [
                Cell(
                    english(each.kpi.service.title),
                    href=page(each.kpi.service),
                    hint=english(each.kpi.service.programme.title),
                ),
                english(each.kpi.service.provided_by),
                Cell(english(each.kpi.title), hint=period_words(each)),
                state_cell(each),
            ]
            for each in found
        ],
        empty=empty,
    )


def period_words(due: Due) -> str:
    return days_words(due.period.first, due.period.last)


def value_words(due: Due, rule: Rule | None) -> str:
    """What the return says; of few people no more than that they are few."""
    if due.standing is None:
        return ""
    if due.kpi.is_people:
        people = people_words(due.standing.value, rule, write=amount_words)
        unit = english(due.kpi.unit)
        return filled("{people} {unit}", people=people, unit=unit)
    return _counted(amount_words(due.standing.value), due.kpi)


def _counted(words: str, kpi: Kpi) -> str:
    """ "40 people", "90%"."""
    if kpi.unit in TIGHT_UNITS:
        return f"{words}{kpi.unit}"
    return filled("{number} {unit}", number=words, unit=english(kpi.unit))


def value_cell(due: Due, rule: Rule | None) -> Cell:
    if due.standing is None:
        return Cell(gettext("Nothing was received"))
    met = is_met(due.kpi, due.standing.value)
    said = ""
    if met is not None:
        said = gettext("Target reached") if met else gettext("Target not reached")
    if due.standing.corrects_id:
        day = day_words(received_on(due.standing))
        fixed = gettext("Corrected on %(day)s") % {"day": day}
        said = f"{said}. {fixed}" if said else fixed
    return Cell(value_words(due, rule), hint=said)


def state_cell(due: Due) -> Cell:
    word, colour = due.tag
    values = {"due": day_words(due.period.due_on), "received": ""}
    words = gettext("Due %(due)s")
    if due.received is not None:
        words = gettext("Due %(due)s, received %(received)s")
        values["received"] = day_words(received_on(due.received))
    days = due.days_late
    late_by = ngettext("%(days)d day late", "%(days)d days late", days)
    said = [words % values, *([late_by % {"days": days}] if days else [])]
    return Cell(word, tag=colour, hint=", ".join(said))
