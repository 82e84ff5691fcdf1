"""Knows a device again on which somebody signed in before.

The browser keeps, for each person who signed in on it, a keyed digest of who they are.
It opens nothing; without it, the person is told of a new device by mail.
"""

from django.core import signing
from django.http import HttpRequest, HttpResponseBase
from django.utils.crypto import salted_hmac

from fourfold.partnership.accounts.models import Person

COOKIE = "known"
SALT = "fourfold.known-device"
MOST = 20
FOR_SECONDS = 365 * 24 * 3600
BROWSERS = (
    ("Edg/", "Edge"),
    ("OPR/", "Opera"),
    ("Firefox/", "Firefox"),
    ("Chrome/", "Chrome"),
    ("Safari/", "Safari"),
)
SYSTEMS = (
    ("iPhone", "an iPhone"),
    ("iPad", "an iPad"),
    ("Android", "Android"),
    ("Windows", "Windows"),
    ("Mac OS", "a Mac"),
    ("CrOS", "a Chromebook"),
    ("Linux", "Linux"),
)


def is_known(request: HttpRequest, person: Person) -> bool:
    return _mark(person) in _marks(request)


def remember(request: HttpRequest, response: HttpResponseBase, person: Person) -> None:
    others = [mark for mark in _marks(request) if mark != _mark(person)]
    response.set_cookie(
        COOKIE,
        signing.dumps([_mark(person), *others][:MOST], salt=SALT),
        max_age=FOR_SECONDS,
        httponly=True,
        secure=request.is_secure(),
        samesite="Lax",
    )


def device_words(user_agent: str) -> str:
    """ "Firefox on Windows"; what a browser says of itself, which may be untrue."""
    browser = next((name for sign, name in BROWSERS if sign in user_agent), "")
    system = next((name for sign, name in SYSTEMS if sign in user_agent), "")
    if not browser and not system:
        return "A device that does not say what it is"
    return f"{browser or 'A browser'} on {system or 'a device'}"


def _mark(person: Person) -> str:
    return salted_hmac(SALT, str(person.public_id)).hexdigest()[:20]


def _marks(request: HttpRequest) -> list[str]:
    try:
        found = signing.loads(
            request.COOKIES.get(COOKIE, ""), salt=SALT, max_age=FOR_SECONDS
        )
    except signing.BadSignature:
        return []
    return [str(mark) for mark in found]
