"""What somebody typed when their session, or their proof, ran out before they sent it.

It waits in the session on our side, and is shown to nobody but the person who typed it,
after they have signed in again; a page then sends it once more through the gate, as a
form like any other. Passwords, codes and files are never kept.
"""

from dataclasses import asdict, dataclass
from datetime import datetime, timedelta
from typing import Any

from django.contrib.sessions.backends.base import SessionBase
from django.http import HttpRequest

from .receiving import had_files

KEY = "kept"
FOR = timedelta(hours=1)
FORMS = ("application/x-www-form-urlencoded", "multipart/form-data")
SECRET = {"csrfmiddlewaretoken", "code", "credential"}


@dataclass(frozen=True, slots=True)
class Kept:
    person: int
    path: str
    fields: list[list[str]]
    had_files: bool
    at: float


def typed_in(request: HttpRequest, now: datetime) -> Kept | None:
    """What a request carries that would be a loss; None if it carries nothing."""
    if request.method != "POST" or request.content_type not in FORMS:
        return None
    if request.user.pk is None:
        return None
    fields = [
        [name, str(value)]
        for name, values in request.POST.lists()
        for value in values
        if name not in SECRET and "password" not in name.casefold()
    ]
    return Kept(
        person=request.user.pk,
        path=request.get_full_path(),
        fields=fields,
        had_files=had_files(request),
        at=now.timestamp(),
    )


def keep(session: SessionBase, kept: Kept) -> None:
    session[KEY] = asdict(kept)


def kept_for(session: SessionBase, person_id: int, now: datetime) -> Kept | None:
    """What waits for a person; what waits for another, or too long, is thrown away."""
    found: dict[str, Any] | None = session.get(KEY)
    if found is None:
        return None
    kept = Kept(**found)
    if kept.person != person_id or now.timestamp() - kept.at > FOR.total_seconds():
        drop(session)
        return None
    return kept


def drop(session: SessionBase) -> None:
    session.pop(KEY, None)


def drop_if_sent(request: HttpRequest) -> None:
    """Forget what waits once it is on its way again."""
    found = request.session.get(KEY)
    if found and request.method == "POST" and found["path"] == request.get_full_path():
        drop(request.session)
