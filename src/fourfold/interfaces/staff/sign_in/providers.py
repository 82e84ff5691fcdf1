"""Signing in at an agency's identity provider: OpenID Connect, by code, with PKCE."""

import secrets
from typing import Any

from allauth.socialaccount.adapter import get_adapter
from allauth.socialaccount.models import SocialApp, SocialLogin, SocialToken
from allauth.socialaccount.providers.oauth2.client import OAuth2Error
from allauth.socialaccount.providers.openid_connect.provider import (
    OpenIDConnectProvider,
)
from allauth.socialaccount.providers.openid_connect.views import (
    OpenIDConnectOAuth2Adapter,
)
from django.conf import settings
from django.http import HttpRequest, HttpResponse

from fourfold.partnership.accounts.identity_providers import (
    IdentityProvider,
    provider_named,
)

from .tokens import RefusedTokenError, claims_of

ENDPOINTS = {
    "authorization_endpoint",
    "token_endpoint",
    "userinfo_endpoint",
    "jwks_uri",
}
# Asks the provider to prove again who it is, instead of relying on its own session.
AGAIN = {"prompt": "login", "max_age": "0"}


def configured(name: str) -> IdentityProvider | None:
    return provider_named(name, settings.IDENTITY_PROVIDERS)


def app_of(provider: IdentityProvider) -> SocialApp:
    """The provider as django-allauth wants it. It is not stored."""
    return SocialApp(
        provider=OpenIDConnectProvider.id,
        provider_id=provider.name,
        name=provider.title,
        client_id=provider.client_id,
        secret=provider.secret,
        settings={"server_url": provider.issuer, "oauth_pkce_enabled": True},
    )


class AgencyAdapter(OpenIDConnectOAuth2Adapter):  # type: ignore[misc]
    """Asks the provider, and believes only what is signed, for us, and its own."""

    @property
    def openid_config(self) -> dict[str, Any]:
        config: dict[str, Any] = super().openid_config
        if config.get("issuer") != self._issuer:
            raise OAuth2Error("the provider calls itself by another name")
        if missing := ENDPOINTS - set(config):
            raise OAuth2Error(f"the provider does not say {', '.join(missing)}")
        return config

    @property
    def _issuer(self) -> str:
        issuer: str = self.get_provider().app.settings["server_url"]
        return issuer

    def complete_login(
        self, request: HttpRequest, app: SocialApp, token: SocialToken, **kwargs: Any
    ) -> SocialLogin:
        claims = self._claims(app, kwargs["response"].get("id_token", ""))
        if not claims.get("email"):
            about = self._fetch_user_info(token.token)
            # Else the answer about one person could be put beside another's token.
            if about.get("sub") != claims["sub"]:
                raise OAuth2Error("the provider speaks of two people")
            claims = about | claims
        login = self.get_provider().sociallogin_from_response(request, claims)
        login.claims = claims
        return login

    def _claims(self, app: SocialApp, token: str) -> dict[str, Any]:
        try:
            return claims_of(
                token,
                keys=self._fetch(self.openid_config["jwks_uri"]),
                issuer=self._issuer,
                client_id=app.client_id,
            )
        except RefusedTokenError as refused:
            raise OAuth2Error(str(refused)) from refused

    def _fetch(self, address: str) -> dict[str, Any]:
        with get_adapter().get_requests_session() as session:
            answer = session.get(address)
            answer.raise_for_status()
            found: dict[str, Any] = answer.json()
        return found


class AgencyProvider(OpenIDConnectProvider):  # type: ignore[misc]
    oauth2_adapter_class = AgencyAdapter

    @property
    def agency_provider(self) -> IdentityProvider:
        found = configured(self.app.provider_id)
        if found is None:  # pragma: no cover - the app was made from it
            raise LookupError(self.app.provider_id)
        return found

    def get_auth_params_from_request(
        self, request: HttpRequest, action: str
    ) -> dict[str, str]:
        """Ours alone: none that the address of the page asks for."""
        return dict(AGAIN) if request.user.is_authenticated else {}

    def get_scope_from_request(self, request: HttpRequest) -> list[str]:
        scope: list[str] = self.get_scope()
        return scope

    def extract_extra_data(self, data: dict[str, Any]) -> dict[str, Any]:
        """Nothing: what the provider knows of a person is not for us to keep."""
        return {}

    def redirect(
        self, request: HttpRequest, process: str, *args: Any, **kwargs: Any
    ) -> HttpResponse:
        nonce = secrets.token_urlsafe(32)
        asked = {**kwargs.pop("auth_params", {}), "nonce": nonce}
        # What a page asks for by `process` is left out: there is one thing to do here.
        answer: HttpResponse = super().redirect(
            request, "login", *args, auth_params=asked, nonce=nonce, **kwargs
        )
        return answer
