"""Where django-allauth asks about identity providers."""

from typing import Any

from allauth.core.exceptions import ImmediateHttpResponse
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from allauth.socialaccount.models import SocialApp, SocialLogin
from allauth.socialaccount.providers.base.constants import AuthError
from django.conf import settings
from django.http import HttpRequest

from . import words
from .admission import admit, refusal
from .providers import AgencyProvider, app_of


class SocialAdapter(DefaultSocialAccountAdapter):  # type: ignore[misc]
    """Providers stand in the site's settings; none can be put into the database."""

    def list_apps(
        self,
        request: HttpRequest | None,
        provider: str | None = None,
        client_id: str | None = None,
    ) -> list[SocialApp]:
        return [
            app_of(each)
            for each in settings.IDENTITY_PROVIDERS
            if provider in (None, each.name, AgencyProvider.id)
            and client_id in (None, each.client_id)
        ]

    def get_provider(
        self, request: HttpRequest, provider: str, client_id: str | None = None
    ) -> AgencyProvider:
        return AgencyProvider(request, app=self.get_app(request, provider, client_id))

    def is_open_for_signup(self, request: HttpRequest, login: SocialLogin) -> bool:
        return False

    def pre_social_login(self, request: HttpRequest, login: SocialLogin) -> None:
        admit(request, login)

    def on_authentication_error(
        self,
        request: HttpRequest,
        provider: AgencyProvider,
        error: str | None = None,
        **_: Any,
    ) -> None:
        cancelled = error == AuthError.CANCELLED
        said = words.CANCELLED if cancelled else words.FAILED
        reason = "cancelled" if cancelled else "error"
        answer = refusal(request, provider.agency_provider, said, reason=reason)
        raise ImmediateHttpResponse(answer)

    def send_notification_mail(self, *_: Any, **__: Any) -> None:
        """Services tell people, in the transaction of what they tell of."""
