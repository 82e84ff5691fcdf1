"""Signing in: the pages of django-allauth that are wanted, and no others."""

from allauth.account import views as account
from django.urls import path, re_path

from fourfold.interfaces.components.access import (
    for_members,
    for_staff,
    open_to_anyone,
)
from fourfold.interfaces.staff.account import security
from fourfold.interfaces.staff.sign_in import confirming, entering, factors, joining

# The key has hyphens of its own: the first ends the number of the person.
KEY = r"(?P<uidb36>[0-9A-Za-z]+)-(?P<key>[^/]+)"

# Marked here: views of a library cannot be marked where they are defined. Each address
# has a view of its own, since two may be one function and want different people.
entrance = [
    path("", open_to_anyone(entering.sign_in), name="account_login"),
    path("out/", open_to_anyone(account.logout), name="account_logout"),
    path("code/", open_to_anyone(entering.sign_in_with_code), name="mfa_authenticate"),
    path(
        "passkey/",
        open_to_anyone(entering.sign_in_with_passkey),
        name="mfa_login_webauthn",
    ),
    path("join/<str:token>/", open_to_anyone(joining.join), name="sign_in_join"),
    path(
        "join/<str:token>/agency/",
        open_to_anyone(joining.join_at_agency),
        name="sign_in_join_at_agency",
    ),
]

# An agency's own sign-in knows the way back by one address.
at_agency = [
    path(
        "at/<slug:provider_id>/",
        open_to_anyone(entering.at_provider),
        name="openid_connect_login",
    ),
    path(
        "at/<slug:provider_id>/back/",
        open_to_anyone(entering.from_provider),
        name="openid_connect_callback",
    ),
]

forgotten = [
    path(
        "forgotten/",
        open_to_anyone(entering.ask_for_link),
        name="account_reset_password",
    ),
    path(
        "forgotten/sent/",
        open_to_anyone(account.password_reset_done),
        name="account_reset_password_done",
    ),
    re_path(
        rf"^forgotten/{KEY}/$",
        open_to_anyone(entering.choose_new_password),
        name="account_reset_password_from_key",
    ),
    path(
        "forgotten/done/",
        open_to_anyone(account.password_reset_from_key_done),
        name="account_reset_password_from_key_done",
    ),
]

again = [
    path("continue/", for_staff()(confirming.resume), name="sign_in_continue"),
    path("again/", for_members(confirming.by_password), name="account_reauthenticate"),
    path("again/code/", for_members(confirming.by_code), name="mfa_reauthenticate"),
    path(
        "again/passkey/",
        for_members(confirming.by_passkey),
        name="mfa_reauthenticate_webauthn",
    ),
]

secured = [
    path("security/", for_members(security.index), name="mfa_index"),
    path(
        "security/password/",
        for_members(factors.change_password, fresh=True),
        name="account_change_password",
    ),
    path(
        "security/app/",
        for_members(factors.set_up_app, fresh=True),
        name="mfa_activate_totp",
    ),
    path(
        "security/app/remove/",
        for_members(factors.remove_app, fresh=True),
        name="mfa_deactivate_totp",
    ),
    path(
        "security/passkeys/add/",
        for_members(factors.add_passkey, fresh=True),
        name="mfa_add_webauthn",
    ),
    path(
        "security/passkeys/<int:pk>/name/",
        for_members(factors.rename_passkey, fresh=True),
        name="mfa_edit_webauthn",
    ),
    path(
        "security/passkeys/<int:pk>/remove/",
        for_members(factors.remove_passkey, fresh=True),
        name="mfa_remove_webauthn",
    ),
    path(
        "security/recovery-codes/",
        for_members(factors.show_recovery_codes, fresh=True),
        name="mfa_view_recovery_codes",
    ),
    path(
        "security/recovery-codes/new/",
        for_members(factors.make_recovery_codes, fresh=True),
        name="mfa_generate_recovery_codes",
    ),
    path(
        "security/recovery-codes/file/",
        for_members(factors.save_recovery_codes, fresh=True),
        name="mfa_download_recovery_codes",
    ),
]

# Before anybody is known: in every language. After that the pages are for staff.
pages_before = [*entrance, *forgotten]
urlpatterns = [*at_agency, *again, *secured]
