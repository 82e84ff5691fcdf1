"""One page for councillors: what to ask about, narrowed, printed and taken away."""

import csv
from datetime import date, timedelta
from itertools import groupby
from typing import Any

from django import forms
from django.conf import settings
from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from fourfold.analysis.documents.csv_tables import safe_cell
from fourfold.interfaces.components.access import Request, open_to_anyone
from fourfold.interfaces.components.dates import DateField
from fourfold.interfaces.components.documents import open_to_programs
from fourfold.interfaces.components.listing import Cell, Column, Table
from fourfold.interfaces.components.words import day_words
from fourfold.partnership.accounts.queries import agency_choices
from fourfold.partnership.strategy import queries

from .addresses import home
from .scrutiny_rows import (
    CHANGED,
    LATE,
    STOPPED,
    UNANSWERED,
    UNKEPT,
    Narrowed,
    Row,
    of_section,
    scrutinised,
)
from .sharing import shared_with_questions

# Three months: from one meeting of a scrutiny committee to the next.
USUAL = timedelta(days=92)
EARLIEST = date(2000, 1, 1)
# More of one kind make no page that is read; the file has them all.
MOST = 100
TITLES = {
    STOPPED: ("Stopped, and why", "Nothing was stopped."),
    UNKEPT: ("Pledges whose outcome nobody published", "No pledge is like that."),
    UNANSWERED: ("Questions that nobody answered", "Every question is answered."),
}
COLUMNS = (
    *("section", "title", "agency", "domain", "day", "what", "why", "by"),
    "address",
)


class ScrutinyFilter(forms.Form):
    since = DateField(label="Changes since", required=False, earliest=EARLIEST)
    partner = forms.ChoiceField(label="Agency", required=False)
    domain = forms.ChoiceField(required=False)

    def __init__(self, *args: Any) -> None:
        super().__init__(*args)
        domains = [(each.slug, each.title) for each in queries.domains()]
        self._offer("partner", agency_choices())
        self._offer("domain", domains)

    def _offer(self, name: str, choices: list[tuple[str, str]]) -> None:
        self.fields[name].choices = [("", "All"), *choices]  # type: ignore[attr-defined]

    def wanted(self, today: date) -> Narrowed:
        """What was chosen rightly; an error stands beside what was not."""
        self.is_valid()
        said = self.cleaned_data
        return Narrowed(
            since=said.get("since") or today - USUAL,
            agency=said.get("partner", ""),
            domain=said.get("domain", ""),
        )


@open_to_anyone
def scrutiny(request: Request) -> HttpResponseBase:
    return shared_with_questions(request, lambda: _scrutiny(request))


def _scrutiny(request: Request) -> HttpResponse:
    today = timezone.localdate()
    form = ScrutinyFilter(request.GET)
    wanted = form.wanted(today)
    rows = scrutinised(wanted, today)
    changes = of_section(rows, CHANGED)
    query = request.GET.urlencode()
    context = {
        "trail": home(),
        "form": form,
        "clear": reverse("public:scrutiny") if query else "",
        "today": today,
        "since": wanted.since,
        "late": _by_agency(of_section(rows, LATE)),
        "changes": _changes(changes[:MOST]),
        "more": max(len(changes) - MOST, 0),
        "others": [_table(name, of_section(rows, name)) for name in TITLES],
        "file": f"{reverse('public:scrutiny-csv')}{f'?{query}' if query else ''}",
    }
    return render(request, "public/progress/scrutiny.html", context)


@open_to_anyone
@require_safe
def as_csv(request: Request) -> HttpResponseBase:
    return open_to_programs(shared_with_questions(request, lambda: _as_csv(request)))


def _as_csv(request: Request) -> HttpResponse:
    today = timezone.localdate()
    answer = HttpResponse(content_type="text/csv; charset=utf-8")
    answer.headers["Content-Disposition"] = 'attachment; filename="scrutiny.csv"'
    writer = csv.writer(answer)
    writer.writerow(COLUMNS)
    site = settings.SITE_ADDRESS.rstrip("/")
    for row in scrutinised(ScrutinyFilter(request.GET).wanted(today), today):
        told = [getattr(row, name) for name in COLUMNS[:-1]]
        cells = [*told, f"{site}{row.page}"]
        writer.writerow([safe_cell(str(cell)) for cell in cells])
    return answer


def _by_agency(rows: list[Row]) -> list[Table]:
    """A table an agency; rows come in its order, and within it by domain."""
    return [
        Table(
            caption=f"{agency}: late",
            columns=[
                Column("Action"),
                Column("Domain"),
                Column("Due"),
                Column("What was said last"),
            ],
            rows=[
                [
                    Cell(each.title, href=each.page),
                    each.domain,
                    Cell(day_words(each.day), hint=each.what),
                    Cell(each.why or "No reason was given.", hint=each.by),
                ]
                for each in found
            ],
        )
        for agency, found in groupby(rows, key=lambda row: row.agency)
    ]


def _changes(rows: list[Row]) -> Table:
    return Table(
        caption="Days and statuses that were changed",
        caption_is_hidden=True,
        columns=[
            Column("What"),
            Column("Change"),
            Column("Why"),
            Column("Who explained it"),
        ],
        rows=[
            [
                Cell(each.title, href=each.page, hint=f"{each.agency}, {each.domain}"),
                Cell(each.what, hint=day_words(each.day)),
                each.why or "No reason was given.",
                each.by,
            ]
            for each in rows
        ],
        empty="No day and no status was changed.",
    )


def _table(name: str, rows: list[Row]) -> Table:
    title, empty = TITLES[name]
    return Table(
        caption=title,
        caption_is_hidden=True,
        columns=[Column("What"), Column("Whose"), Column("Day"), Column("How")],
        rows=[
            [
                Cell(each.title, href=each.page),
                Cell(each.agency, hint=each.domain),
                day_words(each.day),
                Cell(each.what, hint=" ".join(filter(None, (each.why, _by(each))))),
            ]
            for each in rows
        ],
        empty=empty,
    )


def _by(row: Row) -> str:
    return f"({row.by})" if row.by else ""
