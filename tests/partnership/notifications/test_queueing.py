import uuid
from datetime import date, datetime

import pytest
from django.db import IntegrityError, transaction

from fourfold.partnership.audit.models import Entry
from fourfold.partnership.errors import RefusedError
from fourfold.partnership.notifications.kinds import UnsafeMessageError
from fourfold.partnership.notifications.models import Message
from fourfold.partnership.notifications.services import queue

from .conftest import BY, context_for


def test_a_message_waits_with_what_it_will_say(put):
    person = uuid.uuid4()

    message = put(to=" a.person@example.org ", person_ref=person)

    message.refresh_from_db()
    assert message.state == Message.State.QUEUED
    assert message.to_address == "a.person@example.org"
    assert message.person_ref == person
    assert message.context == {
        "link": "/staff/somewhere/?next=1",
        "expires_on": "2026-05-04",
    }
    assert message.message_id == f"<{message.public_id}@example.org>"
    assert str(message) == "invitation, Waiting"


def test_that_a_message_was_asked_for_is_recorded_without_its_address(put):
    message = put()

    entry = Entry.objects.last()
    assert entry.action == "notifications.message_queued"
    assert entry.target == str(message.public_id)
    assert entry.details == {"template": "invitation"}


@pytest.mark.django_db(transaction=True)
def test_there_is_no_message_of_an_act_that_was_taken_back():
    with transaction.atomic():
        queue(
            by=BY,
            template="role-decided",
            to="a@example.org",
            context=context_for("role-decided"),
        )
        transaction.set_rollback(True)

    assert not Message.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_a_message_outside_a_transaction_is_refused():
    with pytest.raises(RuntimeError, match="in the transaction of the act"):
        queue(by=BY, template="role-decided", to="a@example.org")


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("name", "context", "words"),
    [
        ("no-such-thing", {}, "not in definitions/messages"),
        ("role-decided", {}, "takes link"),
        ("role-decided", {"link": "/a", "name": "Jo"}, "takes link"),
        ("role-decided", {"link": "https://elsewhere.test"}, "link is not a path"),
        ("role-decided", {"link": "/a b"}, "link is not a path"),
        ("role-decided", {"link": 5}, "link is not a path"),
        ("invitation", {"link": "/a", "expires_on": "soon"}, "expires_on is not"),
        (
            "invitation",
            {"link": "/a", "expires_on": datetime(2026, 1, 1)},  # noqa: DTZ001
            "not a date",
        ),
        (
            "password-changed",
            {"link": "/a", "at": datetime(2026, 1, 1)},  # noqa: DTZ001
            "at is not a time",
        ),
        ("password-changed", {"link": "/a", "at": date(2026, 1, 1)}, "not a time"),
        (
            "job-missed",
            {"link": "/", "job": "what Jo did", "due_at": None},
            "job is not a code|due_at is not a time",
        ),
        (
            "audit-anchor",
            {"seq": True, "code": "a", "at": None},
            "at is not a time|seq is not a number",
        ),
    ],
)
def test_a_message_says_only_what_its_definition_allows(name, context, words):
    with pytest.raises(UnsafeMessageError, match=words):
        queue(by=BY, template=name, to="a@example.org", context=context)

    assert not Message.objects.exists()


@pytest.mark.parametrize("to", ["", "nobody", "a@b@example.org", "a@example.org\nBcc:"])
def test_an_address_that_is_none_is_refused(put, to):
    with pytest.raises(RefusedError, match="not an e-mail address"):
        put(to=to)


@pytest.mark.parametrize("channel", ["sms", "letter"])
def test_other_channels_are_refused_in_words(put, channel):
    with pytest.raises(RefusedError, match="sends e-mail only"):
        put(channel=channel)


def test_the_database_holds_a_state_to_its_time(put):
    message = put()

    for changes in ({"state": "sent"}, {"state": "failed", "is_claimed": True}):
        with pytest.raises(IntegrityError), transaction.atomic():
            Message.objects.filter(pk=message.pk).update(**changes)


def test_an_address_is_shown_masked(put):
    assert put().masked_address == "a…@example.org"
