"""What signing in says to people, in our words instead of django-allauth's."""

from django.utils.translation import gettext_lazy as _

LOCKED_OUT = _(
    "There were too many tries. Wait 15 minutes, then try again, or ask an "
    "administrator of your partnership to let you try at once."
)
WRONG_CODE = _(
    "That code is wrong, used already, or out of date. Enter the newest one."
)
LAST_FACTOR = _(
    "This is your only second factor, and you need one. Add another first, then "
    "remove this one."
)

# By the key under which django-allauth knows each.
ERRORS = {
    "email_password_mismatch": _(
        "That address and that password do not belong together."
    ),
    "enter_current_password": _("That is not your current password."),
    "incorrect_password": _("That is not your password."),
    "too_many_login_attempts": LOCKED_OUT,
    "rate_limited": LOCKED_OUT,
    "incorrect_code": WRONG_CODE,
    "cannot_delete_authenticator": LAST_FACTOR,
    "cannot_generate_recovery_codes": _(
        "Set up an app or a passkey first. Recovery codes are for when you lose it."
    ),
    "invalid_password_reset": _("This link was used already, or is too old."),
    "unverified_email": _("Your e-mail address is not confirmed."),
}

# By the template that django-allauth would use. What is not here is not said.
MESSAGES = {
    "account/messages/logged_out.txt": _("You are signed out."),
    "account/messages/password_changed.txt": _(
        "Your password is changed. You are signed out on all other devices."
    ),
    "mfa/messages/totp_activated.txt": _("Your app is set up."),
    "mfa/messages/totp_deactivated.txt": _("The app is removed."),
    "mfa/messages/webauthn_added.txt": _("Your passkey is added."),
    "mfa/messages/webauthn_removed.txt": _("The passkey is removed."),
}


NOT_KNOWN = _(
    "{provider} says who you are, but nobody here is known by that address in an "
    "agency that signs in there. You need an invitation first. Ask an administrator "
    "of your partnership."
)
NOT_VERIFIED = _(
    "{provider} does not vouch for your e-mail address, so we cannot tell who you are. "
    "Ask the people who look after your account there."
)
NOT_THE_SAME = _(
    "{provider} says that you are somebody else than the person who signed in here "
    "before with this address. Ask an administrator of your partnership."
)
NOT_INVITED = _(
    "This invitation is for another e-mail address than the one that {provider} says "
    "is yours. Ask the person who invited you for a new one."
)
NOT_AGAIN = _("{provider} did not ask you again who you are. Try once more.")
FAILED = _(
    "{provider} did not let you in, or its answer cannot be trusted. Start again from "
    "the sign-in page. If it happens again, tell an administrator."
)
CANCELLED = _("You stopped signing in at {provider}. Nothing has changed here.")
SILENT = _("{provider} does not answer at the moment. Try again in a few minutes.")
