"""A site in service is set up as one."""

from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.core.checks import CheckMessage, Error
from django.http.request import validate_host


def site_is_no_demo(**_: Any) -> list[CheckMessage]:
    if not settings.DEMO:
        return []
    return [
        Error(
            "The site is a demo: second factors may be left out.",
            hint="Remove FOURFOLD_DEMO.",
            id="fourfold.E050",
        )
    ]


def address_is_one_of_ours(**_: Any) -> list[CheckMessage]:
    """Links in messages lead to FOURFOLD_ADDRESS, and forms are taken from it."""
    parts = urlsplit(settings.SITE_ADDRESS)
    if parts.scheme == "https" and validate_host(
        parts.hostname or "", settings.ALLOWED_HOSTS
    ):
        return []
    return [
        Error(
            f"FOURFOLD_ADDRESS is {settings.SITE_ADDRESS}.",
            hint="It must be https://NAME, with NAME in FOURFOLD_HOSTS.",
            id="fourfold.E051",
        )
    ]
