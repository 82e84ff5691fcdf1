"""Hands messages on: each at least once, and never twice knowingly.

An attempt is noted before it is made. When the program dies in it, or the line drops
before the answer, nobody knows whether the message was taken: it is sent again, under
the same Message-ID, and counted as unconfirmed.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.core.mail import EmailMessage, get_connection
from django.core.mail.backends.base import BaseEmailBackend
from django.db import connection as database
from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from fourfold.partnership.audit.doers import Doer
from fourfold.partnership.audit.services import record

from .kinds import UnsafeMessageError, retries
from .models import Message
from .outcomes import Trouble, trouble_of
from .rendering import words_of
from .services.managing import without_secrets

UNFINISHED = "unfinished"


@dataclass(slots=True)
class Delivered:
    """What one run did.

    is_reachable : False if there was no server to hand anything to
    """

    sent: int = 0
    waiting: int = 0
    failed: int = 0
    is_reachable: bool = True


def send_due(*, by: Doer, limit: int = 100, now: datetime | None = None) -> Delivered:
    """Hand on up to `limit` messages that are due; safe beside another that does.

    While there is no server, nothing is tried and no attempt is used up: however long
    it is away, no message is lost.
    """
    run, moment = Delivered(), now or timezone.now()
    line = get_connection()
    try:
        for _ in range(limit):
            if not _is_any_due(moment):
                break
            if not _is_open(line):
                run.is_reachable = False
                break
            message = _claim(moment)
            if message is None:
                break
            _attempt(message, line, run, by=by, now=moment)
    finally:
        line.close()
    return run


def _attempt(
    message: Message, line: BaseEmailBackend, run: Delivered, *, by: Doer, now: datetime
) -> None:
    trouble = _trouble_with(message, line)
    if trouble is None:
        _note_sent(message)
        run.sent += 1
    elif _note_trouble(message, trouble, by=by, now=now):
        run.failed += 1
    else:
        run.waiting += 1


def _trouble_with(message: Message, line: BaseEmailBackend) -> Trouble | None:
    """Try once."""
    try:
        _letter(message, line).send()
    except UnsafeMessageError:
        # Its definition is no longer what it was when it was queued.
        return Trouble("no-text", is_final=True)
    except OSError as error:
        # Also smtplib's own errors. What state the line is in, nobody knows.
        line.close()
        return trouble_of(error)
    return None


def _letter(message: Message, line: BaseEmailBackend) -> EmailMessage:
    words = words_of(message)
    return EmailMessage(
        words.subject,
        words.body,
        to=[message.to_address],
        connection=line,
        headers={
            "Message-ID": message.message_id,
            # So that no holiday notice comes back.
            "Auto-Submitted": "auto-generated",
        },
    )


def _is_any_due(now: datetime) -> bool:
    return _due(now).exists()


def _due(now: datetime) -> QuerySet[Message]:
    return Message.objects.filter(
        state=Message.State.QUEUED, next_attempt_at__lte=now
    ).order_by("next_attempt_at", "id")


@transaction.atomic
def _claim(now: datetime) -> Message | None:
    """The next that is due and that nobody else has; its attempt counts from now.

    SQLite lets one transaction write at a time, from its beginning. PostgreSQL passes
    over rows that another has locked.
    """
    skips = database.features.has_select_for_update_skip_locked
    message = _due(now).select_for_update(skip_locked=skips).first()
    if message is None:
        return None
    if message.is_claimed:
        message.unconfirmed += 1
        message.last_error = UNFINISHED
    message.is_claimed = True
    message.attempts += 1
    message.next_attempt_at = now + timedelta(seconds=retries().claim_seconds)
    message.save()
    return message


def _note_sent(message: Message) -> None:
    _settle(
        message,
        state=Message.State.SENT,
        sent_at=timezone.now(),
        context=without_secrets(message),
    )


@transaction.atomic
def _note_trouble(
    message: Message, trouble: Trouble, *, by: Doer, now: datetime
) -> bool:
    """Whether this was the last attempt."""
    message.last_error = trouble.code
    message.unconfirmed += trouble.is_doubtful
    known = {"last_error": trouble.code, "unconfirmed": message.unconfirmed}
    if trouble.is_final or message.attempts >= retries().attempts:
        _settle(message, state=Message.State.FAILED, **known)
        record(
            by=by,
            action="notifications.message_failed",
            target=message,
            template=message.template,
            error=trouble.code,
            attempts=message.attempts,
        )
        return True
    wait = timedelta(seconds=retries().wait_seconds)
    _settle(message, next_attempt_at=now + wait, **known)
    return False


def _settle(message: Message, **changes: object) -> None:
    """End the attempt; of a message that was given up meanwhile, nothing changes."""
    Message.objects.filter(
        pk=message.pk, state=Message.State.QUEUED, attempts=message.attempts
    ).update(is_claimed=False, **changes)


def _is_open(line: BaseEmailBackend) -> bool:
    try:
        line.open()
    except OSError:
        return False
    return True
