"""What happens when django-allauth and django-axes report something.

They are libraries, which can tell what happened in no other way than by a signal. Each
is handed on to a service at once.
"""

from typing import Any

from allauth.account.authentication import get_authentication_records
from allauth.account.signals import authentication_step_completed, user_logged_in
from allauth.mfa.signals import authentication_failed
from allauth.usersessions.models import UserSession
from axes.signals import user_locked_out
from django.contrib.auth.signals import user_logged_out, user_login_failed
from django.dispatch import receiver
from django.http import HttpRequest
from django.utils import timezone

from fourfold.interfaces.components.kept import kept_for
from fourfold.interfaces.components.sessions import PROVIDER_FACTOR
from fourfold.partnership.accounts.models import Person
from fourfold.partnership.accounts.services import (
    record_confirmed,
    record_failed,
    record_signed_in,
)

from . import devices, lock_outs

WAYS = {"password": "password", "socialaccount": "provider", "invitation": "invitation"}


@receiver(user_logged_in)
def signed_in(
    sender: object, *, request: HttpRequest, response: Any, user: Person, **_: object
) -> None:
    way, factor = _how(request, user)
    known = way == "invitation" or devices.is_known(request, user)
    record_signed_in(person=user, way=way, second_factor=factor, new_device=not known)
    devices.remember(request, response, user)
    # What another person typed here before is thrown away.
    kept_for(request.session, user.pk, timezone.now())


def _how(request: HttpRequest, user: Person) -> tuple[str, str]:
    """The way in, and the second factor."""
    way, factor = "password", ""
    for record in get_authentication_records(request, user):
        if record.get("passwordless"):
            return "passkey", "webauthn"
        if record["method"] == "mfa":
            factor = record["type"]
        elif record["method"] == PROVIDER_FACTOR:
            factor = "provider"
        else:
            way = WAYS.get(record["method"], way)
    return way, factor


@receiver(authentication_step_completed)
def confirmed(sender: object, method: str, user: Person, **more: Any) -> None:
    if more.get("reauthenticated"):
        record_confirmed(person=user, way=more.get("type") or WAYS.get(method, method))


@receiver(user_logged_out)
def session_over(sender: object, request: HttpRequest, **_: object) -> None:
    key = request.session.session_key
    UserSession.objects.filter(session_key=key).delete()


@receiver(user_login_failed)
def password_failed(sender: object, credentials: dict[str, Any], **_: object) -> None:
    record_failed(address=str(credentials.get("email", "")), step="password")


@receiver(authentication_failed)
def code_failed(sender: object, user: Person, **_: object) -> None:
    record_failed(address=user.email, step="second-factor")


@receiver(user_locked_out)
def locked_out(sender: object, username: str, **_: object) -> None:
    lock_outs.note(username, "password")
