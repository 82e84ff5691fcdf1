"""In which languages a page can be read, and where it stands in each of them.

The address says it: `/wards/` is English, `/pl/wards/` Polish. So a page can be kept,
sent on and found as it is, and no cookie says what somebody speaks.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponseBase
from django.urls import Resolver404, URLPattern, URLResolver, resolve, reverse
from django.utils import translation

from fourfold.analysis.definitions import settings as definition
from fourfold.partnership.areas.models import Partnership

from .whose import partnership_of

HOME = "public:home"


def current() -> str:
    """The language that the page is written in."""
    return translation.get_language() or settings.LANGUAGE_CODE


def is_english() -> bool:
    return current() == settings.LANGUAGE_CODE


def language_in(path: str) -> str:
    """What an address begins with, if that is a language of ours; else English."""
    first = path.lstrip("/").partition("/")[0]
    return first if first in _others() else settings.LANGUAGE_CODE


def offered(found: Partnership | None) -> list[str]:
    """English, then what the partnership has chosen among what there is."""
    chosen = found.languages if found else []
    return [settings.LANGUAGE_CODE, *(each for each in _others() if each in chosen)]


def own_name(language: str) -> str:
    """As those who speak it call it: "English", "Polski"."""
    name: str = dict(settings.LANGUAGES)[language]
    return name


@cache
def is_machine_made(language: str) -> bool:
    """Whether nobody has read its texts who speaks it."""
    about: dict[str, Any] = definition("languages.toml").get(language, {})
    return about.get("translated_by") == "machine"


class LanguagePrefix:
    """Matches the beginning of an address that says its language; nothing for English.

    Django's own may stand at the root only, and would give a second address to files,
    which are the same in all languages.
    """

    converters: dict[str, Any] = {}  # noqa: RUF012

    @property
    def regex(self) -> re.Pattern[str]:
        return re.compile(re.escape(str(self)))

    def match(self, path: str) -> tuple[str, tuple[()], dict[str, Any]] | None:
        prefix = str(self)
        return (path[len(prefix) :], (), {}) if path.startswith(prefix) else None

    def check(self) -> list[Any]:
        return []

    def describe(self) -> str:
        return f"'{self}'"

    def __str__(self) -> str:
        return "" if is_english() else f"{current()}/"


def in_every_language(*patterns: URLPattern | URLResolver) -> URLResolver:
    """Addresses that have one for each language. Only where nothing stands before."""
    return URLResolver(LanguagePrefix(), list(patterns))  # type: ignore[arg-type]


class Languages:
    """Writes each page in the language of its address.

    One that the partnership has not chosen is not there.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        with translation.override(language_in(request.path_info)):
            return self.get_response(request)

    def process_view(self, request: HttpRequest, *_: Any) -> None:
        if not is_english() and current() not in offered(partnership_of(request)):
            # The page that says so is in one that they have.
            translation.activate(settings.LANGUAGE_CODE)
            raise Http404


@dataclass(frozen=True, slots=True)
class Reading:
    """A language, and where to go to read in it.

    is_same_page : whether that is this page; else it is the first page
    """

    code: str
    name: str
    href: str
    is_this: bool
    is_same_page: bool

    @property
    def address(self) -> str:
        """The whole of it, for search engines, without what stands after a `?`."""
        return f"{settings.SITE_ADDRESS.rstrip('/')}{self.href.partition('?')[0]}"


def readings(request: HttpRequest, found: Partnership | None) -> Sequence[Reading]:
    """A way to each language; none where there is one language only."""
    codes = offered(found)
    return [_reading(request, each) for each in codes] if len(codes) > 1 else []


def _reading(request: HttpRequest, language: str) -> Reading:
    is_this = language == current()
    path = request.path_info if is_this else _elsewhere(request.path_info, language)
    with translation.override(language):
        # Where this page is was found already.
        is_same_page = bool(request.resolver_match) if is_this else _is_a_page(path)
        home = reverse(HOME)
    query = request.META.get("QUERY_STRING", "")
    same = f"{path}?{query}" if query else path
    return Reading(
        code=language,
        name=own_name(language),
        href=same if is_same_page else home,
        is_this=is_this,
        is_same_page=is_same_page,
    )


def _elsewhere(path: str, language: str) -> str:
    """The same address in another language."""
    bare = path if is_english() else path.removeprefix(f"/{current()}")
    return bare if language == settings.LANGUAGE_CODE else f"/{language}{bare}"


def _is_a_page(path: str) -> bool:
    try:
        resolve(path)
    except Resolver404:
        return False
    return True


def _others() -> list[str]:
    return [code for code, _ in settings.LANGUAGES if code != settings.LANGUAGE_CODE]
