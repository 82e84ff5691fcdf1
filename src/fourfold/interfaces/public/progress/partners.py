"""Pledges, and what each partner promised; who promised nothing is shown so."""

from datetime import date
from uuid import UUID

from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from fourfold.interfaces.components.access import Request, open_to_anyone
from fourfold.interfaces.components.histories import event
from fourfold.interfaces.components.listing import Cell, Column, Table, page_of
from fourfold.interfaces.components.marking import english, filled
from fourfold.interfaces.components.numbers import amount_words
from fourfold.interfaces.components.promised_tables import (
    action_table,
    entry_table,
    pledge_table,
)
from fourfold.interfaces.components.promises import kept_words, late_count
from fourfold.interfaces.components.values import Line
from fourfold.interfaces.components.words import days_words
from fourfold.partnership.accounts.models import Agency
from fourfold.partnership.strategy import queries
from fourfold.partnership.strategy.models import Pledge
from fourfold.partnership.strategy.standing import kept

from .addresses import home, page, trail_to
from .asked import asked_about
from .finding import there
from .lines import agency_line, domain_line
from .sharing import shared_today
from .views import ROWS

NONE = _("It leads and supports no action.")


@open_to_anyone
def partners(request: Request) -> HttpResponseBase:
    return shared_today(request, lambda: _partners(request))


def _partners(request: Request) -> HttpResponse:
    table = Table(
        caption=_("Partners"),
        caption_is_hidden=True,
        columns=[
            Column(_("Partner")),
            Column(_("Pledges")),
            Column(_("Actions it leads")),
        ],
        rows=[_row(each) for each in queries.partners(today=timezone.localdate())],
        empty=_("No partner is written down yet."),
    )
    return render(
        request, "public/progress/partners.html", {"trail": home(), "table": table}
    )


def _row(agency: Agency) -> list[object]:
    """agency : with its counts, as `queries.partners` gives them"""
    counts = vars(agency)
    late, pledges = counts["late_count"], counts["pledge_count"]
    return [
        Cell(english(agency.name), href=page(agency), hint=agency.get_kind_display()),
        str(pledges) if pledges else Cell(gettext("No pledge"), tag="grey"),
        Cell(counts["action_count"], hint=late_count(late)),
    ]


@open_to_anyone
def partner(request: Request, public_id: UUID) -> HttpResponse:
    found = there(queries.partner(public_id))
    today = timezone.localdate()
    wanted = queries.Wanted(partner=str(public_id))
    shown = page_of(request.GET, queries.actions(wanted, today=today), size=ROWS)
    pledges = list(queries.pledges(partner=str(public_id)))
    context = {
        "trail": trail_to(found),
        "agency": found,
        "pledges": pledge_table(pledges, today, page=page),
        "page": shown,
        "table": action_table(shown.rows, today, page=page, empty=NONE),
    }
    return render(request, "public/progress/partner.html", context)


@open_to_anyone
def pledge(request: Request, public_id: UUID) -> HttpResponse:
    found = there(queries.pledge(public_id))
    context = {
        "trail": trail_to(found),
        "pledge": found,
        "asked": asked_about(found),
        "lines": _lines(found, timezone.localdate()),
        "entries": entry_table(found) if found.target else None,
        "outcomes": found.outcomes.all(),
        "history": [event(each) for each in queries.history(found.public_id)],
    }
    return render(request, "public/progress/pledge.html", context)


def _lines(found: Pledge, today: date) -> list[Line]:
    stands = kept(found, today)
    return [
        Line(gettext("How it stands"), stands.word, tag=stands.colour),
        Line(gettext("So far"), kept_words(stands)),
        agency_line(gettext("Who promised it"), found.agency),
        Line(gettext("What was promised"), _target(found)),
        Line(gettext("From and to"), days_words(found.starts_on, found.ends_on)),
        domain_line(found.domain),
    ]


def _target(found: Pledge) -> str:
    if not found.target:
        return gettext("A milestone")
    number, unit = amount_words(found.target), english(found.unit)
    return filled("{number} {unit}", number=number, unit=unit)
