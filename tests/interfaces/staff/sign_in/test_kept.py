"""What becomes of what somebody typed when they had to sign in before it was sent."""

from datetime import timedelta

from .conftest import code_now, enter, enter_code

PROFILE = {"name": "Ada Lovelace Min", "phone": "020 7946 0000"}


def test_what_was_typed_is_there_after_signing_in_again(client, ada, app_of, clock):
    enter(client, app_of(ada)).get("/staff/")
    clock.shift(timedelta(minutes=16))

    asked = client.post("/staff/profile/", PROFILE, follow=True)
    client.post(
        "/sign-in/",
        {
            "login": ada.email,
            "password": "four brown owls in a row",
            "next": "/sign-in/continue/",
        },
    )
    page = enter_code(client, code_now(), follow=True)

    assert "What you typed is safe" in asked.text
    assert page.redirect_chain[-1][0] == "/sign-in/continue/"
    assert "Ada Lovelace Min" in page.text
    ada.refresh_from_db()
    assert ada.name == "Ada Min"


def test_what_was_typed_can_be_sent_and_is_then_forgotten(client, ada, app_of, clock):
    enter(client, app_of(ada)).get("/staff/")
    clock.shift(timedelta(minutes=16))
    client.post("/staff/profile/", PROFILE)
    enter(client, ada)

    client.post("/staff/profile/", PROFILE)

    ada.refresh_from_db()
    assert ada.name == "Ada Lovelace Min"
    assert client.get("/sign-in/continue/")["Location"] == "/staff/"


def test_what_was_typed_can_be_thrown_away(client, ada, app_of, clock):
    enter(client, app_of(ada)).get("/staff/")
    clock.shift(timedelta(minutes=16))
    client.post("/staff/profile/", PROFILE)
    enter(client, ada)

    client.post("/sign-in/continue/")

    assert "kept" not in client.session


def test_what_was_typed_is_not_there_for_another_person(
    client, ada, app_of, clock, sergeant
):
    enter(client, app_of(ada)).get("/staff/")
    clock.shift(timedelta(minutes=16))
    client.post("/staff/profile/", PROFILE)
    sergeant.set_password("four brown owls in a row")
    sergeant.save()

    enter(client, app_of(sergeant))

    assert "kept" not in client.session


def test_what_was_typed_waits_for_an_hour(client, ada, app_of, clock):
    enter(client, app_of(ada)).get("/staff/")
    clock.shift(timedelta(minutes=16))
    client.post("/staff/profile/", PROFILE)

    clock.shift(timedelta(minutes=61))
    enter(client, ada)

    assert "kept" not in client.session


def test_secrets_are_never_kept(client, ada, app_of, clock):
    enter(client, app_of(ada)).get("/staff/")
    clock.shift(timedelta(minutes=16))

    client.post("/sign-in/security/password/", {"oldpassword": "a", "password1": "b"})

    assert client.session["kept"]["fields"] == []


def test_what_was_typed_waits_while_somebody_proves_who_they_are(
    client, ada, app_of, clock
):
    enter(client, app_of(ada))
    clock.shift(timedelta(minutes=6))

    asked = client.post("/staff/profile/cover/", {"colleague": "1-1"})
    page = client.post(
        asked["Location"],
        {"password": "four brown owls in a row", "next": "/sign-in/continue/"},
        follow=True,
    )

    assert asked["Location"] == "/sign-in/again/?next=%2Fsign-in%2Fcontinue%2F"
    assert '<textarea name="colleague" hidden>\n1-1</textarea>' in page.text
