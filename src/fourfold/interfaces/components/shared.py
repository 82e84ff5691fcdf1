"""Pages that say the same to everybody who is not signed in: asked for again only when
they changed.

Every time a reader asks, as an edition can be withdrawn at any time; what has not
changed is not made or sent again.
"""

import hashlib
from collections.abc import Callable
from functools import cache
from pathlib import Path

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils.cache import get_conditional_response

from fourfold.partnership.areas.queries import partnership

INTERFACES = Path(__file__).resolve().parents[1]
# What a page is made of besides what it tells.
MADE_OF = ("*.html", "*.py", "*.css", "*.js")


def shared(
    request: HttpRequest, *told: str, make: Callable[[], HttpResponse]
) -> HttpResponseBase:
    """The page, or that the reader has it already.

    told : fingerprints of all that it tells, its own address excepted
    """
    if settings.SESSION_COOKIE_NAME in request.COOKIES:
        # Its head names who is signed in; and an answer may set the session's cookie.
        return make()
    tag = _tag(*told)
    answer = get_conditional_response(request, etag=tag)
    if answer is None:
        answer = make()
    if answer.status_code < 400:
        answer.headers["ETag"] = tag
        answer.headers["Cache-Control"] = "public, no-cache"
        request.may_be_kept = True  # type: ignore[attr-defined]
    return answer


def _tag(*told: str) -> str:
    found = partnership()
    # The head of every page bears the partnership's name and colours.
    whose = found.fingerprint if found else ""
    every = "\n".join((page_version(), whose, *told))
    return f'W/"{hashlib.sha256(every.encode()).hexdigest()[:32]}"'


@cache
def page_version() -> str:
    """Of templates, code and styles: when they change, so may any page."""
    found = hashlib.sha256()
    every = {path for kind in MADE_OF for path in INTERFACES.rglob(kind)}
    for path in sorted(every):
        found.update(path.relative_to(INTERFACES).as_posix().encode())
        found.update(path.read_bytes())
    return found.hexdigest()
