"""People in public offices: who it was on a day, and what they said in them."""

from datetime import date
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse

from fourfold.interfaces.components.access import Request, open_to_anyone
from fourfold.interfaces.components.listing import (
    Cell,
    Column,
    Table,
    page_of,
)
from fourfold.interfaces.components.published_records import dated, office_table
from fourfold.partnership.public_record import queries
from fourfold.partnership.public_record.holding import who_on
from fourfold.partnership.public_record.models import Office, PublicPerson, Speaker

from . import telling
from .finding import files_of, shown_page, trail
from .forms import PUBLISHED, PeopleFilter
from .pages import page_of_event, page_of_holder

NONE = "Nobody of this name or office is written down."
NONE_YET = "Nobody is written down yet."


@open_to_anyone
def people(request: Request) -> HttpResponse:
    form = PeopleFilter(request.GET)
    said = form.said()
    text, on = said["text"], said["on"]
    found = queries.people(text=text, state=PUBLISHED)
    page = page_of(request.GET, found)
    context = {
        "form": form,
        "clear": reverse("public:public-people") if text or on else "",
        "page": page,
        "table": _table(page.rows, empty=NONE if text else NONE_YET),
        "files": files_of("people", request.GET.urlencode()),
        "day": on,
    }
    if on:
        context |= _on(text, on)
    return render(request, "public/record/people.html", context)


def _on(text: str, day: date) -> dict[str, Table]:
    """Who held an office on a day; those of whom no source says it stand apart."""
    wanted = text.casefold()
    told = [each for each in queries.offices_told() if wanted in _words(each)]
    answer = who_on(told, day)
    return {
        "held": office_table(answer.held, page=page_of_holder),
        "perhaps": office_table(answer.perhaps, page=page_of_holder),
    }


def _words(office: Office) -> str:
    person = office.person
    return f"{office.title} {office.body} {person.name} {person.aliases}".casefold()


def _table(rows: list[PublicPerson], *, empty: str) -> Table:
    return Table(
        caption="People in public offices",
        caption_is_hidden=True,
        columns=[Column("Who"), Column("Offices that sources show them in")],
        rows=[
            [
                Cell(each.name, href=reverse("public:public-person", args=[each.slug])),
                "; ".join(
                    f"{held.title}, {held.body} ({held.seen_on.year})"
                    for held in each.offices.all()
                ),
            ]
            for each in rows
        ],
        empty=empty,
    )


@open_to_anyone
def person(request: Request, slug: str) -> HttpResponse:
    found = queries.person(slug=slug)
    where = trail("People in public offices", "public-people")
    context: dict[str, Any] = {"trail": where}
    if found is not None and found.is_published:
        counting = [each for each in found.offices.all() if not each.struck_why]
        context |= {
            "person": found,
            "offices": office_table(counting),
            "part": _part(list(found.spoke.all())),
            "quotes": found.quotes.all(),
            "history": telling.history(found),
        }
    return shown_page(request, found, context, template="person.html")


def _part(found: list[Speaker]) -> Table:
    return Table(
        caption="Where they took part",
        caption_is_hidden=True,
        columns=[Column("Event"), Column("When"), Column("As"), Column("Part")],
        rows=[
            [
                Cell(each.event.title, href=page_of_event(each.event)),
                dated(each.event.held_on, each.event.precision),
                each.as_what,
                each.get_part_display(),
            ]
            for each in found
        ],
    )
