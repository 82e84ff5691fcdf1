"""The forms of signing in, in our words."""

import hashlib
from typing import Any

from allauth.account import forms as account
from allauth.mfa.adapter import get_adapter
from allauth.mfa.app_settings import TOTP_PERIOD
from allauth.mfa.base import forms as codes
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.forms import ActivateTOTPForm
from allauth.mfa.webauthn.forms import AddWebAuthnForm, EditWebAuthnForm
from django import forms
from django.conf import settings
from django.contrib.auth.password_validation import validate_password
from django.core.cache import cache
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from fourfold.partnership.accounts.models import Person

from . import lock_outs

RULES = _(
    "At least 12 characters. Three or four words that do not belong together are good. "
    "Not your name or address, and not one that many people use."
)
CODE_HELP = _("6 digits from your app, or one of your recovery codes.")


def say(field: forms.Field, label: str, help_text: str = "") -> None:
    field.label = label
    field.help_text = help_text
    field.widget.attrs.pop("placeholder", None)


class SignIn(account.LoginForm):  # type: ignore[misc]
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        say(self.fields["login"], gettext("Work e-mail address"))
        say(self.fields["password"], gettext("Password"))


class ConfirmByPassword(account.ReauthenticateForm):  # type: ignore[misc]
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        say(self.fields["password"], gettext("Password"))


class ChangePassword(account.ChangePasswordForm):  # type: ignore[misc]
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        say(self.fields["oldpassword"], gettext("Current password"))
        say(self.fields["password1"], gettext("New password"), str(RULES))
        say(self.fields["password2"], gettext("New password again"))


class AskForLink(account.ResetPasswordForm):  # type: ignore[misc]
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        say(self.fields["email"], gettext("Work e-mail address"))


class ChooseNewPassword(account.ResetPasswordKeyForm):  # type: ignore[misc]
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        say(self.fields["password1"], gettext("New password"), str(RULES))
        say(self.fields["password2"], gettext("New password again"))


class WithCode(codes.BaseAuthenticateForm):  # type: ignore[misc]
    """A code of the app, or a recovery code; five wrong ones, and it has to wait."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        say(self.fields["code"], gettext("Code"), str(CODE_HELP))
        self.fields["code"].widget.attrs |= {"inputmode": "numeric"}

    def clean_code(self) -> str:
        try:
            code: str = super().clean_code()
        except forms.ValidationError as error:
            if error.code == "too_many_login_attempts":
                lock_outs.note(self.user.email, "second-factor")
            raise
        if not self._is_first_use(code):
            raise get_adapter().validation_error("incorrect_code")
        return code

    def _is_first_use(self, code: str) -> bool:
        """Whether a code of the app was not used before, as long as it would do.

        The engine remembers it for its own half minute only, and it is taken for one
        more on either side of that.
        """
        if self.authenticator.type != Authenticator.Type.TOTP:
            return True
        used = hashlib.sha256(f"{self.authenticator.pk} {code}".encode()).hexdigest()
        lives = (2 * settings.MFA_TOTP_TOLERANCE + 1) * TOTP_PERIOD
        return bool(cache.add(f"code-used-{used}", "y", timeout=lives))


class SignInWithCode(WithCode, codes.AuthenticateForm):  # type: ignore[misc]
    pass


class ConfirmByCode(WithCode, codes.ReauthenticateForm):  # type: ignore[misc]
    pass


class SetUpApp(ActivateTOTPForm):  # type: ignore[misc]
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        say(
            self.fields["code"],
            gettext("Code"),
            gettext("The 6 digits that your app shows now."),
        )
        self.fields["code"].widget.attrs |= {"inputmode": "numeric"}


class AddPasskey(AddWebAuthnForm):  # type: ignore[misc]
    """Every passkey of ours opens by itself, so there is nothing to tick."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields.pop("passwordless", None)
        say(
            self.fields["name"],
            gettext("Name of the passkey"),
            gettext("So that you know it again."),
        )
        self.fields["name"].required = True

    def clean(self) -> dict[str, Any]:
        # Checked as one that must have asked for a finger, a face or a PIN.
        self.cleaned_data["passwordless"] = True
        cleaned: dict[str, Any] = super().clean()
        return cleaned


class RenamePasskey(EditWebAuthnForm):  # type: ignore[misc]
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        say(self.fields["name"], gettext("Name of the passkey"))


class Join(forms.Form):
    """An account: the name that colleagues see, and a password."""

    name = forms.CharField(
        label=_("Your name"),
        help_text=_("As colleagues know you."),
        max_length=120,
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )
    password = forms.CharField(
        label=_("Password"),
        help_text=RULES,
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )

    def __init__(self, *args: Any, address: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.address = address

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if password := cleaned.get("password"):
            person = Person(email=self.address, name=cleaned.get("name", ""))
            try:
                validate_password(password, person)
            except forms.ValidationError as error:
                self.add_error("password", error)
        return cleaned
