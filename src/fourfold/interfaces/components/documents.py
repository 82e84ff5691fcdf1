"""Hands a document of an edition out: only as it was made, and shut off from the site.

A page among them has styles in itself, which the site's own policy forbids; it gets a
policy of its own, in which those styles stand by their hashes and nothing else does.
"""

import logging
from pathlib import PurePosixPath

from django.conf import settings
from django.http import Http404, HttpResponse
from django.http.response import HttpResponseBase
from django.utils.cache import get_conditional_response
from django.utils.http import content_disposition_header

from fourfold.partnership.assessments.files import DamagedError, content_of
from fourfold.partnership.assessments.models import Document
from fourfold.partnership.assessments.services import note_check

from .access import Request

log = logging.getLogger("fourfold.documents")

HTML = "text/html"
SVG = "image/svg+xml"
TEXTS = {HTML, SVG, "text/csv"}
# What programs read; everything else is shown by the browser.
SAVED = {
    "text/csv",
    "application/json",
    "application/csvm+json",
    "application/geo+json",
    "application/vnd.apache.parquet",
}
SHUT = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"


def hand_out(request: Request, document: Document) -> HttpResponseBase:
    """The document, or that the reader has it already.

    Raises Http404 where it is not what was made; that is logged, and told to auditors
    once.
    """
    tag = f'"{document.sha256}"'
    answer = get_conditional_response(request, etag=tag)
    if answer is None:
        answer = _whole(request, document)
    answer.headers["ETag"] = tag
    return answer


def hand_out_to_all(request: Request, document: Document) -> HttpResponseBase:
    """The same, and may be kept: asked for anew each time, as it may be withdrawn."""
    answer = hand_out(request, document)
    # An answer to a session may set its cookie, which a shared cache must not learn.
    known = settings.SESSION_COOKIE_NAME in request.COOKIES
    answer.headers["Cache-Control"] = f"{'private' if known else 'public'}, no-cache"
    request.may_be_kept = True  # type: ignore[attr-defined]
    return answer


def open_to_programs(answer: HttpResponseBase) -> HttpResponseBase:
    """Let pages of other sites read it: it says the same to everybody, and no cookie
    goes with it."""
    answer.headers["Access-Control-Allow-Origin"] = "*"
    answer.headers["Cross-Origin-Resource-Policy"] = "cross-origin"
    return answer


def policy_of(document: Document) -> str:
    """The Content-Security-Policy that it is shown under."""
    if document.media_type not in (HTML, SVG) or not document.style_hashes:
        return SHUT
    hashes = " ".join(f"'{each}'" for each in document.style_hashes)
    # Without 'unsafe-hashes', hashes hold for elements only and not for attributes.
    return f"{SHUT}; style-src 'unsafe-hashes' {hashes}"


def _whole(request: Request, document: Document) -> HttpResponse:
    try:
        content = content_of(document)
    except DamagedError:
        log.error("document is not as it was made", extra={"document": document.pk})
        note_check(by=request.actor, document_id=document.pk, is_whole=False)
        raise Http404 from None
    if document.damaged_at is not None:
        note_check(by=request.actor, document_id=document.pk, is_whole=True)
    charset = "; charset=utf-8" * (document.media_type in TEXTS)
    headers = {
        "Content-Type": f"{document.media_type}{charset}",
        "Content-Security-Policy": policy_of(document),
        "X-Content-Type-Options": "nosniff",
    }
    if disposition := _disposition(document):
        headers["Content-Disposition"] = disposition
    return HttpResponse(content, headers=headers)


def _disposition(document: Document) -> str | None:
    """A name that says what it is, also in a folder of downloads."""
    if document.media_type == HTML:
        return None
    name = f"{document.edition.slug}-{PurePosixPath(document.path).name}"
    return content_disposition_header(document.media_type in SAVED, name)
