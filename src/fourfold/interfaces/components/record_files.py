"""The PDF of a version: only as it was taken in, and shut off from the site."""

import logging

from django.http import Http404, HttpResponse
from django.utils.http import content_disposition_header

from fourfold.partnership.public_record.files import DamagedError, content_of
from fourfold.partnership.public_record.models import PublicationVersion

from .documents import SHUT

log = logging.getLogger("fourfold.publications")


def pdf_answer(version: PublicationVersion) -> HttpResponse:
    """Raises Http404 where there is none, or it is not what was taken in."""
    if not version.file_sha256:
        raise Http404
    try:
        content = content_of(version)
    except DamagedError:
        log.error("file is not as it was taken in", extra={"document": version.pk})
        raise Http404 from None
    name = f"{version.publication.slug}-{version.number}.pdf"
    headers = {
        "Content-Type": "application/pdf",
        "Content-Security-Policy": SHUT,
        "X-Content-Type-Options": "nosniff",
        "ETag": f'"{version.file_sha256}"',
    }
    # To be saved: a reader of the browser's own would run beside the site.
    if disposition := content_disposition_header(True, name):
        headers["Content-Disposition"] = disposition
    return HttpResponse(content, headers=headers)
