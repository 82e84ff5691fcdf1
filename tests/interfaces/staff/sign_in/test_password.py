from fourfold.partnership.audit.models import Entry

from .conftest import code_now, enter_code, enter_password


def actions():
    return list(
        Entry.objects.filter(action__startswith="sign_in.")
        .order_by("seq")
        .values_list("action", flat=True)
    )


def test_the_sign_in_page_is_in_our_words(client, db):
    page = client.get("/sign-in/")

    assert page.status_code == 200
    assert "Work e-mail address" in page.text
    assert "Sign up" not in page.text


def test_a_password_alone_leads_to_setting_up_a_second_factor(client, ada):
    answer = enter_password(client, ada, follow=True)

    assert answer.redirect_chain[-1][0] == "/sign-in/security/"
    assert "Set up a second factor to go on" in answer.text


def test_password_and_code_lead_to_the_desk(client, ada, app_of):
    app_of(ada)

    asked = enter_password(client, ada, follow=True)
    answer = enter_code(client, code_now(), follow=True)

    assert "Now your second factor" in asked.text
    assert answer.redirect_chain[-1][0] == "/staff/"
    assert answer.status_code == 200


def test_a_sign_in_is_in_the_trail_with_how(client, ada, app_of):
    app_of(ada)

    enter_password(client, ada)
    enter_code(client, code_now())

    entry = Entry.objects.get(action="sign_in.signed_in")
    assert entry.doer == f"person {ada.public_id}"
    assert entry.details == {
        "way": "password",
        "second_factor": "totp",
        "new_device": True,
    }


def test_a_failed_sign_in_is_by_nobody_and_without_address(client, ada):
    enter_password(client, ada, "four black owls in a row")

    entry = Entry.objects.get(action="sign_in.failed")
    assert entry.doer == "nobody"
    assert ada.email not in str(vars(entry))
    assert entry.details["step"] == "password"


def test_tries_for_one_address_have_one_digest(client, ada):
    enter_password(client, ada, "four black owls in a row")
    client.post("/sign-in/", {"login": ada.email.upper(), "password": "x"})
    client.post("/sign-in/", {"login": "who@example.org", "password": "x"})

    entries = Entry.objects.filter(action="sign_in.failed").order_by("seq")
    first, second, other = [entry.details["digest"] for entry in entries]
    assert first == second
    assert other != first


def test_an_address_opens_however_it_is_typed(client, ada):
    answer = client.post(
        "/sign-in/",
        {"login": ada.email.upper(), "password": "four brown owls in a row"},
    )

    assert answer.status_code == 302


def test_the_key_of_the_session_is_another_after_signing_in(client, ada, app_of):
    app_of(ada)
    client.get("/sign-in/")
    enter_password(client, ada)
    before = client.session.session_key

    enter_code(client, code_now())

    assert client.session.session_key != before


def test_signing_out_is_in_the_trail_and_closes_the_desk(client, ada, app_of):
    app_of(ada)
    enter_password(client, ada)
    enter_code(client, code_now())

    client.post("/sign-in/out/")

    assert actions()[-1] == "sign_in.signed_out"
    assert client.get("/staff/")["Location"].startswith("/sign-in/?next=")


def test_there_is_no_page_to_sign_up_or_to_manage_addresses(client, db):
    addresses = ["/sign-in/signup/", "/sign-in/email/", "/accounts/signup/"]

    assert [client.get(each).status_code for each in addresses] == [404] * 3
