"""Events: when and where, who took part as what, and what was published of them."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone

from fourfold.interfaces.components.access import Request, open_to_anyone
from fourfold.interfaces.components.listing import Cell, Column, Table, page_of
from fourfold.interfaces.components.published_records import (
    dated,
    day_table,
    days_differ,
    event_table,
    publication_table,
)
from fourfold.interfaces.components.values import Line
from fourfold.partnership.public_record import queries
from fourfold.partnership.public_record.models import Event, Speaker

from . import telling
from .finding import files_of, shown_page, trail
from .forms import PUBLISHED, EventFilter
from .pages import page_of_event, page_of_publication

NONE, NONE_YET = "No event is like that.", "No event is written down yet."


@open_to_anyone
def events(request: Request) -> HttpResponse:
    form = EventFilter(request.GET)
    said = form.said()
    page = page_of(request.GET, queries.events(**said, state=PUBLISHED))
    is_narrowed = any(said.values())
    context = {
        "form": form,
        "clear": reverse("public:events") if is_narrowed else "",
        "page": page,
        "table": event_table(
            page.rows, page=page_of_event, empty=NONE if is_narrowed else NONE_YET
        ),
        "files": files_of("events", request.GET.urlencode()),
    }
    return render(request, "public/record/events.html", context)


@open_to_anyone
def event(request: Request, slug: str) -> HttpResponse:
    found = queries.event(slug=slug)
    context: dict[str, Any] = {"trail": trail("Events", "events")}
    if found is not None and found.is_published:
        context |= {
            "event": found,
            "lines": _lines(found),
            "days": day_table(found) if found.days.all() else None,
            "differ": days_differ(found),
            "speakers": _speakers(list(found.speakers.all())),
            "agenda": found.agenda.splitlines(),
            "publications": publication_table(
                found.publications.all(),
                timezone.localdate(),
                page=page_of_publication,
                empty="Nothing that was published of it is written down.",
            ),
            "history": telling.history(found),
        }
    return shown_page(request, found, context, template="event.html")


def _lines(found: Event) -> list[Line]:
    return [
        Line("Kind", found.get_kind_display()),
        Line("When", dated(found.held_on, found.precision)),
        Line("Where", found.place or "The source gives no place"),
        Line("Where we know it from", found.source),
    ]


def _speakers(found: list[Speaker]) -> Table:
    return Table(
        caption="Who took part",
        caption_is_hidden=True,
        columns=[Column("Who"), Column("As, at the time"), Column("Part")],
        rows=[[_who(each), each.as_what, each.get_part_display()] for each in found],
        empty="Who took part is not written down.",
    )


def _who(speaker: Speaker) -> object:
    person = speaker.person
    if person is None:
        return speaker.who
    if not person.is_published:
        return "Somebody whose page is not published"
    return Cell(person.name, href=reverse("public:public-person", args=[person.slug]))
