"""The pages on which somebody sets up second factors, or takes them away."""

from typing import Any

from allauth.account import views as account
from allauth.account.internal.flows.login import record_authentication
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes import views as recovery_codes
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp import views as apps
from allauth.mfa.webauthn import views as passkeys
from allauth.mfa.webauthn.internal import auth
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse_lazy

from fourfold.interfaces.components.sessions import person_in
from fourfold.partnership.accounts.services import (
    record_factor_added,
    record_factor_removed,
    record_password_changed,
    record_recovery_codes_made,
)

from . import forms
from .adapters import MFAAdapter
from .words import LAST_FACTOR

INDEX = reverse_lazy("mfa_index")
TOTP, PASSKEY = Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN


class SetUpApp(apps.ActivateTOTPView):  # type: ignore[misc]
    """Sets an app up; for somebody who has one, the new one takes its place."""

    form_class = forms.SetUpApp

    def dispatch(
        self, request: HttpRequest, *args: Any, **kwargs: Any
    ) -> HttpResponseBase:
        # Past the parent, which wants the old app removed first: that would be refused
        # to somebody who has no other factor.
        answer: HttpResponseBase = super(apps.ActivateTOTPView, self).dispatch(
            request, *args, **kwargs
        )
        return answer

    @transaction.atomic
    def form_valid(self, form: Any) -> HttpResponse:
        Authenticator.objects.filter(user=self.request.user, type=TOTP).delete()
        answer: HttpResponse = super().form_valid(form)
        _added(self.request, TOTP)
        return answer


class RemoveApp(apps.DeactivateTOTPView):  # type: ignore[misc]
    @transaction.atomic
    def form_valid(self, form: Any) -> HttpResponse:
        record_factor_removed(person=self.request.user, kind=TOTP)
        answer: HttpResponse = super().form_valid(form)
        return answer


class AddPasskey(passkeys.AddWebAuthnView):  # type: ignore[misc]
    form_class = forms.AddPasskey

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The browser is asked for one that signs in by itself."""
        found: dict[str, Any] = super().get_context_data(**kwargs)
        options = auth.begin_registration(self.request.user, True)
        return found | {"js_data": {"creation_options": options}}

    @transaction.atomic
    def form_valid(self, form: Any) -> HttpResponse:
        answer: HttpResponse = super().form_valid(form)
        _added(self.request, PASSKEY)
        return answer


class RemovePasskey(passkeys.RemoveWebAuthnView):  # type: ignore[misc]
    success_url = INDEX

    @transaction.atomic
    def form_valid(self, form: Any) -> HttpResponse:
        if not MFAAdapter().can_delete_authenticator(self.object):
            messages.error(self.request, LAST_FACTOR)
            return redirect(INDEX)
        record_factor_removed(person=self.request.user, kind=PASSKEY)
        answer: HttpResponse = super().form_valid(form)
        return answer


class MakeRecoveryCodes(recovery_codes.GenerateRecoveryCodesView):  # type: ignore[misc]
    @transaction.atomic
    def form_valid(self, form: Any) -> HttpResponse:
        answer: HttpResponse = super().form_valid(form)
        record_recovery_codes_made(person=self.request.user)
        return answer


class ChangePassword(account.PasswordChangeView):  # type: ignore[misc]
    form_class = forms.ChangePassword
    success_url = INDEX

    def dispatch(
        self, request: HttpRequest, *args: Any, **kwargs: Any
    ) -> HttpResponseBase:
        if not person_in(request).has_usable_password():
            messages.info(request, "You sign in at your agency, without a password.")
            return redirect(INDEX)
        answer: HttpResponseBase = super().dispatch(request, *args, **kwargs)
        return answer

    @transaction.atomic
    def form_valid(self, form: Any) -> HttpResponse:
        answer: HttpResponse = super().form_valid(form)
        record_password_changed(
            person=self.request.user,
            how="changed",
            but=self.request.session.session_key,
        )
        return answer


def save_recovery_codes(request: HttpRequest) -> HttpResponse:
    """The codes as a file, for whoever has them on the screen: nobody else can ask."""
    shown = request.POST.get("codes", "").split()
    found = Authenticator.objects.filter(
        user=request.user,
        type=Authenticator.Type.RECOVERY_CODES,
    ).first()
    if found is None or shown != RecoveryCodes(found).get_unused_codes():
        raise PermissionDenied
    text = "Recovery codes. Each works once.\n\n" + "\n".join(shown) + "\n"
    answer = HttpResponse(text, content_type="text/plain; charset=utf-8")
    answer["Content-Disposition"] = 'attachment; filename="recovery-codes.txt"'
    return answer


def _added(request: HttpRequest, kind: str) -> None:
    """Note a new factor; whoever has just shown that they hold it has used it, too."""
    record_authentication(request, request.user, "mfa", type=kind)
    record_factor_added(person=person_in(request), kind=kind)


set_up_app = SetUpApp.as_view()
remove_app = RemoveApp.as_view()
add_passkey = AddPasskey.as_view()
rename_passkey = passkeys.EditWebAuthnView.as_view(
    form_class=forms.RenamePasskey, success_url=INDEX
)
remove_passkey = RemovePasskey.as_view()
make_recovery_codes = MakeRecoveryCodes.as_view()
show_recovery_codes = recovery_codes.view_recovery_codes
change_password = ChangePassword.as_view()
