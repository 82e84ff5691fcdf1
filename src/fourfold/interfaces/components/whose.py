"""Whose site it is, looked up once a request."""

from django.http import HttpRequest

from fourfold.partnership.areas.models import Partnership
from fourfold.partnership.areas.queries import partnership

KEPT = "_partnership_of_this_site"


def partnership_of(request: HttpRequest) -> Partnership | None:
    """None before the site is set up."""
    if not hasattr(request, KEPT):
        setattr(request, KEPT, partnership())
    found: Partnership | None = getattr(request, KEPT)
    return found
