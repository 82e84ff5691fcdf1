"""What a session remembers about how somebody signed in, and when it is over.

Sign-in itself is django-allauth's: it lists each way in which somebody has proved who
they are, with its time, in the session.
"""

from datetime import UTC, datetime
from typing import Any, cast

from allauth.account.authentication import get_authentication_records
from allauth.usersessions.models import UserSession
from django.conf import settings
from django.contrib.sessions.backends.base import SessionBase
from django.http import HttpRequest

from fourfold.partnership.accounts.models import Person

BEGAN, SEEN = "began_at", "seen_at"
# Ways to prove who one is that count as a second factor: one of ours, or one that the
# agency's identity provider says it saw.
OWN_FACTOR, PROVIDER_FACTOR = "mfa", "provider_second_factor"


def person_in(request: HttpRequest) -> Person:
    """Whoever is signed in, on a page where the gate lets nobody else in."""
    return cast(Person, request.user)


def touch(session: SessionBase, now: datetime) -> None:
    """Note that somebody is there; once a minute, so that reading writes little."""
    session.setdefault(BEGAN, now.timestamp())
    if now.timestamp() - session.get(SEEN, 0) >= 60:
        session[SEEN] = now.timestamp()
        UserSession.objects.filter(session_key=session.session_key).update(
            last_seen_at=now
        )


def has_run_out(session: SessionBase, now: datetime) -> str:
    """Whether it is over: "idle" if nobody was there, "long" if it began too long ago.

    Empty while it goes on.
    """
    began = session.get(BEGAN, now.timestamp())
    seen = session.get(SEEN, now.timestamp())
    if now.timestamp() - began > settings.SESSION_LONGEST.total_seconds():
        return "long"
    if now.timestamp() - seen > settings.SESSION_IDLE.total_seconds():
        return "idle"
    return ""


def is_strong(request: HttpRequest) -> bool:
    """Whether a second factor was used to sign in."""
    return any(
        record["method"] in {OWN_FACTOR, PROVIDER_FACTOR}
        for record in get_authentication_records(request, request.user)
    )


def used_provider_factor(request: HttpRequest) -> bool:
    return provider_factor_of(request, request.user)


def provider_factor_of(request: HttpRequest, user: Any) -> bool:
    """Whether an agency's identity provider saw a second factor of that person."""
    return any(
        record["method"] == PROVIDER_FACTOR
        for record in get_authentication_records(request, user)
    )


def confirmed_at(request: HttpRequest) -> datetime | None:
    """When they last proved that it is them."""
    records = get_authentication_records(request, request.user)
    times = [record["at"] for record in records]
    return datetime.fromtimestamp(max(times), UTC) if times else None
