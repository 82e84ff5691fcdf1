"""The library: publications, each with its versions, as pages first."""

from datetime import date
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone

from fourfold.interfaces.components.access import Request, open_to_anyone
from fourfold.interfaces.components.listing import page_of
from fourfold.interfaces.components.published_records import (
    evidence_words,
    publication_table,
)
from fourfold.partnership.public_record import queries
from fourfold.partnership.public_record.models import Publication, PublicationVersion
from fourfold.partnership.public_record.texts import sections

from . import telling
from .finding import Trail, files_of, shown_page, trail
from .forms import PublicationFilter
from .pages import page_of_publication

ROWS = 25
NONE = "No publication is like that."
NONE_YET = "Nothing is published here yet."


@open_to_anyone
def publications(request: Request) -> HttpResponse:
    form = PublicationFilter(request.GET)
    wanted = form.wanted()
    is_narrowed = any(form.said().values())
    shown = page_of(request.GET, queries.publications(wanted), size=ROWS)
    today = timezone.localdate()
    context = {
        "form": form,
        "clear": reverse("public:publications") if is_narrowed else "",
        "page": shown,
        "table": publication_table(
            shown.rows,
            today,
            page=page_of_publication,
            empty=NONE if is_narrowed else NONE_YET,
        ),
        "files": files_of("publications", request.GET.urlencode()),
    }
    return render(request, "public/record/publications.html", context)


@open_to_anyone
def publication(request: Request, slug: str) -> HttpResponse:
    found = queries.publication(slug=slug)
    context: dict[str, Any] = {"trail": _trail()}
    if found is not None and found.is_published:
        context |= _told(found, timezone.localdate())
    return shown_page(request, found, context, template="publication.html")


@open_to_anyone
def version(request: Request, slug: str, number: int) -> HttpResponse:
    """A version by itself, also an older one: what it said stays to be read."""
    found = queries.version(publication_slug=slug, number=number)
    if found is None:
        raise Http404
    publication = found.publication
    newest = queries.newest_versions([publication])[publication.pk]
    context = {
        "trail": [*_trail(), (publication.title, page_of_publication(publication))],
        "publication": publication,
        "version": telling.told_version(found),
        "newest": None if newest == found else telling.told_version(newest),
        "sections": sections(found.text),
    }
    return shown_page(request, publication, context, template="version.html")


def _told(found: Publication, today: date) -> dict[str, Any]:
    versions: list[PublicationVersion] = list(found.versions.all())
    newest = versions[0] if versions else None
    return {
        "publication": found,
        "lines": telling.lines(found, today),
        "evidence": evidence_words(found),
        "found_in": found.dated_on.year if found.dated_on else "",
        "newest": telling.told_version(newest) if newest else None,
        "sections": sections(newest.text) if newest else [],
        "versions": [telling.told_version(each) for each in versions],
        "checklist": telling.checklist(found, newest, today),
        "quotes": telling.quotes(found),
        "uses": telling.uses(found),
        "followed_by": [e for e in found.superseded_by.all() if e.is_published],
        "history": telling.history(found),
    }


def _trail() -> Trail:
    return trail("Publications", "publications")
