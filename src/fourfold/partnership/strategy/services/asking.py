"""What services ask before they do anything."""

from datetime import date

from django.core.exceptions import PermissionDenied
from django.utils import timezone

from fourfold.partnership.errors import RefusedError


def require(is_allowed: bool) -> None:
    if not is_allowed:
        raise PermissionDenied


def refuse_other_links(link: str) -> None:
    """Only what a browser fetches: an address of another kind could run something."""
    if link and not link.startswith(("https://", "http://")):
        raise RefusedError("A link begins with https:// or http://.")


def refuse_future(day: date, what: str) -> None:
    if day > timezone.localdate():
        raise RefusedError(f"{what} cannot be in the future.")
