from collections.abc import Sequence
from typing import Any

from django.http import Http404, HttpResponse, JsonResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.cache import get_conditional_response
from django.utils.http import content_disposition_header
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from fourfold.analysis.assessment.figure_ids import parse_figure_id
from fourfold.analysis.documents.csv_tables import csv_text
from fourfold.analysis.documents.data_columns import FIGURES
from fourfold.analysis.errors import UnknownLabelError
from fourfold.interfaces.components.access import Request, open_to_anyone
from fourfold.interfaces.components.documents import open_to_programs
from fourfold.interfaces.components.months import period_words
from fourfold.interfaces.components.standing import Standing
from fourfold.partnership.assessments import queries
from fourfold.partnership.assessments.contents import figure_names
from fourfold.partnership.assessments.files import DamagedError
from fourfold.partnership.assessments.models import Edition, PublishedFigure

from .telling import ToldFigure, number_words

GONE, NOT_FOUND = 410, 404
# Editions that are looked through for a figure that no standing one has.
MOST_LOOKED_THROUGH = 8


@open_to_anyone
def figure(request: Request, name: str) -> HttpResponse:
    found = list(queries.figures_called(name)[:20])
    if not found:
        return _missing(request, name)
    told = _told(found[0])
    context = {
        "told": told,
        "figure": told.figure,
        "edition": told.figure.edition,
        "others": [_other(each) for each in found[1:]],
        "trail": [(gettext("Open data"), reverse("public:data"))],
        "json": reverse("public:figure-json", args=[name]),
        "csv": reverse("public:figure-csv", args=[name]),
    }
    return render(request, "public/figures/figure.html", context)


@open_to_anyone
@require_safe
def as_json(request: Request, name: str) -> HttpResponseBase:
    told = _told(_newest(name))
    names = [column.name for column in FIGURES]
    edition = told.figure.edition
    page = reverse("public:figure", args=[name])
    content = {
        **dict(zip(names, told.row(), strict=True)),
        "definition": told.measure.get("definition", ""),
        "limits": told.measure.get("caveats", []),
        "interval": told.kind.get("interval", ""),
        "sources": told.releases,
        "licences": told.licences,
        "edition": {
            "slug": edition.slug,
            "title": edition.title,
            "published": edition.published_at,
            "fingerprint": edition.fingerprint,
        },
        "page": request.build_absolute_uri(page),
    }
    return _handed(request, told, answer=JsonResponse(content), ending="json")


@open_to_anyone
@require_safe
def as_csv(request: Request, name: str) -> HttpResponseBase:
    told = _told(_newest(name))
    text = csv_text([column.name for column in FIGURES], [told.row()])
    answer = HttpResponse(text, content_type="text/csv; charset=utf-8")
    return _handed(request, told, answer=answer, ending="csv")


def _newest(name: str) -> PublishedFigure:
    found = queries.newest_figure(name)
    if found is None:
        raise Http404
    return found


def _told(found: PublishedFigure) -> ToldFigure:
    return ToldFigure(found, Standing(found.edition))


def _handed(
    request: Request, told: ToldFigure, *, answer: HttpResponse, ending: str
) -> HttpResponseBase:
    """With a tag that changes only with the edition; to be saved as what it is."""
    tag = f'"{told.figure.edition.fingerprint}.{ending}"'
    handed = get_conditional_response(request, etag=tag, response=answer) or answer
    handed.headers["ETag"] = tag
    handed.headers["Cache-Control"] = "no-cache"
    handed.headers["Content-Disposition"] = (
        content_disposition_header(True, f"{told.figure.name}.{ending}") or ""
    )
    return open_to_programs(handed)


def _other(found: PublishedFigure) -> dict[str, Any]:
    """The same figure as another edition has it."""
    edition = found.edition
    return {
        "title": edition.title,
        "href": reverse("public:assessment", args=[edition.slug]),
        "period": period_words(edition.first_month, edition.last_month),
        "sentence": found.sentence,
        "number": "" if found.value is None else number_words(found.value),
        "published_at": edition.published_at,
    }


def _missing(request: Request, name: str) -> HttpResponse:
    """It was withdrawn, or there is none: both with somewhere to go on."""
    once = _once_in(name)
    context = {"name": name, "once": once, "newest": queries.newest_published()}
    status = GONE if once else NOT_FOUND
    return render(request, "public/figures/missing.html", context, status=status)


def _once_in(name: str) -> Edition | None:
    """The newest edition no longer said that had it."""
    try:
        parse_figure_id(name)
    except UnknownLabelError:
        return None
    return next((each for each in _looked_through() if _has(each, name)), None)


def _looked_through() -> Sequence[Edition]:
    return list(queries.no_longer_said()[:MOST_LOOKED_THROUGH])


def _has(edition: Edition, name: str) -> bool:
    try:
        return name in figure_names(edition)
    except DamagedError:
        return False
