from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.http import Http404, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from fourfold.interfaces.components.access import Request, open_to_anyone
from fourfold.interfaces.components.documents import hand_out_to_all
from fourfold.interfaces.components.listing import page_of
from fourfold.interfaces.components.months import period_words
from fourfold.interfaces.components.sizes import size_words
from fourfold.partnership.areas.queries import current_wards
from fourfold.partnership.assessments import queries
from fourfold.partnership.assessments.models import Document, Edition

GONE = 410
# What readers are told; why it matters to whom stays inside.
WHY = {
    Edition.Reason.WRONG_FIGURE: _("A figure in it was wrong."),
    Edition.Reason.WRONG_DOCUMENT: _("It was not the document that was meant."),
}
FIRST = {
    "index.html": _("Read the assessment"),
    "summary.pdf": _("Summary of two pages"),
    "assessment.pdf": _("The whole assessment, for printing"),
    "assessment.json": _("Every figure with its working, for programs"),
}
FORMATS = {
    "text/html": _("web page"),
    "application/pdf": "PDF",
    "application/json": "JSON",
    "text/csv": "CSV",
    "image/svg+xml": _("picture"),
}


@dataclass(frozen=True, slots=True)
class Offered:
    """A document that a reader can open."""

    title: str
    href: str
    about: str


@open_to_anyone
def assessments(request: Request) -> HttpResponse:
    page = page_of(request.GET, queries.published(), size=20)
    shown = [
        (each, period_words(each.first_month, each.last_month)) for each in page.rows
    ]
    return render(
        request, "public/assessments/list.html", {"shown": shown, "page": page}
    )


@open_to_anyone
def assessment(request: Request, slug: str) -> HttpResponse:
    found = once_published(slug)
    context = {
        "trail": [(gettext("Assessments"), reverse("public:assessments"))],
        "edition": found,
        "period": period_words(found.first_month, found.last_month),
    }
    if not found.is_open:
        why = WHY.get(Edition.Reason(found.withdrawn_for), "")
        context |= {"why": why, "stands": queries.standing_for(found)}
        return render(request, "public/assessments/gone.html", context, status=GONE)
    context |= _offered(found, queries.documents_of(found))
    return render(request, "public/assessments/assessment.html", context)


@open_to_anyone
@require_safe
def document(request: Request, slug: str, path: str) -> HttpResponseBase:
    found = queries.open_document(slug, path)
    if found is not None:
        return hand_out_to_all(request, found)
    edition = once_published(slug)
    if edition.is_open:
        raise Http404
    return assessment(request, slug)


def once_published(slug: str) -> Edition:
    found = queries.once_published(slug)
    if found is None:
        raise Http404
    return found


def _offered(edition: Edition, documents: Iterable[Document]) -> dict[str, object]:
    """What people want first, then a page a ward, then tables."""
    there = {each.path: each for each in documents if not each.damaged_at}
    names = {ward.code: ward.name for ward in current_wards()}
    wards = {path: _ward(path, names) for path in there if path.startswith("wards/")}
    tables = [path for path in there if path.endswith(".csv") and "/" not in path]
    return {
        "first": [
            _entry(edition, there[path], title)
            for path, title in FIRST.items()
            if path in there
        ],
        "wards": [
            _entry(edition, there[path], name)
            for path, name in sorted(wards.items(), key=lambda ward: ward[1])
        ],
        "tables": [_entry(edition, there[path], path) for path in tables],
    }


def _entry(edition: Edition, document: Document, title: object) -> Offered:
    return Offered(
        title=str(title),
        href=reverse("public:assessment-document", args=[edition.slug, document.path]),
        about=f"{FORMATS[document.media_type]}, {size_words(document.size)}",
    )


def _ward(path: str, names: Mapping[str, str]) -> str:
    """By its name; by its code where it is no ward of the partnership any more."""
    code = path.removeprefix("wards/").removesuffix(".pdf")
    return names.get(code, code)
