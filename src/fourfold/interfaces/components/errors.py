"""Pages for what went wrong: in plain words, with what to do, kept by nobody.

400, 500 and 503 touch neither the database nor the session: either may be what broke.
"""

import sys

from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse
from django.middleware.csrf import get_token
from django.template.loader import render_to_string
from django.views.decorators.csrf import requires_csrf_token

from .access import open_to_anyone
from .typed_text import typed_text

RETRY_AFTER_SECONDS = 120


@open_to_anyone
def bad_request(
    request: HttpRequest, exception: Exception | None = None
) -> HttpResponse:
    return _alone("errors/400.html", 400, {})


@open_to_anyone
def forbidden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return _answer(render_to_string("errors/403.html", {}, request), 403)


@open_to_anyone
def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return _answer(render_to_string("errors/404.html", {}, request), 404)


@open_to_anyone
@requires_csrf_token
def forged(request: HttpRequest, reason: str = "") -> HttpResponse:
    """A form without the mark that this site puts on its forms: old, or not ours."""
    return _alone("errors/403_form.html", 403, _with_typed_text(request))


@open_to_anyone
@requires_csrf_token
def broken(request: HttpRequest) -> HttpResponse:
    """The site failed; or what it stands on did, which is another answer."""
    if isinstance(sys.exc_info()[1], OperationalError | InterfaceError):
        return unavailable(request)
    context = {
        **_with_typed_text(request),
        "number": getattr(request, "request_id", ""),
    }
    return _alone("errors/500.html", 500, context)


@open_to_anyone
@requires_csrf_token
def unavailable(request: HttpRequest, message: str = "") -> HttpResponse:
    """Closed for work on the site, or its database cannot be reached.

    message : in plain words, when it will be back
    """
    context = {**_with_typed_text(request), "message": message}
    response = _alone("errors/503.html", 503, context)
    response.headers["Retry-After"] = str(RETRY_AFTER_SECONDS)
    return response


def _with_typed_text(request: HttpRequest) -> dict[str, object]:
    typed = typed_text(request)
    if not typed:
        return {}
    return {
        "typed": typed,
        "address": request.get_full_path(),
        "csrf_token": get_token(request),
    }


def _alone(template: str, status: int, context: dict[str, object]) -> HttpResponse:
    """Without a request, so that no context processor runs and nothing is looked up."""
    return _answer(render_to_string(template, context), status)


def _answer(text: str, status: int) -> HttpResponse:
    response = HttpResponse(text, status=status)
    response.headers["Cache-Control"] = "no-store, private"
    return response
