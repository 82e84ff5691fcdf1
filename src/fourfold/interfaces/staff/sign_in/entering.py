"""The pages before somebody is signed in."""

from typing import Any

from allauth.account import views as account
from allauth.mfa.base import views as codes
from allauth.mfa.webauthn import views as passkeys
from allauth.socialaccount.providers.oauth2.client import OAuth2Error
from allauth.socialaccount.providers.oauth2.views import (
    OAuth2CallbackView,
    OAuth2LoginView,
)
from django.conf import settings
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from requests import RequestException

from fourfold.partnership.accounts.services import record_password_changed

from . import forms, words
from .admission import refusal
from .providers import AgencyAdapter, configured


class SignIn(account.LoginView):  # type: ignore[misc]
    form_class = forms.SignIn

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        there = self.request.GET.get("next", "")
        found: dict[str, Any] = super().get_context_data(**kwargs)
        return found | {"providers": settings.IDENTITY_PROVIDERS, "next": there}


class SignInWithCode(codes.AuthenticateView):  # type: ignore[misc]
    form_class = forms.SignInWithCode


class ChooseNewPassword(account.PasswordResetFromKeyView):  # type: ignore[misc]
    form_class = forms.ChooseNewPassword

    @transaction.atomic
    def form_valid(self, form: Any) -> HttpResponse:
        answer: HttpResponse = super().form_valid(form)
        record_password_changed(person=self.reset_user, how="reset", but=None)
        return answer


def at_provider(request: HttpRequest, provider_id: str) -> HttpResponse:
    """To the agency's own sign-in page."""
    return _with_provider(request, provider_id, OAuth2LoginView)


def from_provider(request: HttpRequest, provider_id: str) -> HttpResponse:
    """Back from there, with its answer."""
    return _with_provider(request, provider_id, OAuth2CallbackView)


def _with_provider(request: HttpRequest, name: str, view: Any) -> HttpResponse:
    provider = configured(name)
    if provider is None:
        raise Http404
    try:
        answer: HttpResponse = view.adapter_view(AgencyAdapter(request, name))(request)
    except RequestException:
        return refusal(request, provider, words.SILENT, reason="silent")
    except OAuth2Error:
        return refusal(request, provider, words.FAILED, reason="error")
    return answer


sign_in = SignIn.as_view()
sign_in_with_code = SignInWithCode.as_view()
sign_in_with_passkey = passkeys.LoginWebAuthnView.as_view()
ask_for_link = account.PasswordResetView.as_view(form_class=forms.AskForLink)
choose_new_password = ChooseNewPassword.as_view()
