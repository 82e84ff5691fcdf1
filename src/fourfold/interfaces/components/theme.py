"""The colours of the partnership, as a style sheet of its own."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import condition

from fourfold.partnership.areas.colours import colours_of

from .access import open_to_anyone
from .whose import partnership_of

SHEET = (
    ":root{{--ff-main:{main};--ff-deep:{deep};--govuk-brand-colour:{main};"
    "--govuk-link-colour:{main};--govuk-link-hover-colour:{deep};"
    "--govuk-link-active-colour:{deep}}}\n"
)
KEPT_FOR_SECONDS = 3600


def _tag(request: HttpRequest) -> str:
    found = partnership_of(request)
    return f'"{found.fingerprint if found else "ours"}"'


@open_to_anyone
@condition(etag_func=_tag)
def theme(request: HttpRequest) -> HttpResponse:
    """Kept by the browser only: an answer may also set the cookie of a session."""
    found = partnership_of(request)
    colours = colours_of(found.configuration if found else {})
    response = HttpResponse(SHEET.format(**colours), content_type="text/css")
    response.headers["Cache-Control"] = f"private, max-age={KEPT_FOR_SECONDS}"
    return response
