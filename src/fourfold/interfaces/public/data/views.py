from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from fourfold.analysis.documents.csvw import SUFFIX
from fourfold.interfaces.components.access import Request, open_to_anyone
from fourfold.interfaces.components.documents import hand_out_to_all, open_to_programs
from fourfold.interfaces.components.listing import page_of
from fourfold.interfaces.components.standing import Standing
from fourfold.interfaces.public.assessments.views import assessment, once_published
from fourfold.partnership.assessments import queries
from fourfold.partnership.assessments.models import Document, Edition

from .offering import FOLDER, address_of, dictionaries, offered


@open_to_anyone
def catalogue(request: Request) -> HttpResponse:
    page = page_of(request.GET, queries.published(), size=20)
    newest = page.rows[0] if page.rows else None
    context = {
        "page": page,
        "shown": [Standing(each) for each in page.rows],
        "newest": Standing(newest) if newest else None,
        "offered": offered(Standing(newest)) if newest else {},
    }
    return render(request, "public/data/catalogue.html", context)


@open_to_anyone
def edition(request: Request, area: str, slug: str) -> HttpResponse:
    found = _of(area, slug)
    if not found.is_open:
        return assessment(request, slug)
    standing = Standing(found)
    context = {
        "edition": found,
        "standing": standing,
        "trail": [(gettext("Open data"), reverse("public:data"))],
        "dictionaries": dictionaries(),
        **offered(standing),
    }
    return render(request, "public/data/edition.html", context)


@open_to_anyone
@require_safe
def latest(request: Request, area: str, path: str = "") -> HttpResponseBase:
    """To the newest edition of an area; where that is may be another tomorrow."""
    found = queries.newest_of(area)
    if found is None:
        raise Http404
    where = (
        address_of(found, path)
        if path
        else reverse("public:data-edition", args=[area, found.slug])
    )
    answer = HttpResponseRedirect(where)
    answer.headers["Cache-Control"] = "no-cache"
    return open_to_programs(answer)


@open_to_anyone
@require_safe
def file(request: Request, *, area: str, slug: str, path: str) -> HttpResponseBase:
    found = _of(area, slug)
    document = queries.open_document(slug, f"{FOLDER}{path}")
    if document is None:
        if found.is_open:
            raise Http404
        return assessment(request, slug)
    answer = hand_out_to_all(request, document)
    if links := _links(found, document):
        answer.headers["Link"] = links
    return open_to_programs(answer)


def _of(area: str, slug: str) -> Edition:
    found = once_published(slug)
    if found.area.code != area:
        raise Http404
    return found


def _links(found: Edition, document: Document) -> str:
    """Where what the columns of a table mean is, as CSV on the Web wants it said."""
    if not document.path.endswith(".csv"):
        return ""
    where = address_of(found, f"{document.path}{SUFFIX}")
    return f'<{where}>; rel="describedby"; type="application/csvm+json"'
