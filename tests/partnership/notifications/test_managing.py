import pytest
from django.core.exceptions import PermissionDenied

from fourfold.partnership.accounts.actors import Actor
from fourfold.partnership.audit.models import Entry
from fourfold.partnership.errors import RefusedError
from fourfold.partnership.notifications import queries
from fourfold.partnership.notifications.models import Message
from fourfold.partnership.notifications.services import (
    give_up,
    read_messages,
    try_again,
)
from tests.people import actor_of

from .conftest import BY

State = Message.State


def as_failed(message):
    Message.objects.filter(pk=message.pk).update(state=State.FAILED, attempts=48)


def test_a_failed_message_can_be_sent_again(put, administrator):
    message = put()
    as_failed(message)

    try_again(by=actor_of(administrator), public_id=message.public_id)

    message.refresh_from_db()
    assert (message.state, message.attempts) == (State.QUEUED, 0)
    assert Entry.objects.last().action == "notifications.message_queued_again"


def test_a_message_that_waits_cannot_be_sent_again(put):
    with pytest.raises(RefusedError, match="Only a message that failed"):
        try_again(by=BY, public_id=put().public_id)


@pytest.mark.parametrize("state", [State.QUEUED, State.FAILED])
def test_giving_up_forgets_the_link(put, state):
    message = put()
    Message.objects.update(state=state)

    give_up(by=BY, public_id=message.public_id)

    message.refresh_from_db()
    assert message.state == State.GIVEN_UP
    assert message.context == {"expires_on": "2026-05-04"}
    assert Entry.objects.last().action == "notifications.message_given_up"


def test_a_message_is_given_up_once(put):
    message = put()
    give_up(by=BY, public_id=message.public_id)

    with pytest.raises(RefusedError, match="no longer waiting"):
        give_up(by=BY, public_id=message.public_id)


@pytest.mark.parametrize("asker", ["officer", "nobody"])
def test_only_who_keeps_the_site_running_manages_messages(put, request, asker):
    by = Actor() if asker == "nobody" else actor_of(request.getfixturevalue(asker))
    message = put()

    for act in (try_again, give_up):
        with pytest.raises(PermissionDenied):
            act(by=by, public_id=message.public_id)
    with pytest.raises(PermissionDenied):
        read_messages(by=by)


def test_messages_come_in_pages_and_by_what_is_asked(put, monkeypatch, administrator):
    monkeypatch.setattr(queries, "PAGE", 2)
    first, second, third = put(), put("role-decided"), put()
    as_failed(first)
    by = actor_of(administrator)

    newest = read_messages(by=by)
    older = read_messages(by=by, before=newest.older)

    assert newest.messages == [third, second]
    assert (older.messages, older.older) == ([first], None)
    assert read_messages(by=by, state="failed").messages == [first]
    assert read_messages(by=by, template="role-decided").messages == [second]
    assert Entry.objects.last().action == "notifications.messages_read"


def test_the_outbox_says_what_waits_and_since_when(put):
    nothing = queries.outbox()
    oldest = put()
    put()
    as_failed(put())

    outbox = queries.outbox()

    assert (nothing.queued, nothing.failed, nothing.oldest) == (0, 0, None)
    assert (outbox.queued, outbox.failed) == (2, 1)
    assert outbox.oldest == oldest.queued_at
