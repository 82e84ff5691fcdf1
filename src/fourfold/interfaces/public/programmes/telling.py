"""Programmes in words and rows for anybody."""

from collections.abc import Sequence
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from fourfold.interfaces.components.listing import Cell, Column, Table
from fourfold.interfaces.components.marking import english
from fourfold.interfaces.components.programme_money import spending_of, total_of
from fourfold.interfaces.components.programme_tables import for_words, not_received
from fourfold.interfaces.components.thing_pages import page_named
from fourfold.interfaces.components.values import Line
from fourfold.partnership.programmes.models import Programme, Service
from fourfold.partnership.programmes.money import pounds
from fourfold.partnership.programmes.returns import dues, late

Trail = list[tuple[str, str]]
NONE = _("No programme fits. Choose something else.")


def home() -> Trail:
    return [(gettext("Programmes and money"), reverse("public:programmes"))]


def page(row: Programme | Service) -> str:
    return page_named(str(row._meta.model_name), str(row.public_id))


def late_in(programme: Programme, today: date) -> int:
    """Returns of its services that did not come and are late."""
    kpis = (kpi for each in programme.services.all() for kpi in each.kpis.all())
    return len(late(d for kpi in kpis for d in dues(kpi, kpi.returns.all(), today)))


def programme_table(programmes: Sequence[Programme], today: date) -> Table:
    return Table(
        caption=_("Programmes, with their money and whom it goes to"),
        columns=[
            Column(_("Programme")),
            Column(_("Money")),
            Column(_("From whom")),
            Column(_("To whom")),
            Column(_("Returns")),
        ],
        rows=[_row(each, today) for each in programmes],
        empty=NONE,
    )


def _row(programme: Programme, today: date) -> list[object]:
    told = spending_of(programme)
    funders = dict.fromkeys(each.funder for each in programme.funding.all())
    providers = dict.fromkeys(each.provided_by for each in programme.services.all())
    count = late_in(programme, today)
    words = gettext("Recorded as spent: %(amount)s")
    spent = words % {"amount": pounds(told.spent)}
    return [
        Cell(
            english(programme.title),
            href=page(programme),
            hint=for_words(programme.for_whom),
        ),
        Cell(pounds(total_of(programme)), hint=spent),
        english(", ".join(funders)) or gettext("Not published"),
        english(", ".join(providers)) or gettext("Nobody yet"),
        not_received(count),
    ]


def programme_lines(programme: Programme) -> list[Line]:
    told, total = spending_of(programme), total_of(programme)
    lead = programme.lead_agency
    return [
        Line(gettext("For whom"), english(programme.for_whom)),
        Line(gettext("Since"), str(programme.since_year)),
        Line(
            gettext("Who leads it"),
            english(lead.name),
            href=page_named("agency", str(lead.public_id)),
            action=gettext("All it promised"),
        ),
        Line(gettext("Money in all"), pounds(total)),
        Line(gettext("Recorded as committed"), pounds(told.committed)),
        Line(gettext("Recorded as spent"), pounds(told.spent)),
    ]


def late_headline(count: int) -> str:
    if not count:
        return gettext("No return is late.")
    words = ngettext(
        "%(count)d return was not received.",
        "%(count)d returns were not received.",
        count,
    )
    return words % {"count": count}
