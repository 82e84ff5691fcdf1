"""The pages on which somebody proves again who they are, before a sensitive act."""

from typing import Any

from allauth.account import views as account
from allauth.account.adapter import get_adapter
from allauth.mfa.base import views as codes
from allauth.mfa.webauthn import views as passkeys
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils import timezone

from fourfold.interfaces.components.access import Request
from fourfold.interfaces.components.kept import drop, kept_for
from fourfold.partnership.accounts.identity_providers import IdentityProvider
from fourfold.partnership.accounts.sign_ins import links_of

from . import forms
from .providers import configured


class Confirming:
    """What the three ways have in common: each page names the others."""

    request: HttpRequest

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        found: dict[str, Any] = super().get_context_data(**kwargs)  # type: ignore[misc]
        here = self.request.path
        ways = get_adapter().get_reauthentication_methods(self.request.user)
        return found | {
            "ways": {way["id"].replace(":", "_"): way["url"] != here for way in ways},
            "providers": _providers(self.request),
            "next": self.request.GET.get("next", self.request.POST.get("next", "")),
        }


class ByPassword(Confirming, account.ReauthenticateView):  # type: ignore[misc]
    form_class = forms.ConfirmByPassword

    def _check_reauthentication_method_available(
        self, request: HttpRequest
    ) -> HttpResponse | None:
        """Who has neither password nor factor here has one at their agency."""
        if not get_adapter().get_reauthentication_methods(request.user):
            there = {
                "providers": _providers(request),
                "next": request.GET.get("next", ""),
            }
            return render(request, "sign_in/confirm_at_agency.html", there)
        answer: HttpResponse | None = super()._check_reauthentication_method_available(
            request
        )
        return answer


class ByCode(Confirming, codes.ReauthenticateView):  # type: ignore[misc]
    form_class = forms.ConfirmByCode


class ByPasskey(Confirming, passkeys.ReauthenticateWebAuthnView):  # type: ignore[misc]
    def form_invalid(self, form: Any) -> HttpResponse:
        for message in form.errors.get("credential", []):
            messages.error(self.request, message)
        return HttpResponseRedirect(self.request.get_full_path())


def _providers(request: HttpRequest) -> list[IdentityProvider]:
    linked = (configured(link.provider) for link in links_of(request.user))  # type: ignore[arg-type]
    return [provider for provider in linked if provider is not None]


def resume(request: Request) -> HttpResponse:
    """What somebody typed before they had to sign in, ready to be sent once more."""
    assert request.actor.person_id is not None  # noqa: S101 - the gate let them in
    kept = kept_for(request.session, request.actor.person_id, timezone.now())
    if kept is None:
        return HttpResponseRedirect("/staff/")
    if request.method == "POST":
        drop(request.session)
        messages.info(request, "What you typed is thrown away.")
        return HttpResponseRedirect("/staff/")
    return render(request, "sign_in/continue.html", {"kept": kept})


by_password = ByPassword.as_view()
by_code = ByCode.as_view()
by_passkey = ByPasskey.as_view()
