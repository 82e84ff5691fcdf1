"""Hands the PDF of a version to everybody, once it is published."""

from django.http import Http404
from django.http.response import HttpResponseBase
from django.views.decorators.http import require_safe

from fourfold.interfaces.components.access import Request, open_to_anyone
from fourfold.interfaces.components.record_files import pdf_answer
from fourfold.partnership.public_record import queries
from fourfold.partnership.public_record.models import Shown

from .finding import gone, trail


@open_to_anyone
@require_safe
def pdf(request: Request, slug: str, number: int) -> HttpResponseBase:
    found = queries.version(publication_slug=slug, number=number)
    if found is None or found.publication.state == Shown.State.DRAFT:
        raise Http404
    if not found.publication.is_published:
        return gone(request, found.publication, trail("Publications", "publications"))
    return pdf_answer(found)
