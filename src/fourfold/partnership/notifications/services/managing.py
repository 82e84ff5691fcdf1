"""What an administrator does with messages that did not arrive."""

import uuid

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from fourfold.partnership.audit.doers import Doer
from fourfold.partnership.audit.services import record
from fourfold.partnership.errors import RefusedError
from fourfold.partnership.notifications.kinds import message_kind
from fourfold.partnership.notifications.models import Message
from fourfold.partnership.notifications.policies import may_manage_messages
from fourfold.partnership.notifications.queries import Page, page_of


@transaction.atomic
def read_messages(
    *, by: Doer, state: str = "", template: str = "", before: int | None = None
) -> Page:
    """One page of messages, newest first; that it was read is noted."""
    _require(by)
    record(by=by, action="notifications.messages_read", state=state, template=template)
    return page_of(state=state, template=template, before=before)


@transaction.atomic
def try_again(*, by: Doer, public_id: uuid.UUID) -> Message:
    """Put a message that failed back into the queue, with all its attempts.

    Raises Message.DoesNotExist, and RefusedError for one that did not fail.
    """
    message = _locked(by, public_id)
    if message.state != Message.State.FAILED:
        raise RefusedError("Only a message that failed can be sent again.")
    message.state = Message.State.QUEUED
    message.attempts = 0
    message.next_attempt_at = timezone.now()
    message.save(update_fields=["state", "attempts", "next_attempt_at"])
    record(
        by=by,
        action="notifications.message_queued_again",
        target=message,
        template=message.template,
    )
    return message


@transaction.atomic
def give_up(*, by: Doer, public_id: uuid.UUID) -> Message:
    """End a message that waits or failed. Its links are forgotten.

    Raises Message.DoesNotExist, and RefusedError for one that was sent or given up.
    """
    message = _locked(by, public_id)
    if message.state not in (Message.State.QUEUED, Message.State.FAILED):
        raise RefusedError("This message is no longer waiting.")
    message.state = Message.State.GIVEN_UP
    message.is_claimed = False
    message.context = without_secrets(message)
    message.save(update_fields=["state", "is_claimed", "context"])
    record(
        by=by,
        action="notifications.message_given_up",
        target=message,
        template=message.template,
    )
    return message


def without_secrets(message: Message) -> dict[str, object]:
    secret = message_kind(message.template).secret
    return {key: value for key, value in message.context.items() if key not in secret}


def _locked(by: Doer, public_id: uuid.UUID) -> Message:
    _require(by)
    return Message.objects.select_for_update().get(public_id=public_id)


def _require(by: Doer) -> None:
    if not may_manage_messages(by):
        raise PermissionDenied
