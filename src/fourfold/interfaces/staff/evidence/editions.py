"""Editions of assessments, and the documents of each."""

from uuid import UUID

from django.http import Http404, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from fourfold.interfaces.components.access import Request, for_staff
from fourfold.interfaces.components.documents import HTML, hand_out
from fourfold.interfaces.components.listing import Cell, Column, Table, page_of
from fourfold.interfaces.components.months import period_words
from fourfold.interfaces.components.sizes import size_words
from fourfold.interfaces.components.values import Line
from fourfold.partnership.assessments import policies, queries
from fourfold.partnership.assessments.models import Document, Edition

TAGS = {"draft": "yellow", "signed-off": "blue", "published": "green"}
FORMATS = {
    "text/html": "Web page",
    "application/pdf": "PDF",
    "application/json": "JSON",
    "text/csv": "CSV",
    "image/svg+xml": "Picture",
    "image/png": "Picture",
    "application/vnd.apache.parquet": "Parquet",
    "application/geo+json": "GeoJSON",
    "application/csvm+json": "Meaning of columns",
}


@for_staff(policies.may_see_editions)
def editions(request: Request) -> HttpResponse:
    page = page_of(request.GET, queries.editions())
    table = Table(
        caption="Assessments",
        caption_is_hidden=True,
        columns=[
            Column("Assessment"),
            Column("State"),
            Column("Made by"),
            Column("Made"),
            Column("Documents", numeric=True),
        ],
        rows=[_row(edition) for edition in page.rows],
        empty="No assessment was drafted yet.",
    )
    return render(
        request,
        "staff/evidence/editions.html",
        {
            "table": table,
            "page": page,
            "may_draft": policies.may_draft(request.actor),
            "may_comment": policies.may_comment(request.actor),
        },
    )


def _row(edition: Edition) -> list[object]:
    text, colour = state_of(edition)
    documents: int = edition.document_count  # type: ignore[attr-defined]
    return [
        Cell(
            edition.title,
            href=reverse("staff:edition", args=[edition.public_id]),
            hint=f"{edition.slug}{', invented' * edition.is_invented}",
        ),
        Cell(text, tag=colour),
        edition.made_by,
        Cell(when=edition.made_at),
        documents,
    ]


def state_of(edition: Edition) -> tuple[str, str]:
    """How it stands, and the colour of its tag."""
    if edition.is_open and edition.superseded_by_id is not None:
        return "Replaced", "grey"
    return edition.get_state_display(), TAGS.get(edition.state, "grey")


@for_staff(policies.may_see_editions)
def edition(request: Request, public_id: UUID) -> HttpResponse:
    found = found_or_404(public_id)
    return render(
        request,
        "staff/evidence/edition.html",
        {
            "trail": trail_to(),
            "edition": found,
            "lines": _lines(found),
            "documents": _documents(found),
            "may_comment": policies.may_comment(request.actor),
            "may_sign_off": found.state == Edition.State.DRAFT
            and policies.may_sign_off(request.actor, found),
            "is_own_draft": found.state == Edition.State.DRAFT
            and found.made_by_id == request.actor.person_id,
            "may_publish": found.state == Edition.State.SIGNED_OFF
            and policies.may_decide(request.actor),
            "may_withdraw": found.state != Edition.State.WITHDRAWN
            and policies.may_decide(request.actor),
        },
    )


def found_or_404(public_id: UUID) -> Edition:
    found = queries.edition(public_id)
    if found is None:
        raise Http404
    return found


def trail_to(edition: Edition | None = None) -> list[tuple[str, str]]:
    trail = [("Assessments", reverse("staff:editions"))]
    if edition is not None:
        here = reverse("staff:edition", args=[edition.public_id])
        trail.append((edition.title, here))
    return trail


def _lines(edition: Edition) -> list[Line]:
    text, colour = state_of(edition)
    later, reason = edition.superseded_by, edition.get_withdrawn_for_display()
    acts = [
        ("Made", edition.made_at, edition.made_by),
        ("Signed off", edition.signed_off_at, edition.signed_off_by),
        ("Published", edition.published_at, edition.published_by),
        ("Withdrawn", edition.withdrawn_at, edition.withdrawn_by),
    ]
    return [
        Line("State", text, tag=colour),
        Line("Area", f"{edition.area} ({edition.area.code})"),
        Line("Period", period_words(edition.first_month, edition.last_month)),
        *(
            line
            for title, when, who in acts
            if when
            for line in (Line(title, when=when), Line(f"{title} by", who))
        ),
        *([Line("Reason", reason)] if reason else []),
        *([Line("Readers are told", edition.notice)] if edition.notice else []),
        *([Line("Replaced by", later.slug)] if later else []),
        Line("Counted in build", edition.build.name),
        Line("Fingerprint of its documents", edition.fingerprint),
    ]


def _documents(edition: Edition) -> Table:
    """The page first, then what stands beside it, then the folders."""
    found = sorted(
        queries.documents_of(edition),
        key=lambda each: (each.media_type != HTML, "/" in each.path, each.path),
    )
    return Table(
        caption="Documents",
        columns=[Column("Document"), Column("Format"), Column("Size", numeric=True)],
        rows=[_document_row(edition, each) for each in found],
    )


def _document_row(edition: Edition, document: Document) -> list[object]:
    return [
        Cell(
            document.path,
            href=reverse(
                "staff:edition-document", args=[edition.public_id, document.path]
            ),
            hint="Not as it was made: nobody is given it" * bool(document.damaged_at),
        ),
        FORMATS[document.media_type],
        size_words(document.size),
    ]


@require_safe
def _hand_out(request: Request, public_id: UUID, path: str) -> HttpResponseBase:
    found = queries.document(public_id, path)
    if found is None:
        raise Http404
    return hand_out(request, found)


document = for_staff(policies.may_see_editions)(_hand_out)
