from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from fourfold.partnership.audit.models import Entry
from tests.people import make_person, signed_in

from .conftest import code_now, enter_code, enter_password, told

WRONG = "four black owls in a row"


def fail(client, address, times=5, **more):
    answers = [
        client.post("/sign-in/", {"login": address, "password": WRONG}, **more)
        for _ in range(times)
    ]
    return answers[-1]


def test_the_fifth_failure_locks_out_in_words(client, ada):
    early = fail(client, ada.email, 4)
    locked = fail(client, ada.email, 1)

    assert early.status_code == 200
    assert locked.status_code == 429
    assert "Wait 15 minutes" in locked.text


def test_a_locked_out_person_is_not_let_in_by_the_right_password(client, ada):
    fail(client, ada.email)

    answer = enter_password(client, ada)

    assert answer.status_code == 429


@pytest.mark.parametrize(("minutes", "status"), [(14, 429), (16, 302)])
def test_a_lock_out_lasts_15_minutes(client, ada, minutes, status):
    start = timezone.now()
    with time_machine.travel(start, tick=False):
        fail(client, ada.email)
    # Tries meanwhile do not make it longer.
    with time_machine.travel(start + timedelta(minutes=10), tick=False):
        enter_password(client, ada)

    with time_machine.travel(start + timedelta(minutes=minutes), tick=False):
        answer = enter_password(client, ada)

    assert answer.status_code == status


def test_another_network_is_not_locked_out(client, ada):
    fail(client, ada.email, REMOTE_ADDR="198.51.100.7")

    answer = enter_password(client, ada, REMOTE_ADDR="198.51.100.8")

    assert answer.status_code == 302


def test_another_address_of_the_same_ipv6_network_is_locked_out(client, ada):
    for last in range(1, 6):
        fail(client, ada.email, 1, REMOTE_ADDR=f"2001:db8:1:2::{last}")

    answer = enter_password(client, ada, REMOTE_ADDR="2001:db8:1:2:ffff::9")

    assert answer.status_code == 429


def test_a_forwarded_address_does_not_get_round_it(client, ada):
    for last in range(1, 6):
        fail(client, ada.email, 1, HTTP_X_FORWARDED_FOR=f"198.51.100.{last}")

    answer = enter_password(client, ada, HTTP_X_FORWARDED_FOR="198.51.100.99")

    assert answer.status_code == 429


def test_another_browser_does_not_get_round_it(client, ada):
    for number in range(5):
        fail(client, ada.email, 1, HTTP_USER_AGENT=f"Browser/{number}")

    answer = enter_password(client, ada, HTTP_USER_AGENT="Browser/99")

    assert answer.status_code == 429


def test_upper_case_does_not_get_round_it(client, ada):
    for number in range(5):
        fail(client, ada.email.upper() if number % 2 else ada.email, 1)

    answer = enter_password(client, ada)

    assert answer.status_code == 429


def test_known_and_unknown_addresses_get_the_same_answer(client, ada, rf):
    known = [fail(client, ada.email, 1) for _ in range(6)]
    unknown = [fail(client, "nobody.at.all@example.org", 1) for _ in range(6)]

    def body(answer, address):
        text = answer.text.replace(address, "ADDRESS")
        return answer.status_code, without_tokens(text)

    assert [body(a, ada.email) for a in known] == [
        body(a, "nobody.at.all@example.org") for a in unknown
    ]


def without_tokens(text):
    return [line for line in text.splitlines() if "csrfmiddlewaretoken" not in line]


def test_a_lock_out_is_in_the_trail_once_and_told_once(client, ada):
    fail(client, ada.email, 8)

    assert Entry.objects.filter(action="sign_in.locked_out").count() == 1
    assert told() == ["account-locked"]


def test_nobody_is_told_of_a_lock_out_of_an_unknown_address(client, db):
    fail(client, "nobody.at.all@example.org")

    assert told() == []


def test_a_network_has_a_limit_over_all_addresses(client, ada):
    for number in range(100):
        client.post("/sign-in/", {"login": f"{number}@x", "password": ""})

    answer = enter_password(client, ada)

    assert answer.status_code == 429
    assert "too many tries from your network" in answer.text


def test_five_wrong_codes_lock_the_second_factor(client, ada, app_of):
    app_of(ada)
    enter_password(client, ada)
    for _ in range(5):
        enter_code(client, "000000")

    answer = enter_code(client, code_now())

    assert "There were too many tries" in answer.text
    assert Entry.objects.get(action="sign_in.locked_out").details["step"] == (
        "second-factor"
    )


def test_nothing_of_who_tried_is_in_the_log(client, ada, caplog):
    fail(client, ada.email, 6, REMOTE_ADDR="198.51.100.7")

    assert ada.email not in caplog.text
    assert "198.51.100.7" not in caplog.text


def test_an_administrator_sees_lock_outs_and_lifts_one(client, ada, council):
    officer = make_person("Asbel Officer", council, "asb-officer")
    officer.set_password("five brown owls in a row")
    officer.save()
    fail(client, officer.email)
    signed_in(client, ada)

    seen = client.get("/staff/lock-outs/")
    lifted = client.post(
        "/staff/lock-outs/lift/", {"address": officer.email}, follow=True
    )
    client.post("/sign-in/out/")
    answer = enter_password(client, officer, "five brown owls in a row")

    assert officer.email in seen.text
    assert "The lock-out is lifted" in lifted.text
    assert Entry.objects.get(action="sign_in.lock_out_lifted").doer == (
        f"person {ada.public_id}"
    )
    assert answer.status_code == 302


def test_a_lock_out_that_is_over_cannot_be_lifted(client, ada):
    signed_in(client, ada)

    answer = client.post("/staff/lock-outs/lift/", {"address": "x@y.z"}, follow=True)

    assert "This lock-out is over already" in answer.text
