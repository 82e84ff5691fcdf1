"""Pages that say the same to everybody who is not signed in: made again only when they
changed.

Each time a reader asks, what they tell of is looked up, as an edition can be withdrawn
at any time. What has not changed is not made again, nor sent to whoever has it.
"""

import hashlib
from collections.abc import Callable
from functools import cache
from pathlib import Path

from django.conf import settings
from django.contrib.messages.storage.cookie import CookieStorage
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils.cache import get_conditional_response

from .languages import current
from .made_pages import MadePages
from .whose import partnership_of

PACKAGE = Path(__file__).resolve().parents[2]
# What a page is made of besides what it tells.
MADE_OF = ("*.html", "*.py", "*.css", "*.js", "*.toml", "*.po")
# With a session the head names who is signed in, and an answer may set its cookie; with
# a message the page says it, once.
OF_ONE_READER = (settings.SESSION_COOKIE_NAME, CookieStorage.cookie_name)
# Of each process. A ward page takes about 60 kB.
MOST_BYTES = 32_000_000
made_pages = MadePages(MOST_BYTES)


def shared(
    request: HttpRequest, *told: str, make: Callable[[], HttpResponse]
) -> HttpResponseBase:
    """The page, or that the reader has it already.

    told : fingerprints of all that it tells, its own address excepted
    """
    if not request.COOKIES.keys().isdisjoint(OF_ONE_READER):
        return make()
    tag = _tag(request, *told)
    answer = get_conditional_response(request, etag=tag)
    if answer is None:
        answer = _made(request, tag, make)
    if answer.status_code < 400:
        answer.headers["ETag"] = tag
        answer.headers["Cache-Control"] = "public, no-cache"
        request.may_be_kept = True  # type: ignore[attr-defined]
        request.is_shared = True  # type: ignore[attr-defined]
    return answer


def _made(
    request: HttpRequest, tag: str, make: Callable[[], HttpResponse]
) -> HttpResponse:
    """As it was made before, for anybody; what is searched for is made each time."""
    if request.GET:
        return make()
    key = (request.get_host(), request.path, current(), tag)
    return made_pages.get(key) or made_pages.put(key, make())


def _tag(request: HttpRequest, *told: str) -> str:
    found = partnership_of(request)
    # The head of every page bears the partnership's name and colours.
    whose = found.fingerprint if found else ""
    every = "\n".join((page_version(), current(), whose, *told))
    return f'W/"{hashlib.sha256(every.encode()).hexdigest()[:32]}"'


@cache
def page_version() -> str:
    """Of templates, code, definitions and styles: when they change, so may any page."""
    found = hashlib.sha256()
    every = {path for kind in MADE_OF for path in PACKAGE.rglob(kind)}
    for path in sorted(every):
        found.update(path.relative_to(PACKAGE).as_posix().encode())
        found.update(path.read_bytes())
    return found.hexdigest()
