"""Where django-allauth asks how this site does things."""

from typing import Any, cast
from urllib.parse import urlsplit

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.internal.stagekit import clear_login
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from fourfold.interfaces.components.addresses import client_network
from fourfold.interfaces.components.sessions import used_provider_factor
from fourfold.partnership.accounts.actors import State
from fourfold.partnership.accounts.models import Person
from fourfold.partnership.accounts.queries import state_of
from fourfold.partnership.accounts.services import (
    record_failed,
    record_signed_out,
    send_password_link,
)
from fourfold.partnership.accounts.sign_ins import ON_ITS_OWN
from fourfold.partnership.areas.queries import partnership

from . import sealing
from .words import ERRORS, MESSAGES

STAGES = {
    "allauth.mfa.stages.AuthenticateStage": (
        "fourfold.interfaces.staff.sign_in.stages.SecondFactor"
    )
}


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]
    error_messages = DefaultAccountAdapter.error_messages | ERRORS

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def add_message(
        self,
        request: HttpRequest,
        level: int,
        message_template: str | None = None,
        *_: Any,
        message: str | None = None,
        **__: Any,
    ) -> None:
        words = message or MESSAGES.get(message_template or "")
        if words:
            messages.add_message(request, level, str(words))

    def send_notification_mail(self, *_: Any, **__: Any) -> None:
        """Services tell people, in the transaction of what they tell of."""

    def send_password_reset_mail(
        self, user: Person, email: str, context: dict[str, Any]
    ) -> None:
        # Who signs in at their agency has no password, and must not get one past it.
        if user.has_usable_password():
            path = urlsplit(context["password_reset_url"]).path
            send_password_link(person=user, path=path)

    def get_client_ip(self, request: HttpRequest) -> str:
        return client_network(request)

    def get_login_stages(self) -> list[str]:
        return [STAGES.get(path, path) for path in super().get_login_stages()]

    def pre_authenticate(self, request: HttpRequest, **credentials: Any) -> None:
        """Tries are counted by django-axes, by address and network."""

    def logout(self, request: HttpRequest) -> None:
        record_signed_out(person=cast(Person, request.user))
        super().logout(request)

    def reauthenticate(self, user: Person, password: str) -> bool:
        found = self.authenticate(self.request, email=user.email, password=password)
        return bool(found and found.pk == user.pk)

    def is_reauthentication_required(self, **_: Any) -> bool:
        """No: the gate asks already, before all of django-allauth's own pages."""
        return False

    def pre_login(
        self, request: HttpRequest, user: Person, **how: Any
    ) -> HttpResponse | None:
        if state_of(user, timezone.localdate()) is not State.ACTIVE:
            clear_login(request)
            return self.respond_user_inactive(request, user)
        answer: HttpResponse | None = super().pre_login(request, user, **how)
        return answer

    def respond_user_inactive(self, request: HttpRequest, user: Person) -> HttpResponse:
        state = state_of(user, timezone.localdate())
        record_failed(address=user.email, step="account", reason=state)
        return render(request, "staff/closed.html", {"state": state}, status=403)


class MFAAdapter(DefaultMFAAdapter):  # type: ignore[misc]
    error_messages = DefaultMFAAdapter.error_messages | ERRORS

    def encrypt(self, text: str) -> str:
        return sealing.encrypt(text)

    def decrypt(self, encrypted_text: str) -> str:
        return sealing.decrypt(encrypted_text)

    def can_delete_authenticator(self, authenticator: Authenticator) -> bool:
        """Not the last one of somebody who needs one."""
        others = Authenticator.objects.filter(
            user=authenticator.user, type__in=ON_ITS_OWN
        ).exclude(pk=authenticator.pk)
        return settings.DEMO or used_provider_factor(self.request) or others.exists()

    def generate_authenticator_name(self, user: Person, type: str) -> str:  # noqa: A002
        number = Authenticator.objects.filter(user=user, type=type).count() + 1
        return "My passkey" if number == 1 else f"My passkey {number}"

    def _get_site_name(self) -> str:
        """What devices call the place that a passkey is for."""
        here = partnership()
        return here.short_name if here else settings.MFA_TOTP_ISSUER
