"""Pledges, and what each partner promised; who promised nothing is shown so."""

from datetime import date
from uuid import UUID

from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils import timezone

from fourfold.interfaces.components.access import Request, open_to_anyone
from fourfold.interfaces.components.histories import event
from fourfold.interfaces.components.listing import Cell, Column, Table, page_of
from fourfold.interfaces.components.promised_tables import (
    action_table,
    entry_table,
    pledge_table,
)
from fourfold.interfaces.components.values import Line
from fourfold.interfaces.components.words import day_words
from fourfold.partnership.accounts.models import Agency
from fourfold.partnership.strategy import queries
from fourfold.partnership.strategy.keeping import number
from fourfold.partnership.strategy.models import Pledge
from fourfold.partnership.strategy.standing import kept

from .addresses import home, page, trail_to
from .finding import there
from .sharing import shared_today
from .views import ROWS


@open_to_anyone
def partners(request: Request) -> HttpResponseBase:
    return shared_today(request, lambda: _partners(request))


def _partners(request: Request) -> HttpResponse:
    table = Table(
        caption="Partners",
        caption_is_hidden=True,
        columns=[Column("Partner"), Column("Pledges"), Column("Actions it leads")],
        rows=[_row(each) for each in queries.partners(today=timezone.localdate())],
        empty="No partner is written down yet.",
    )
    return render(
        request, "public/progress/partners.html", {"trail": home(), "table": table}
    )


def _row(agency: Agency) -> list[object]:
    """agency : with its counts, as `queries.partners` gives them"""
    counts = vars(agency)
    late, pledges = counts["late_count"], counts["pledge_count"]
    return [
        Cell(agency.name, href=page(agency), hint=agency.get_kind_display()),
        str(pledges) if pledges else Cell("No pledge", tag="grey"),
        Cell(counts["action_count"], hint=f"{late} late" if late else ""),
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
        "table": action_table(
            shown.rows, today, page=page, empty="It leads and supports no action."
        ),
    }
    return render(request, "public/progress/partner.html", context)


@open_to_anyone
def pledge(request: Request, public_id: UUID) -> HttpResponse:
    found = there(queries.pledge(public_id))
    context = {
        "trail": trail_to(found),
        "pledge": found,
        "lines": _lines(found, timezone.localdate()),
        "entries": entry_table(found) if found.target else None,
        "outcomes": found.outcomes.all(),
        "history": [event(each) for each in queries.history(found.public_id)],
    }
    return render(request, "public/progress/pledge.html", context)


def _lines(found: Pledge, today: date) -> list[Line]:
    stands = kept(found, today)
    target = f"{number(found.target)} {found.unit}" if found.target else "A milestone"
    period = f"{day_words(found.starts_on)} to {day_words(found.ends_on)}"
    agency = Line(
        "Who promised it",
        found.agency.name,
        href=page(found.agency),
        action="All it promised",
    )
    return [
        Line("How it stands", stands.word, tag=stands.colour),
        Line("So far", stands.sentence),
        agency,
        Line("What was promised", target),
        Line("From and to", period),
        Line("Domain", found.domain.title, href=page(found.domain), action="Open"),
    ]
