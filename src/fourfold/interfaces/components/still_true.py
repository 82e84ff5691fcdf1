"""A page that was made before is handed out again while nothing has been committed."""

from collections.abc import Callable, Hashable
from functools import lru_cache

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.urls import ResolverMatch, resolve
from django.utils import timezone
from django.utils.cache import get_conditional_response

from .commits import Commits, commits
from .languages import current
from .made_pages import MadePages
from .shared import MOST_BYTES, OF_ONE_READER

MOST_ADDRESSES = 4_096
# What decorators of views note on an answer, for the middlewares further out.
OWN_RULES = ("_csp", "xframe_options_exempt")


class StillTrue:
    """Before anything looks at the session: these pages are for anybody.

    What `shared` looks up each time, whether all that a page tells still stands, needs
    no asking where the database has not changed since, and the day has not.
    """

    def __init__(
        self,
        get_response: Callable[[HttpRequest], HttpResponseBase],
        watched: Commits = commits,
    ) -> None:
        self.get_response = get_response
        self.commits = watched
        self.pages = MadePages(MOST_BYTES)
        self.moment: tuple[Hashable, ...] = ()
        self.shared: set[Hashable] = set()

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if not _is_of_anybody(request):
            return self.get_response(request)
        address = _address(request)
        if address not in self.shared:
            return self._learned(request, address)
        # Before the page is made: after a commit meanwhile it is made again.
        latest = self.commits.latest()
        if latest is None:
            return self.get_response(request)
        key = (*self._now(latest), *address)
        page = self.pages.get(key)
        if page is None:
            return self._made(request, key)
        # For the line in the log.
        request.resolver_match = _match(request.path_info, current())
        same = get_conditional_response(request, etag=page.get("ETag"), response=page)
        return page if same is None else same

    def _learned(self, request: HttpRequest, address: Hashable) -> HttpResponseBase:
        """Make it, and note whether it is shared. Of no other address is the database
        asked: what says that the site lives must not wait for it."""
        made = self.get_response(request)
        if getattr(request, "is_shared", False):
            if len(self.shared) >= MOST_ADDRESSES:
                self.shared.clear()
            self.shared.add(address)
        return made

    def _now(self, latest: Hashable) -> tuple[Hashable, ...]:
        """What was made at another moment is of no use any more."""
        moment = (latest, timezone.localdate())
        if moment != self.moment:
            self.pages.clear()
            self.moment = moment
        return moment

    def _made(self, request: HttpRequest, key: Hashable) -> HttpResponseBase:
        made = self.get_response(request)
        is_shared = getattr(request, "is_shared", False)
        if is_shared and isinstance(made, HttpResponse) and not _has_own_rules(made):
            self.pages.put(key, made)
        return made


def _is_of_anybody(request: HttpRequest) -> bool:
    asks = request.method == "GET" and not request.META.get("QUERY_STRING")
    return asks and request.COOKIES.keys().isdisjoint(OF_ONE_READER)


def _has_own_rules(made: HttpResponse) -> bool:
    """Whether other middlewares are to treat it otherwise than most, which a copy of
    its words and headers would not tell them."""
    return any(name.startswith(OWN_RULES) for name in vars(made))


def _address(request: HttpRequest) -> tuple[Hashable, ...]:
    return request.get_host(), request.is_secure(), request.path_info, current()


@lru_cache(MOST_ADDRESSES)
def _match(path: str, _language: str) -> ResolverMatch:
    return resolve(path)
