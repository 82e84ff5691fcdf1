"""Whose site it is, looked up once a request."""

from django.http import HttpRequest

from fourfold.partnership.areas.models import Partnership
from fourfold.partnership.areas.queries import partnership

KEPT = "_partnership_of_this_site"
# Of this process, by its fingerprint: for who has asked for that anyway.
last_known: dict[str, Partnership] = {}


def partnership_of(request: HttpRequest) -> Partnership | None:
    """None before the site is set up."""
    if not hasattr(request, KEPT):
        found = partnership()
        last_known.clear()
        if found is not None:
            last_known[found.fingerprint] = found
        setattr(request, KEPT, found)
    kept: Partnership | None = getattr(request, KEPT)
    return kept


def recall_partnership(request: HttpRequest, fingerprint: str | None) -> None:
    """Look it up no more where it is known, and still set up as it was.

    fingerprint : empty where it is known that none is set up, None where nothing is
    """
    if fingerprint is None or hasattr(request, KEPT):
        return
    known = last_known.get(fingerprint)
    if known is not None or not fingerprint:
        setattr(request, KEPT, known)
