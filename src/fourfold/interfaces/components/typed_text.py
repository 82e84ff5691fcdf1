"""What somebody typed into a form, kept for them when the form cannot be taken.

It goes back to the person who sent it and nowhere else: not into a log, a session or
the database. Passwords, codes, tokens and files are left out.
"""

import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urlsplit

from django import forms
from django.conf import settings
from django.core.exceptions import SuspiciousOperation
from django.forms.utils import pretty_name
from django.http import HttpRequest, UnreadablePostError
from django.http.multipartparser import MultiPartParserError
from django.http.request import RawPostDataException

SECRET = re.compile(
    r"^(code|pin|key)$|pass(word|phrase|key)|token|secret|otp$|recovery|credential"
    r"|receipt",
    re.IGNORECASE,
)
MOST_FIELDS = 200
LINE_CHARACTERS, MOST_LINES = 60, 12


@dataclass(frozen=True, slots=True)
class Typed:
    """A field as it was sent.

    lines : how tall the box must be to show it
    """

    name: str
    label: str
    value: str
    lines: int


def typed_text(request: HttpRequest) -> list[Typed]:
    """Every field of the form, with the label it had where that is known."""
    if request.method != "POST":
        return []
    try:
        sent = list(request.POST.lists()) if comes_from_here(request) else []
    except (
        MultiPartParserError,
        RawPostDataException,
        SuspiciousOperation,
        UnreadablePostError,
    ):
        # What cannot be read cannot be shown again.
        return []
    known = dict(_known_fields(request))
    kept = [
        Typed(name, _label(name, known), value, _lines(value))
        for name, values in sent
        for value in values
        # What was left empty is left out: to a form it is the same.
        if value.strip() and not _is_secret(name, known)
    ]
    return kept[:MOST_FIELDS]


def comes_from_here(request: HttpRequest) -> bool:
    """Whether a page of this site sent it, as the browser itself says.

    A form on another site must not be able to put words before somebody here, with a
    button under them that sends them in their name.

    Raises DisallowedHost for a request to a name that is not ours.
    """
    fetched = request.headers.get("Sec-Fetch-Site")
    if fetched is not None:
        return fetched == "same-origin"
    said = request.headers.get("Origin") or request.headers.get("Referer") or ""
    there = urlsplit(said)
    return f"{there.scheme}://{there.netloc}" in {
        f"{request.scheme}://{request.get_host()}",
        *settings.CSRF_TRUSTED_ORIGINS,
    }


def _known_fields(request: HttpRequest) -> Iterator[tuple[str, forms.Field]]:
    """Fields of the forms that the module of the view works with."""
    match = request.resolver_match
    module = sys.modules.get(match.func.__module__) if match else None
    for thing in list(vars(module).values()) if module else []:
        if isinstance(thing, type) and issubclass(thing, forms.BaseForm):
            yield from getattr(thing, "base_fields", {}).items()


def _is_secret(name: str, known: dict[str, forms.Field]) -> bool:
    field = known.get(name)
    return bool(SECRET.search(name)) or (
        field is not None and isinstance(field.widget, forms.PasswordInput)
    )


def _label(name: str, known: dict[str, forms.Field]) -> str:
    if name in known:
        return str(known[name].label or pretty_name(name))
    whole, _, part = name.rpartition("_")
    if whole in known:
        return f"{known[whole].label or pretty_name(whole)}: {part}"
    return pretty_name(name)


def _lines(value: str) -> int:
    lines = sum(1 + len(line) // LINE_CHARACTERS for line in value.splitlines() or [""])
    return min(lines, MOST_LINES)
