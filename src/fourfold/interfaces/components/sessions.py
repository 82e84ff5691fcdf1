"""What a session remembers about how somebody signed in, and when it is over.

Sign-in itself is django-allauth's: it lists each way in which somebody has proved who
they are, with its time, in the session.
"""

from datetime import UTC, datetime

from allauth.account.authentication import get_authentication_records
from django.conf import settings
from django.contrib.sessions.backends.base import SessionBase
from django.http import HttpRequest

BEGAN, SEEN = "began_at", "seen_at"
SECOND_FACTORS = {"mfa"}


def touch(session: SessionBase, now: datetime) -> None:
    """Note that somebody is there; once a minute, so that reading writes little."""
    session.setdefault(BEGAN, now.timestamp())
    if now.timestamp() - session.get(SEEN, 0) >= 60:
        session[SEEN] = now.timestamp()


def has_run_out(session: SessionBase, now: datetime) -> bool:
    """Whether nobody was there for too long, or it began too long ago."""
    began = session.get(BEGAN, now.timestamp())
    seen = session.get(SEEN, now.timestamp())
    idle, longest = settings.SESSION_IDLE, settings.SESSION_LONGEST
    return bool(
        now.timestamp() - seen > idle.total_seconds()
        or now.timestamp() - began > longest.total_seconds()
    )


def is_strong(request: HttpRequest) -> bool:
    """Whether a second factor was used to sign in."""
    return any(
        record["method"] in SECOND_FACTORS
        for record in get_authentication_records(request, request.user)
    )


def confirmed_at(request: HttpRequest) -> datetime | None:
    """When they last proved that it is them."""
    times = [
        record["at"] for record in get_authentication_records(request, request.user)
    ]
    return datetime.fromtimestamp(max(times), UTC) if times else None
