from datetime import timedelta

import time_machine
from django.utils import timezone

from fourfold.partnership.audit.models import Entry
from fourfold.partnership.notifications.models import Message
from tests.people import PASSWORD, signed_in

from .conftest import enter_password, told

NEW = "seven green herons by the lake"


def ask(client, address):
    return client.post("/sign-in/forgotten/", {"email": address}, follow=True)


def link_to(client, person):
    ask(client, person.email)
    return Message.objects.order_by("pk").last().context["link"]


def choose(client, link, password=NEW):
    form = client.get(link, follow=True)
    return client.post(
        form.redirect_chain[-1][0] if form.redirect_chain else link,
        {"password1": password, "password2": password},
        follow=True,
    )


def test_known_and_unknown_addresses_get_the_same_answer(client, ada):
    known = ask(client, ada.email)
    unknown = ask(client, "nobody@example.org")

    assert known.text == unknown.text
    assert known.redirect_chain == unknown.redirect_chain


def test_nothing_is_sent_to_an_unknown_address(client, db):
    ask(client, "nobody@example.org")

    assert told() == []


def test_whoever_signs_in_at_their_agency_gets_no_password(client, officer):
    ask(client, officer.email)

    assert told() == []


def test_a_link_changes_the_password_once(client, ada):
    link = link_to(client, ada)

    done = choose(client, link)
    again = client.get(link)

    assert "Your password is changed" in done.text
    assert "This link no longer works" in again.text
    assert enter_password(client, ada, NEW).status_code == 302
    assert Entry.objects.get(action="sign_in.password_changed").details["how"] == (
        "reset"
    )


def test_a_link_works_for_an_hour(client, ada):
    link = link_to(client, ada)

    with time_machine.travel(timezone.now() + timedelta(minutes=61)):
        answer = client.get(link)

    assert "This link no longer works" in answer.text


def test_a_link_does_not_get_past_the_second_factor(client, ada, app_of):
    app_of(ada)
    link = link_to(client, ada)

    choose(client, link)

    assert client.get("/staff/")["Location"].startswith("/sign-in/")
    assert enter_password(client, ada, NEW)["Location"] == "/sign-in/code/"


def test_a_link_ends_all_sessions(client, ada):
    elsewhere = type(client)()
    signed_in(elsewhere, ada)
    link = link_to(client, ada)

    choose(client, link)

    assert elsewhere.get("/staff/").status_code == 302


def test_a_weak_password_is_refused_in_words(client, ada):
    link = link_to(client, ada)

    answer = choose(client, link, "short")

    assert "at least 12 characters" in answer.text.casefold()


def test_changing_the_password_ends_the_other_sessions_only(client, ada):
    elsewhere = type(client)()
    signed_in(elsewhere, ada)
    signed_in(client, ada)

    client.post(
        "/sign-in/security/password/",
        {"oldpassword": PASSWORD, "password1": NEW, "password2": NEW},
    )

    assert client.get("/staff/").status_code == 200
    assert elsewhere.get("/staff/").status_code == 302
    assert Entry.objects.get(action="sign_in.password_changed").details["how"] == (
        "changed"
    )


def test_the_old_password_is_wanted(client, ada):
    signed_in(client, ada)

    answer = client.post(
        "/sign-in/security/password/",
        {"oldpassword": "x", "password1": NEW, "password2": NEW},
    )

    assert "That is not your current password" in answer.text


def test_whoever_has_no_password_is_told_so(client, administrator):
    signed_in(client, administrator)

    answer = client.get("/sign-in/security/password/", follow=True)

    assert "without a password" in answer.text
