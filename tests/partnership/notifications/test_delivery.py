import socket
from datetime import timedelta
from itertools import cycle
from threading import Barrier, Thread

import pytest
from django.core import mail
from django.db import connection
from django.utils import timezone

from fourfold.partnership.audit.models import Entry
from fourfold.partnership.notifications import delivery
from fourfold.partnership.notifications.delivery import send_due
from fourfold.partnership.notifications.models import Message
from fourfold.partnership.notifications.services import give_up
from tests.post import post_office

from .conftest import BY

State = Message.State


def later(minutes):
    return timezone.now() + timedelta(minutes=minutes)


def try_until_quiet(tries=60):
    """What a day of the job does, at its own pace."""
    for number in range(tries):
        send_due(by=BY, now=later(6 * number))


def test_a_message_arrives_once_with_its_own_number(put, settings):
    message = put()

    with post_office(settings) as server:
        run = send_due(by=BY)
        again = send_due(by=BY)

    (letter,) = server.taken
    message.refresh_from_db()
    assert (run.sent, again.sent) == (1, 0)
    assert letter["Message-ID"] == message.message_id
    assert letter["To"] == "a.person@example.org"
    assert letter["Auto-Submitted"] == "auto-generated"
    assert "/staff/somewhere/?next=1" in letter.get_content()
    assert (message.state, message.attempts) == (State.SENT, 1)
    assert message.sent_at is not None


def test_a_link_that_opens_something_is_forgotten_once_it_was_sent(put, settings):
    invitation, other = put(), put("role-decided")

    with post_office(settings):
        send_due(by=BY)

    invitation.refresh_from_db()
    other.refresh_from_db()
    assert invitation.context == {"expires_on": "2026-05-04"}
    assert other.context == {"link": "/staff/somewhere/?next=1"}


def test_many_messages_go_in_one_conversation_up_to_the_limit(put, settings):
    for number in range(5):
        put(to=f"person{number}@example.org")

    with post_office(settings) as server:
        run = send_due(by=BY, limit=3)

    assert (run.sent, server.conversations) == (3, 1)
    assert Message.objects.filter(state=State.QUEUED).count() == 2


@pytest.mark.parametrize("wanted", ["later", "for now"])
def test_a_refusal_for_the_time_being_is_tried_again(put, settings, wanted):
    message = put()
    answers = iter([wanted, wanted, "take"])

    with post_office(settings, lambda: next(answers)) as server:
        runs = [send_due(by=BY, now=later(6 * number)) for number in range(3)]

    message.refresh_from_db()
    assert [(run.waiting, run.sent) for run in runs] == [(1, 0), (1, 0), (0, 1)]
    assert (message.state, message.attempts, message.unconfirmed) == (State.SENT, 3, 0)
    assert len(server.taken) == 1


def test_a_message_is_not_tried_again_before_its_time(put, settings):
    put()

    with post_office(settings, lambda: "later"):
        send_due(by=BY)
        soon = send_due(by=BY, now=later(4))

    assert (soon.waiting, soon.failed) == (0, 0)


@pytest.mark.parametrize(
    ("wanted", "code"), [("never", "refused-550"), ("for good", "refused-554")]
)
def test_a_refusal_for_good_has_failed_at_once(put, settings, wanted, code):
    message = put()

    with post_office(settings, lambda: wanted):
        run = send_due(by=BY)

    message.refresh_from_db()
    assert run.failed == 1
    assert (message.state, message.attempts) == (State.FAILED, 1)
    assert message.last_error == code
    entry = Entry.objects.last()
    assert entry.action == "notifications.message_failed"
    assert entry.details["error"] == code
    assert "example.org" not in str(entry.details)


def test_after_48_attempts_a_message_has_failed(put, settings):
    message = put()

    with post_office(settings, lambda: "later"):
        try_until_quiet()

    message.refresh_from_db()
    assert (message.state, message.attempts) == (State.FAILED, 48)
    assert message.last_error == "refused-451"


def test_one_that_is_refused_does_not_hold_up_the_others(put, settings):
    for number in range(6):
        put(to=f"person{number}@example.org")
    answers = cycle(["never", "take", "later"])

    with post_office(settings, lambda: next(answers)):
        run = send_due(by=BY)

    assert (run.sent, run.waiting, run.failed) == (2, 2, 2)


def test_a_server_that_is_away_for_a_day_loses_nothing(put, settings):
    for number in range(5):
        put(to=f"person{number}@example.org")
    with socket.socket() as nobody:
        nobody.bind(("127.0.0.1", 0))
        settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
        settings.EMAIL_HOST, settings.EMAIL_PORT = nobody.getsockname()
        away = [send_due(by=BY, now=later(5 * number)) for number in range(288)]

    with post_office(settings) as server:
        back = send_due(by=BY, now=later(24 * 60))

    assert not any(run.is_reachable or run.sent for run in away)
    assert back.sent == 5
    assert set(server.copies.values()) == {1}
    assert set(Message.objects.values_list("attempts", flat=True)) == {1}


def test_where_the_answer_is_lost_a_message_comes_twice_and_is_counted(put, settings):
    numbers = 40
    for number in range(numbers):
        put(to=f"person{number}@example.org")
    answers = cycle(["take", "lose", "take", "hang up", "later", "take"])

    with post_office(settings, lambda: next(answers)) as server:
        try_until_quiet(10)

    doubtful = sum(Message.objects.values_list("unconfirmed", flat=True))
    doubles = sum(server.copies.values()) - numbers
    assert not Message.objects.exclude(state=State.SENT).exists()
    assert len(server.copies) == numbers
    assert 0 < doubles <= doubtful


def test_a_claim_whose_program_died_is_made_again_and_counted(put, settings):
    message = put()
    delivery._claim(timezone.now())

    with post_office(settings) as server:
        at_once = send_due(by=BY)
        after = send_due(by=BY, now=later(6))

    message.refresh_from_db()
    assert (at_once.sent, after.sent) == (0, 1)
    assert (message.attempts, message.unconfirmed) == (2, 1)
    assert server.copies == {message.message_id: 1}


def test_a_message_given_up_while_it_is_sent_stays_given_up(put):
    message = put()
    claimed = delivery._claim(timezone.now())
    give_up(by=BY, public_id=message.public_id)
    delivery._note_sent(claimed)

    message.refresh_from_db()
    assert message.state == State.GIVEN_UP
    assert delivery._claim(later(10)) is None


def test_a_message_whose_definition_changed_has_failed(put, settings):
    message = put()
    Message.objects.update(context={"link": "/", "old": 1})

    with post_office(settings):
        run = send_due(by=BY)

    message.refresh_from_db()
    assert run.failed == 1
    assert message.last_error == "no-text"


def test_other_ways_of_sending_work_too(put, settings):
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    put()

    send_due(by=BY)

    assert mail.outbox[0].subject.startswith("You are invited")


def test_a_race_for_the_last_message_has_one_winner(put, settings, monkeypatch):
    put()
    monkeypatch.setattr(delivery, "_claim", lambda _now: None)

    with post_office(settings) as server:
        run = send_due(by=BY)

    assert run.sent == 0
    assert server.taken == []


@pytest.mark.django_db(transaction=True)
def test_several_senders_at_once_send_each_message_once(put, settings):
    numbers, senders = 30, 4
    for number in range(numbers):
        put(to=f"person{number}@example.org")
    start = Barrier(senders)

    def send():
        start.wait()
        send_due(by=BY)
        connection.close()

    with post_office(settings) as server:
        threads = [Thread(target=send) for _ in range(senders)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()

    assert len(server.copies) == numbers
    assert set(server.copies.values()) == {1}
