"""Maintenance: nobody reads or writes anything, so that data can be moved.

It is on as long as a file is there; what the file says is told to people. Nobody is
exempt, whoever they are: what is written while a backup is put back is lost.
"""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponseBase

from fourfold.interfaces.components.errors import unavailable

# Asked by whatever watches the site, which must know that it rests.
STAYS_UP = "/health/"
LONGEST_MESSAGE = 500


class Maintenance:
    """Answers 503 while the site rests, and gives back what was typed."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if is_on() and not request.path_info.startswith(STAYS_UP):
            return unavailable(request, message())
        return self.get_response(request)


def is_on() -> bool:
    return bool(settings.MAINTENANCE_FILE.exists())


def message() -> str:
    """What people are told; empty if nothing, or if it was turned off meanwhile."""
    try:
        text = settings.MAINTENANCE_FILE.read_text(encoding="utf-8", errors="replace")
    except FileNotFoundError:
        return ""
    return str(text)[:LONGEST_MESSAGE].strip()
