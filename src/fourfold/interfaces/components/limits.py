"""How often one network may ask, counted for all workers together.

The count stands in the cache of the database under a keyed digest, so that no address
does, and is gone soon after its window.
"""

import hashlib
import hmac
import time
from dataclasses import dataclass

from django.conf import settings
from django.core.cache import cache
from django.db import connection, transaction
from django.http import HttpRequest

from .addresses import client_network


@dataclass(frozen=True, slots=True)
class Limit:
    requests: int
    seconds: int


class TooOftenError(Exception):
    """Asked too often; `seconds` until it may ask again."""

    def __init__(self, seconds: int) -> None:
        self.seconds = seconds
        super().__init__(seconds)


def count_within(limit: Limit, request: HttpRequest, *, what: str) -> None:
    """Count one request. Raises TooOftenError from the first one too many.

    what : that is limited; each has a count of its own
    """
    now = time.time()
    window, gone = divmod(now, limit.seconds)
    key = _key(what, client_network(request), int(window))
    # Once it is too many, asking again costs no write.
    if cache.get(key, 0) >= limit.requests or _counted(key, limit) > limit.requests:
        raise TooOftenError(max(1, round(limit.seconds - gone)))


@transaction.atomic
def _counted(key: str, limit: Limit) -> int:
    """One more, and how many that makes; others wait for their turn."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(hashtext(%s))", [key])
    so_far = int(cache.get(key, 0)) + 1
    cache.set(key, so_far, 2 * limit.seconds)
    return so_far


def _key(what: str, network: str, window: int) -> str:
    text = f"{network} {window}".encode()
    digest = hmac.new(settings.SECRET_KEY.encode(), text, hashlib.sha256)
    return f"{what}:{digest.hexdigest()}"
