"""What django-axes, which counts failed tries, is told to do our way."""

from typing import Any

from django.core.cache import cache
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from fourfold.partnership.accounts.services import record_locked_out
from fourfold.partnership.accounts.services.signing_in import digest_of_address

from .words import LOCKED_OUT

TOLD_FOR_SECONDS = 15 * 60


def address_tried(request: HttpRequest, credentials: dict[str, Any] | None) -> str:
    """The address that a try was for; spelt alike however it was typed."""
    found = (credentials or {}).get("email") or (credentials or {}).get("login")
    return str(found or request.POST.get("login", "")).strip().casefold()


def log_name(*_: Any) -> str:
    """Nothing: who tried, and from where, is not for a log."""
    return "somebody"


def answer(
    request: HttpRequest,
    original: HttpResponse | None = None,
    credentials: dict[str, Any] | None = None,
) -> HttpResponse:
    """The page in words; the same whether or not the address is anybody's."""
    return render(request, "sign_in/locked.html", {"words": LOCKED_OUT}, status=429)


def note(address: str, step: str) -> None:
    """Record a lock-out once, however many tries come while it lasts."""
    key = f"locked-out-{step}-{digest_of_address(address)}"
    if cache.add(key, True, TOLD_FOR_SECONDS):
        record_locked_out(address=address, step=step)
