"""Proving again who one is, before a sensitive act."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from fourfold.interfaces.components.access import access_of
from fourfold.partnership.audit.models import Entry
from tests.interfaces.access.scenes import set_scene
from tests.interfaces.access.signing_in import TABLE, add_to
from tests.interfaces.access.table import addresses, rows
from tests.people import signed_in

from .conftest import code_now, enter

OURS = {row.name: row for row in rows() if row.name.startswith(("mfa_", "account_"))}


def test_the_table_names_every_sensitive_address():
    ours = {row.name for group in TABLE for row in group}
    sensitive = {name for name, view in addresses() if access_of(view).fresh}

    assert sensitive & ours == {row.name for row in rows() if row.fresh} & ours


def test_every_sensitive_address_of_an_account_asks_for_proof(client, db):
    scene = set_scene()
    add_to(scene)
    long_ago = timezone.now() - timedelta(minutes=6)
    signed_in(client, scene.people["administrator"], confirmed_at=long_ago)

    answers = {
        name: client.get(reverse(name, args=row.arguments(scene)))
        for name, row in OURS.items()
        if row.fresh
    }

    assert len(answers) > 8
    assert {a["Location"].split("?")[0] for a in answers.values()} == {
        "/sign-in/again/"
    }


@pytest.mark.parametrize(("minutes", "asks"), [(4, False), (6, True)])
def test_a_sensitive_page_asks_again_after_5_minutes(
    client, ada, app_of, clock, minutes, asks
):
    enter(client, app_of(ada))

    clock.shift(timedelta(minutes=minutes))
    answer = client.get("/staff/profile/cover/")

    assert (answer.status_code == 302) is asks


@pytest.mark.parametrize("way", ["password", "code"])
def test_proof_by_password_or_code_opens_for_5_minutes(client, ada, app_of, clock, way):
    enter(client, app_of(ada))
    clock.shift(timedelta(minutes=6))

    if way == "password":
        proof = {"password": "four brown owls in a row"}
        client.post("/sign-in/again/?next=/staff/profile/cover/", proof)
    else:
        client.post(
            "/sign-in/again/code/?next=/staff/profile/cover/", {"code": code_now()}
        )

    assert client.get("/staff/profile/cover/").status_code == 200
    assert Entry.objects.get(action="sign_in.confirmed").details["way"] in (
        "password",
        "totp",
    )


def test_a_wrong_password_proves_nothing(client, ada, app_of, clock):
    enter(client, app_of(ada))
    clock.shift(timedelta(minutes=6))

    page = client.post("/sign-in/again/", {"password": "wrong"})

    assert "That is not your password" in page.text
    assert client.get("/staff/profile/cover/").status_code == 302


def test_the_page_to_prove_it_names_the_other_ways(client, ada, app_of):
    signed_in(client, app_of(ada))

    page = client.get("/sign-in/again/?next=/staff/")

    assert "Use a code from your app" in page.text
    assert "Use a passkey" not in page.text
