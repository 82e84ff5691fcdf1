"""The lists of the record for programs: the same rows, narrowed in the same way."""

import csv
import json
from collections.abc import Callable, Iterator
from typing import Any

from django.conf import settings
from django.http import Http404, HttpResponse
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.views.decorators.http import require_safe

from fourfold.analysis.documents.csv_tables import safe_cell
from fourfold.interfaces.components.access import Request, open_to_anyone
from fourfold.interfaces.components.documents import open_to_programs
from fourfold.interfaces.components.explained_words import worded
from fourfold.partnership.public_record import queries

from .forms import PUBLISHED, EventFilter, PeopleFilter, PublicationFilter, TextFilter

Row = dict[str, Any]


@open_to_anyone
@require_safe
def as_csv(request: Request, kind: str) -> HttpResponseBase:
    rows = list(_rows(request, kind))
    answer = HttpResponse(content_type="text/csv; charset=utf-8")
    answer.headers["Content-Disposition"] = f'attachment; filename="{kind}.csv"'
    writer = csv.writer(answer)
    columns = COLUMNS[kind]
    writer.writerow(columns)
    writer.writerows([safe_cell(row[name] or "") for name in columns] for row in rows)
    return open_to_programs(answer)


@open_to_anyone
@require_safe
def as_json(request: Request, kind: str) -> HttpResponseBase:
    told = {kind: list(_rows(request, kind))}
    content = json.dumps(told, ensure_ascii=False, indent=1)
    return open_to_programs(
        HttpResponse(content, content_type="application/json; charset=utf-8")
    )


def _rows(request: Request, kind: str) -> Iterator[Row]:
    if kind not in MADE:
        raise Http404
    return MADE[kind](request)


def _publications(request: Request) -> Iterator[Row]:
    found = list(queries.publications(PublicationFilter(request.GET).wanted()))
    newest = queries.newest_versions(found)
    for each in found:
        version = newest.get(each.pk)
        yield {
            "id": str(each.public_id),
            "title": each.title,
            "kind": each.kind,
            "publisher": each.publisher,
            "author": each.author,
            "commissioned_by": each.commissioned_by,
            "dated_on": each.dated_on.isoformat() if each.dated_on else None,
            "precision": each.precision if each.dated_on else None,
            "review_on": each.review_on.isoformat() if each.review_on else None,
            "summary": worded(each.summary),
            "finding": worded(each.finding),
            "evidence": each.evidence,
            "strength": each.strength,
            "version": version.number if version else None,
            "sha256": version.file_sha256 if version else None,
            "source": each.source,
            "address": _whole("publication", each.slug),
        }


def _people(request: Request) -> Iterator[Row]:
    text = PeopleFilter(request.GET).said()["text"]
    for each in queries.people(text=text, state=PUBLISHED):
        for held in each.offices.all():
            yield {
                "name": each.name,
                "office": held.title,
                "body": held.body,
                "starts_on": held.starts_on.isoformat() if held.starts_on else None,
                "ends_on": held.ends_on.isoformat() if held.ends_on else None,
                "seen_on": held.seen_on.isoformat(),
                "source": held.source,
                "address": _whole("public-person", each.slug),
            }


def _events(request: Request) -> Iterator[Row]:
    for each in queries.events(**EventFilter(request.GET).said(), state=PUBLISHED):
        yield {
            "id": str(each.public_id),
            "title": each.title,
            "kind": each.kind,
            "held_on": each.held_on.isoformat(),
            "precision": each.precision,
            "days_in_sources": "; ".join(
                f"{day.says_on.isoformat()} ({day.source})" for day in each.days.all()
            ),
            "place": each.place,
            "summary": worded(each.summary),
            "source": each.source,
            "address": _whole("event", each.slug),
        }


def _words(request: Request) -> Iterator[Row]:
    text = TextFilter(request.GET).said()["text"]
    for each in queries.words(text=text, state=PUBLISHED):
        for meaning in each.meanings.all():
            yield {
                "word": each.term,
                "meaning": worded(meaning.text),
                "number": meaning.number,
                "starts_on": meaning.starts_on.isoformat(),
                "source": meaning.source,
                "link": meaning.link,
                "address": _whole("word", each.slug),
            }


def _whole(name: str, slug: str) -> str:
    path = reverse(f"public:{name}", args=[slug])
    return f"{settings.SITE_ADDRESS.rstrip('/')}{path}"


MADE: dict[str, Callable[[Request], Iterator[Row]]] = {
    "publications": _publications,
    "people": _people,
    "events": _events,
    "words": _words,
}
COLUMNS = {
    "publications": (
        *("id", "title", "kind", "publisher", "author", "commissioned_by"),
        *("dated_on", "precision", "review_on", "summary", "finding"),
        *("evidence", "strength", "version", "sha256", "source", "address"),
    ),
    "people": (
        *("name", "office", "body", "starts_on", "ends_on", "seen_on"),
        *("source", "address"),
    ),
    "events": (
        *("id", "title", "kind", "held_on", "precision", "days_in_sources"),
        *("place", "summary", "source", "address"),
    ),
    "words": ("word", "meaning", "number", "starts_on", "source", "link", "address"),
}
