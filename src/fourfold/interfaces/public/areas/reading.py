"""The page of one ward."""

from django.http import Http404, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from fourfold.interfaces.components.access import Request, open_to_anyone
from fourfold.interfaces.components.months import period_words
from fourfold.interfaces.components.published import FigureTable, chart_of
from fourfold.interfaces.components.shared import shared
from fourfold.interfaces.public.previews import Preview, card_of
from fourfold.partnership.areas.models import CoveredArea
from fourfold.partnership.areas.queries import ward_called
from fourfold.partnership.assessments.contents import Json, told_by
from fourfold.partnership.assessments.models import Document, Edition
from fourfold.partnership.assessments.queries import (
    earlier_editions,
    newest_document,
    withdrawn_with,
)

from .showing import blocks_of, downloads, first_figure

GONE = 410


@open_to_anyone
@require_safe
def ward(request: Request, code: str) -> HttpResponseBase:
    path = f"site/wards/{code}.json"
    document = newest_document(path)
    if document is None:
        return _without(request, code, path)
    earlier = earlier_editions(document.edition)
    return shared(
        request,
        document.edition.fingerprint,
        *(each.fingerprint for each in earlier),
        make=lambda: _page(request, document, earlier),
    )


def _page(request: Request, document: Document, earlier: list[Edition]) -> HttpResponse:
    edition, told = document.edition, told_by(document)
    place = chart_of(told["charts"][0], edition.slug) if told["charts"] else None
    context = {
        "trail": [(gettext("Wards"), reverse("public:wards"))],
        "ward": told["ward"],
        "edition": edition,
        "period": period_words(edition.first_month, edition.last_month),
        "preview": _preview(told, edition),
        "figure": first_figure(told, edition),
        "blocks": blocks_of(told, edition.slug),
        "headlines": _headlines(told),
        "place": place,
        "downloads": downloads(told, edition),
        "earlier": [
            (each, period_words(each.first_month, each.last_month)) for each in earlier
        ],
    }
    return render(request, "public/areas/ward.html", context)


def _preview(told: Json, edition: Edition) -> Preview:
    """Its name, its first sentence, and its card."""
    ward, said = told["ward"], told["paragraphs"]
    return Preview(
        title=f"{ward['name']}, {edition.area.name}",
        description=said[0]["text"] if said else edition.title,
        card=card_of(edition, ward["code"]),
    )


def _headlines(told: Json) -> FigureTable:
    """What was recorded by measure: the first table of its profile."""
    return FigureTable.of(told["tables"][0])


def _without(request: Request, code: str, path: str) -> HttpResponse:
    """Why there is nothing about a ward, and what to do."""
    known: CoveredArea | None = ward_called(code)
    gone = withdrawn_with(path)
    if known is None and gone is None:
        raise Http404
    context = {
        "trail": [(gettext("Wards"), reverse("public:wards"))],
        "name": known.name if known else code,
        "is_current": known is None or known.is_current,
        "gone": gone,
    }
    return render(
        request, "public/areas/nothing.html", context, status=GONE if gone else 200
    )
