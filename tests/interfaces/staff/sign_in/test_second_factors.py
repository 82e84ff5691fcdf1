import re
from datetime import timedelta

import pytest
import time_machine
from allauth.mfa.models import Authenticator
from django.utils import timezone

from fourfold.interfaces.staff.sign_in.sealing import decrypt
from fourfold.partnership.audit.models import Entry
from tests.people import signed_in

from .conftest import SECRET, code_now, enter_code, enter_password, told


def secret_on(page):
    return re.search(r'<code class="ff-key">(\w+)</code>', page.text)[1]


def set_up_app(client):
    secret = secret_on(client.get("/sign-in/security/app/"))
    answer = client.post(
        "/sign-in/security/app/", {"code": code_now(secret)}, follow=True
    )
    return secret, answer


def test_setting_an_app_up_opens_the_desk_and_shows_recovery_codes(client, ada):
    enter_password(client, ada)

    _, answer = set_up_app(client)

    assert answer.redirect_chain[-1][0] == "/sign-in/security/recovery-codes/"
    assert len(re.findall(r"<code>\d{8}</code>", answer.text)) == 10
    assert client.get("/staff/").status_code == 200


def test_a_new_factor_is_in_the_trail(client, ada):
    enter_password(client, ada)

    set_up_app(client)

    kinds = Entry.objects.filter(action="sign_in.factor_added").values_list(
        "details", flat=True
    )
    assert list(kinds) == [{"kind": "totp"}]


def test_the_secret_of_an_app_is_not_readable_in_the_database(client, ada):
    enter_password(client, ada)

    secret, _ = set_up_app(client)

    stored = Authenticator.objects.get(user=ada, type="totp").data["secret"]
    assert secret not in stored
    assert decrypt(stored) == secret


def test_secrets_open_with_an_old_key_of_the_site(ada, app_of, settings):
    app_of(ada)
    stored = Authenticator.objects.get(user=ada, type="totp").data["secret"]

    settings.SECRET_KEY_FALLBACKS = [settings.SECRET_KEY]
    settings.SECRET_KEY = "a newer one"

    assert decrypt(stored) == SECRET


def test_a_wrong_code_sets_nothing_up(client, ada):
    enter_password(client, ada)
    client.get("/sign-in/security/app/")

    answer = client.post("/sign-in/security/app/", {"code": "000000"})

    assert "That code is wrong" in answer.text
    assert not Authenticator.objects.filter(user=ada).exists()


def test_a_code_lets_in_once(client, ada, app_of):
    app_of(ada)
    with time_machine.travel(timezone.now(), tick=False):
        code = code_now()
        enter_password(client, ada)
        enter_code(client, code)
        client.post("/sign-in/out/")
        enter_password(client, ada)

        again = enter_code(client, code)

    assert "That code is wrong, used already" in again.text


@pytest.mark.parametrize("seconds", [-30, 30])
def test_a_code_of_the_step_before_or_after_lets_in_once(client, ada, app_of, seconds):
    """Codes are typed as their half minute ends, and clocks differ."""
    app_of(ada)
    with time_machine.travel(timezone.now(), tick=False) as now:
        code = code_now(later=seconds)
        enter_password(client, ada)
        enter_code(client, code)
        let_in = client.get("/staff/").status_code
        client.post("/sign-in/out/")
        enter_password(client, ada)
        # Longer than the engine itself remembers a code.
        now.shift(max(seconds, 0) + 1)

        again = enter_code(client, code)

    assert let_in == 200
    assert "That code is wrong, used already" in again.text


@pytest.mark.parametrize("seconds", [-60, 60])
def test_a_code_of_another_time_does_not_let_in(client, ada, app_of, seconds):
    app_of(ada)
    enter_password(client, ada)

    with time_machine.travel(timezone.now(), tick=False):
        answer = enter_code(client, code_now(later=seconds))

    assert "That code is wrong" in answer.text


def test_a_recovery_code_lets_in_once_and_the_rest_are_counted(
    client, ada, app_of, codes_of
):
    codes = codes_of(app_of(ada))
    enter_password(client, ada)
    enter_code(client, codes[0])

    left = client.get("/sign-in/security/").text
    client.post("/sign-in/out/")
    enter_password(client, ada)
    again = enter_code(client, codes[0])

    assert "<strong>9</strong> left" in left
    assert "That code is wrong" in again.text


def test_recovery_codes_are_shown_once(client, ada):
    enter_password(client, ada)
    set_up_app(client)

    again = client.get("/sign-in/security/recovery-codes/")

    assert not re.findall(r"\d{8}", again.text)
    assert "You have 10 of 10 left" in again.text


def test_recovery_codes_are_saved_while_they_are_on_the_screen(client, ada):
    enter_password(client, ada)
    _, page = set_up_app(client)
    shown = re.search(r'name="codes" value="([\d ]+)"', page.text)[1]

    answer = client.post("/sign-in/security/recovery-codes/file/", {"codes": shown})

    assert answer["Content-Disposition"] == 'attachment; filename="recovery-codes.txt"'
    assert answer.text.split()[-10:] == shown.split()


def test_recovery_codes_are_not_saved_by_whoever_cannot_see_them(client, ada):
    enter_password(client, ada)
    set_up_app(client)

    answer = client.post("/sign-in/security/recovery-codes/file/", {"codes": "1 2"})

    assert answer.status_code == 403


def test_new_recovery_codes_take_the_place_of_the_old(client, ada, app_of, codes_of):
    old = codes_of(app_of(ada))
    signed_in(client, ada)

    page = client.post("/sign-in/security/recovery-codes/new/", follow=True)

    new = re.findall(r"<code>(\d{8})</code>", page.text)
    assert len(new) == 10
    assert not set(new) & set(old)
    assert Entry.objects.filter(action="sign_in.recovery_codes_made").exists()


def test_without_a_factor_there_are_no_recovery_codes(client, ada):
    signed_in(client, ada)

    page = client.post("/sign-in/security/recovery-codes/new/")

    assert "Set up an app or a passkey first" in page.text


def test_the_only_factor_cannot_be_removed(client, ada, app_of):
    app_of(ada)
    signed_in(client, ada)

    asked = client.get("/sign-in/security/app/remove/")
    client.post("/sign-in/security/app/remove/")

    assert "This is your only second factor" in asked.text
    assert Authenticator.objects.filter(user=ada, type="totp").exists()


def test_the_only_passkey_cannot_be_removed(client, ada):
    passkey = Authenticator.objects.create(
        user=ada, type="webauthn", data={"name": "Key", "credential": {}}
    )
    signed_in(client, ada)

    page = client.post(f"/sign-in/security/passkeys/{passkey.pk}/remove/", follow=True)

    assert "This is your only second factor" in page.text
    assert Authenticator.objects.filter(pk=passkey.pk).exists()


def test_one_of_two_factors_can_be_removed(client, ada, app_of):
    app_of(ada)
    passkey = Authenticator.objects.create(
        user=ada, type="webauthn", data={"name": "Key", "credential": {}}
    )
    signed_in(client, ada)

    client.post(f"/sign-in/security/passkeys/{passkey.pk}/remove/")

    assert not Authenticator.objects.filter(pk=passkey.pk).exists()
    assert Entry.objects.get(action="sign_in.factor_removed").details == {
        "kind": "webauthn"
    }


def test_in_the_demonstration_the_only_factor_can_be_removed(
    client, ada, app_of, settings
):
    settings.DEMO = True
    app_of(ada)
    signed_in(client, ada)

    client.post("/sign-in/security/app/remove/")

    assert not Authenticator.objects.filter(user=ada).exists()


def test_an_app_moves_to_another_phone_without_a_gap(client, ada, app_of):
    app_of(ada)
    signed_in(client, ada)

    secret, _ = set_up_app(client)

    assert secret != SECRET
    assert decrypt(Authenticator.objects.get(user=ada, type="totp").data["secret"]) == (
        secret
    )


def test_a_change_of_factors_wants_proof_a_short_time_ago(client, ada, app_of):
    app_of(ada)
    signed_in(client, ada, confirmed_at=timezone.now() - timedelta(minutes=6))

    answers = [
        client.get(f"/sign-in/security/{page}")
        for page in ("app/", "app/remove/", "passkeys/add/", "recovery-codes/new/")
    ]

    assert all(a["Location"].startswith("/sign-in/again/?next=") for a in answers)


def test_a_passkey_is_renamed(client, ada):
    passkey = Authenticator.objects.create(
        user=ada, type="webauthn", data={"name": "Key", "credential": {}}
    )
    signed_in(client, ada)

    client.get(f"/sign-in/security/passkeys/{passkey.pk}/name/")
    client.post(f"/sign-in/security/passkeys/{passkey.pk}/name/", {"name": "Phone"})

    assert "Phone" in client.get("/sign-in/security/").text


def test_nobody_touches_the_passkey_of_another(client, ada, sergeant):
    passkey = Authenticator.objects.create(
        user=sergeant, type="webauthn", data={"name": "Key", "credential": {}}
    )
    signed_in(client, ada)

    pages = [
        f"/sign-in/security/passkeys/{passkey.pk}/{do}/" for do in ("name", "remove")
    ]

    assert [client.get(page).status_code for page in pages] == [404, 404]


def test_the_person_is_told_of_a_new_factor(client, ada):
    enter_password(client, ada)

    set_up_app(client)

    assert told()[-1] == "second-factor-changed"
