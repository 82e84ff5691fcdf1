"""How long a session lasts, and what ends it before its time."""

from datetime import date, timedelta

import pytest
from django.test import Client

from fourfold.partnership.accounts.services import record_leaving, suspend_person
from fourfold.partnership.audit.models import Entry
from tests.people import SET_UP, signed_in

from .conftest import enter, enter_password


@pytest.mark.parametrize(("minutes", "status"), [(14, 200), (16, 302)])
def test_a_session_ends_after_15_minutes_without_anything(
    client, ada, app_of, clock, minutes, status
):
    enter(client, app_of(ada)).get("/staff/")

    clock.shift(timedelta(minutes=minutes))

    assert client.get("/staff/").status_code == status


@pytest.mark.parametrize(("minutes", "status"), [(-5, 200), (5, 302)])
def test_a_session_ends_after_12_hours_whatever_is_done(
    client, ada, app_of, clock, minutes, status
):
    enter(client, app_of(ada)).get("/staff/")
    for _ in range(6 * 12 - 1):
        clock.shift(timedelta(minutes=10))
        assert client.get("/staff/").status_code == 200

    clock.shift(timedelta(minutes=10 + minutes))

    assert client.get("/staff/").status_code == status


def test_the_sign_in_page_says_why_the_session_ended(client, ada, app_of, clock):
    enter(client, app_of(ada)).get("/staff/")

    clock.shift(timedelta(minutes=16))
    page = client.get("/staff/profile/", follow=True)

    assert "nothing was done here for a while" in page.text
    assert page.redirect_chain == [("/sign-in/?next=%2Fstaff%2Fprofile%2F", 302)]


def test_devices_are_listed_by_what_they_say_of_themselves(client, ada, app_of):
    enter(client, app_of(ada))

    page = client.get("/staff/profile/devices/")

    assert "Firefox on Windows" in page.text
    assert "this one" in page.text


def test_everywhere_else_is_signed_out_at_once(client, ada, app_of, clock):
    elsewhere = enter(Client(), app_of(ada))
    clock.shift(timedelta(seconds=31))
    enter(client, ada)

    page = client.post("/staff/profile/devices/", follow=True)

    assert "signed out on 1 other device" in page.text
    assert elsewhere.get("/staff/").status_code == 302
    assert client.get("/staff/").status_code == 200
    assert Entry.objects.get(action="sign_in.sessions_ended").details["count"] == 1


def test_nowhere_else_is_said(client, ada, app_of):
    enter(client, app_of(ada))

    page = client.post("/staff/profile/devices/", follow=True)

    assert "signed in nowhere else" in page.text


def test_a_suspended_person_is_out_at_the_next_click(client, ada, app_of):
    enter(client, app_of(ada))

    suspend_person(by=SET_UP, person_id=ada.pk, reason="conduct")

    assert client.get("/staff/").status_code == 302


def test_somebody_who_left_is_out_at_the_next_click(client, ada, app_of):
    enter(client, app_of(ada))

    record_leaving(by=SET_UP, person_id=ada.pk, on=date(2021, 1, 1))

    assert client.get("/staff/").status_code == 302


@pytest.mark.parametrize("how", ["suspended", "past their last day"])
def test_a_closed_account_is_told_so_after_the_right_password(client, ada, how):
    if how == "suspended":
        suspend_person(by=SET_UP, person_id=ada.pk, reason="conduct")
    else:
        ada.leaves_on = date(2021, 1, 1)
        ada.save()

    wrong = enter_password(client, ada, "wrong")
    right = enter_password(client, ada)

    assert "closed" not in wrong.text
    assert right.status_code == 403
    assert "Your account is closed" in right.text
    assert client.get("/staff/").status_code == 302


def test_a_page_is_not_kept_by_the_browser(client, ada):
    signed_in(client, ada)

    assert client.get("/staff/")["Cache-Control"] == "no-store, private"


def test_a_known_device_is_not_new_the_second_time(client, ada, app_of, clock):
    enter(client, app_of(ada))
    client.post("/sign-in/out/")
    clock.shift(timedelta(seconds=31))

    enter(client, ada)

    told = Entry.objects.filter(action="sign_in.signed_in").order_by("seq")
    assert [entry.details["new_device"] for entry in told] == [True, False]


def test_a_forged_mark_makes_no_device_known(client, ada, app_of):
    client.cookies["known"] = "forged"

    enter(client, app_of(ada))

    assert Entry.objects.get(action="sign_in.signed_in").details["new_device"]
