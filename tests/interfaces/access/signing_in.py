"""Signing in, and keeping one's own account."""

from dataclasses import replace

from allauth.mfa.models import Authenticator
from django.utils import timezone

from fourfold.partnership.accounts.models import Cover
from tests.people import make_person

from .states import SECOND_FACTOR, SIGN_IN, STATES, Row, anyone, member, staff

OUT = ("anonymous", "ex-member", "suspended")
UNKNOWN = ["unknown"]


def entrance(name, *, out, signed_in, arguments=(), methods=("GET",)):
    """Open to all; whoever is signed in gets something else than whoever is not."""
    gets = dict.fromkeys(STATES, signed_in) | dict.fromkeys(OUT, out)
    return [Row(name, method, gets, lambda _scene: arguments) for method in methods]


def own(name, **more):
    """A part of one's own account, which wants proof a short time ago."""
    rows = member(name, arguments=more.pop("arguments", None), **more)
    return [replace(row, fresh=True) for row in rows]


def add_to(scene):
    """A passkey of somebody else, and cover between two people."""
    scene.records["passkey"] = Authenticator.objects.create(
        user=make_person("Passkey Owner", scene.council, "analyst"),
        type="webauthn",
        data={"name": "Key", "credential": {}},
    )
    scene.records["cover"] = Cover.objects.create(
        # Both analysts: cover that confers nothing shows nobody anything by itself.
        absent=make_person("Away Analyst", scene.council, "analyst"),
        by=scene.people["analyst"],
        agency=scene.council,
        starts_on=timezone.localdate(),
        ends_on=timezone.localdate(),
    )


def the_passkey(scene):
    return [scene.passkey.pk]


def the_cover(scene):
    return [scene.cover.pk]


BOTH = ("GET", "POST")
ENTRANCE = [
    # Whoever is signed in is led on to their desk.
    entrance("account_login", out=200, signed_in=302, methods=BOTH),
    entrance("account_logout", out=302, signed_in=200),
    entrance("account_logout", out=302, signed_in=302, methods=["POST"]),
    entrance("mfa_authenticate", out=SIGN_IN, signed_in=302, methods=BOTH),
    entrance("mfa_login_webauthn", out=SIGN_IN, signed_in=302, methods=BOTH),
    anyone("openid_connect_login", arguments=lambda _: UNKNOWN, GET=404, POST=404),
    anyone("openid_connect_callback", arguments=lambda _: UNKNOWN, GET=404, POST=404),
    entrance("sign_in_join", out=410, signed_in=409, arguments=UNKNOWN, methods=BOTH),
    anyone("sign_in_join_at_agency", arguments=lambda _: UNKNOWN, GET=302, POST=302),
    anyone("account_reset_password", GET=200, POST=200),
    anyone("account_reset_password_done", GET=200),
    anyone(
        "account_reset_password_from_key",
        arguments=lambda _: ["1", "unknown"],
        GET=200,
        POST=200,
    ),
    anyone("account_reset_password_from_key_done", GET=200),
    staff("sign_in_continue", GET=302, POST=302),
]
# The people of the table have neither password nor factor to prove it with.
AGAIN = [
    member("account_reauthenticate", GET=200, POST=200),
    member("mfa_reauthenticate", GET=403, POST=403),
    member("mfa_reauthenticate_webauthn", GET=403, POST=403),
]
OWN = [
    member("mfa_index"),
    own("account_change_password", GET=SECOND_FACTOR, POST=SECOND_FACTOR),
    own("mfa_activate_totp", GET=200, POST=200),
    own("mfa_deactivate_totp", GET=404, POST=404),
    own("mfa_add_webauthn", GET=200, POST=200),
    own("mfa_edit_webauthn", arguments=the_passkey, GET=404, POST=404),
    own("mfa_remove_webauthn", arguments=the_passkey, GET=404, POST=404),
    own("mfa_view_recovery_codes", GET=404),
    own("mfa_generate_recovery_codes", GET=200, POST=200),
    own("mfa_download_recovery_codes", GET=403, POST=403),
    staff("staff:profile", GET=200, POST=200),
    staff("staff:sessions", GET=200),
    staff("staff:sessions", POST=302),
    staff("staff:cover-arrange", GET=200, POST=200, fresh=True),
    staff(
        "staff:cover-end",
        only={"analyst"},
        otherwise=404,
        arguments=the_cover,
    ),
    staff(
        "staff:cover-end",
        only={"analyst"},
        otherwise=404,
        arguments=the_cover,
        POST=302,
    ),
]
ADMINISTRATION = [
    staff("staff:lock-outs", only={"administrator"}),
    staff("staff:lock-out-lift", only={"administrator"}, fresh=True, GET=302, POST=302),
    staff(
        "staff:person-second-factors",
        only={"administrator"},
        fresh=True,
        arguments=lambda scene: [scene.people["officer"].public_id],
        GET=200,
        POST=200,
    ),
]
TABLE = [*ENTRANCE, *AGAIN, *OWN, *ADMINISTRATION]
