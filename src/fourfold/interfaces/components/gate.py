"""The gate: who asks, whether they may, and that nobody else sees the answer."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import logout
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode
from django.utils.translation import gettext_lazy as _

from fourfold.partnership.accounts.actors import NOBODY, Actor
from fourfold.partnership.accounts.queries import actor_for

from .access import Access, access_of
from .kept import drop_if_sent, keep, typed_in
from .sessions import confirmed_at, has_run_out, is_strong, touch

SESSION_OVER = {
    "idle": _("You were signed out because nothing was done here for a while."),
    "long": _("You were signed out because you had been signed in for a long time."),
}
TYPED_IS_SAFE = _("What you typed is safe. Sign in again, and you can send it.")
FRESH_FOR = timedelta(seconds=settings.ACCOUNT_REAUTHENTICATION_TIMEOUT)


class Gate:
    """Denies by default: a view that does not say who may come is closed to all."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        request.actor = NOBODY  # type: ignore[attr-defined]
        response = self.get_response(request)
        if not getattr(request, "may_be_kept", False):
            # Neither a browser that somebody else sits down at nor a proxy keeps it.
            response.headers.setdefault("Cache-Control", "no-store, private")
        return response

    def process_view(
        self, request: HttpRequest, view: Callable[..., Any], *__: Any
    ) -> HttpResponseBase | None:
        access = access_of(view)
        if access is None:
            raise PermissionDenied
        now = timezone.now()
        kept = _end_if_over(request, now, keeps=not access.anyone)
        request.actor = actor = _actor(request, now)  # type: ignore[attr-defined]
        if access.anyone:
            return None
        stopped = _stopped(request, access, actor, kept=kept)
        if stopped is None and access.fresh and not _is_fresh(actor, now):
            return _confirm_first(request, now)
        if stopped is None:
            drop_if_sent(request)
        return stopped


def _end_if_over(request: HttpRequest, now: datetime, *, keeps: bool) -> bool:
    """End a session that has run out; whether it left something typed behind."""
    over = has_run_out(request.session, now) if request.user.is_authenticated else ""
    if not over:
        return False
    typed = typed_in(request, now) if keeps else None
    logout(request)
    words = str(SESSION_OVER[over])
    if typed is not None:
        keep(request.session, typed)
        words = f"{words} {TYPED_IS_SAFE}"
    if keeps:
        messages.info(request, words)
    return typed is not None


def _confirm_first(request: HttpRequest, now: datetime) -> HttpResponse:
    """To the page where they prove again who they are; what they typed waits."""
    typed = typed_in(request, now)
    if typed is not None:
        keep(request.session, typed)
    return _elsewhere(request, "account_reauthenticate", kept=typed is not None)


def _actor(request: HttpRequest, now: datetime) -> Actor:
    if not request.user.is_authenticated:
        return NOBODY
    touch(request.session, now)
    return actor_for(
        request.user,
        at=now,
        is_strong=is_strong(request),
        confirmed_at=confirmed_at(request),
    )


def _stopped(
    request: HttpRequest, access: Access, actor: Actor, *, kept: bool
) -> HttpResponse | None:
    """The answer to somebody who may not come in; None to somebody who may."""
    if actor is NOBODY:
        return _elsewhere(request, settings.LOGIN_URL, kept=kept)
    if not actor.is_active:
        logout(request)
        return render(request, "staff/closed.html", {"state": actor.state}, status=403)
    if not access.unfinished and not actor.is_strong and not settings.DEMO:
        return redirect("mfa_index")
    if access.policy is not None and not access.policy(actor):
        if access.hidden:
            raise Http404
        raise PermissionDenied
    return None


def _is_fresh(actor: Actor, now: datetime) -> bool:
    return actor.confirmed_at is not None and now - actor.confirmed_at <= FRESH_FOR


def _elsewhere(request: HttpRequest, name: str, *, kept: bool = False) -> HttpResponse:
    """To another page, and back here afterwards, or to where what was typed waits."""
    there = redirect(name)
    back = request.get_full_path() if request.method == "GET" else ""
    if kept:
        back = reverse("sign_in_continue")
    if back:
        there["Location"] += f"?{urlencode({'next': back})}"
    return there
