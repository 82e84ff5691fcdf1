import uuid

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from fourfold.partnership.audit.models import Entry
from fourfold.partnership.notifications import queries
from fourfold.partnership.notifications.models import Message
from fourfold.partnership.notifications.services import queue
from tests.people import SET_UP

pytestmark = pytest.mark.django_db
MESSAGES = reverse("staff:messages")
State = Message.State


@pytest.fixture
def keeper(sign_in, administrator):
    return sign_in(administrator)


@transaction.atomic
def put(template="role-decided", **changes):
    message = queue(
        by=SET_UP,
        template=template,
        to="somebody@example.org",
        context={"link": "/staff/"},
    )
    Message.objects.filter(pk=message.pk).update(**changes)
    return message


def page(client, **asked):
    return client.get(MESSAGES, asked).content.decode()


def test_a_list_without_messages_says_when_there_will_be_some(keeper):
    assert "No messages yet" in page(keeper)


def test_messages_are_shown_without_the_address(keeper):
    put()

    text = page(keeper)

    assert "A role was approved or refused" in text
    assert "s…@example.org" in text
    assert "somebody@example.org" not in text
    assert "1 waiting" in text


def test_looking_at_messages_is_noted(keeper):
    page(keeper, state="failed")

    entry = Entry.objects.last()
    assert entry.action == "notifications.messages_read"
    assert entry.details["state"] == "failed"


def test_messages_can_be_filtered(keeper):
    put()
    put(
        "role-awaits-approval", state=State.FAILED, attempts=1, last_error="refused-550"
    )

    failed = page(keeper, state="failed")
    decided = page(keeper, kind="role-decided")
    none = page(keeper, state="given-up")

    assert "1 try: the mail server refused it (550)" in failed
    assert "Some messages could not be delivered" in failed
    assert "s…@example.org" in decided
    assert "refused it" not in decided
    assert "No message fits" in none


def test_a_filter_that_is_none_shows_everything(keeper):
    put()

    assert "s…@example.org" in page(keeper, state="no-such-state", before="x")


def test_a_message_that_may_have_come_twice_says_so(keeper):
    put(attempts=2, last_error="line-dropped", unconfirmed=1)

    assert (
        "2 tries: the mail server ended the conversation; it may have arrived twice"
        in page(keeper)
    )


def test_a_message_that_is_no_longer_defined_is_shown_by_its_name(keeper):
    put(template="role-decided")
    Message.objects.update(template="an-old-one")

    assert "an-old-one" in page(keeper)


def test_older_messages_are_on_the_next_page(keeper, monkeypatch):
    monkeypatch.setattr(queries, "PAGE", 1)
    put()
    newer = put()

    first = page(keeper)

    assert f"before={newer.pk}" in first
    assert "before=" not in page(keeper, before=newer.pk)


def test_the_list_costs_the_same_for_one_and_for_fifty(keeper):
    put()
    page(keeper)
    with CaptureQueriesContext(connection) as for_one:
        page(keeper)
    for _ in range(49):
        put()
    with CaptureQueriesContext(connection) as for_fifty:
        page(keeper)

    assert len(for_one) == len(for_fifty) <= 25


def test_a_failed_message_can_be_tried_again(keeper):
    message = put(state=State.FAILED)

    response = keeper.post(
        reverse("staff:message-try-again", args=[message.public_id]), follow=True
    )

    message.refresh_from_db()
    assert message.state == State.QUEUED
    assert "waits to be sent again" in response.content.decode()


def test_a_message_can_be_given_up(keeper):
    message = put()

    response = keeper.post(
        reverse("staff:message-give-up", args=[message.public_id]), follow=True
    )

    message.refresh_from_db()
    assert message.state == State.GIVEN_UP
    assert "will not be sent" in response.content.decode()


def test_what_cannot_be_done_is_said(keeper):
    message = put()

    response = keeper.post(
        reverse("staff:message-try-again", args=[message.public_id]), follow=True
    )

    assert "Only a message that failed" in response.content.decode()


def test_a_message_that_is_not_there_is_not_found(keeper):
    address = reverse("staff:message-give-up", args=[uuid.uuid4()])

    assert keeper.post(address).status_code == 404


def test_nothing_changes_by_looking(keeper):
    message = put(state=State.FAILED)
    address = reverse("staff:message-try-again", args=[message.public_id])

    assert keeper.get(address).status_code == 405
