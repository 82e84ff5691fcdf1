"""Keys are there, long, and each used for one thing."""

from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Error

SHORTEST = 32
FEWEST_DIFFERENT = 12
MAKE_ONE = "Make one: python -c 'import secrets; print(secrets.token_urlsafe(48))'"


def keys_differ(**_: Any) -> list[CheckMessage]:
    """One key for two things would let whoever has the one have the other."""
    if settings.AUDIT_KEY not in {settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS}:
        return []
    return [
        Error(
            "FOURFOLD_AUDIT_KEY is also a FOURFOLD_SECRET_KEY.",
            hint=f"Give the trail a key of its own. {MAKE_ONE}",
            id="fourfold.E020",
        )
    ]


def keys_are_long(**_: Any) -> list[CheckMessage]:
    keys = {
        "FOURFOLD_SECRET_KEY": settings.SECRET_KEY,
        "FOURFOLD_AUDIT_KEY": settings.AUDIT_KEY,
    }
    return [
        Error(f"{name} can be guessed.", hint=MAKE_ONE, id="fourfold.E021")
        for name, key in keys.items()
        if len(key) < SHORTEST or len(set(key)) < FEWEST_DIFFERENT
    ]
