"""How often one network may ask the API."""

from functools import cache as kept

from django.http import HttpRequest

from fourfold.analysis.definitions import settings as definition
from fourfold.interfaces.components.limits import Limit, TooOftenError, count_within

__all__ = ["Limit", "TooOftenError", "count", "limit"]


@kept
def limit() -> Limit:
    return Limit(**definition("api.toml"))


def count(request: HttpRequest) -> None:
    """Count one request. Raises TooOftenError from the first one too many."""
    count_within(limit(), request, what="api")
