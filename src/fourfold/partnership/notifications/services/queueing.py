"""Asks for a message."""

import uuid
from collections.abc import Mapping

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import connection
from django.utils import timezone

from fourfold.partnership.audit.doers import Doer
from fourfold.partnership.audit.services import record
from fourfold.partnership.errors import RefusedError
from fourfold.partnership.notifications.kinds import Value, message_kind, stored
from fourfold.partnership.notifications.models import Message


def queue(
    *,
    by: Doer,
    template: str,
    to: str,
    context: Mapping[str, Value] | None = None,
    person_ref: uuid.UUID | None = None,
    language: str = "en-gb",
    channel: str = Message.Channel.EMAIL,
) -> Message:
    """Ask for a message, in the transaction of the act that it tells of.

    So there is no act without its message, and no message of an act that was taken
    back. It is handed on by a job, soon after.

    context : what its definition allows, and all of that; dates as dates, a link as a
        path of this site
    person_ref : the public identifier of the person it goes to, if it is one

    Raises UnsafeMessageError for a message or a key that is not defined, RefusedError
    for an address that is none or a channel that is not there, and RuntimeError outside
    a transaction.
    """
    if not connection.in_atomic_block:
        raise RuntimeError(f"{template} must be queued in the transaction of the act")
    kind = message_kind(template)
    if channel != Message.Channel.EMAIL or kind.channel != Message.Channel.EMAIL:
        raise RefusedError("Fourfold sends e-mail only. Choose e-mail.")
    now = timezone.now()
    public_id = uuid.uuid4()
    message = Message.objects.create(
        public_id=public_id,
        channel=channel,
        to_address=_address(to),
        person_ref=person_ref,
        template=template,
        context=stored(kind, context or {}),
        language=language,
        message_id=f"<{public_id}@{_domain()}>",
        next_attempt_at=now,
        queued_at=now,
    )
    record(
        by=by,
        action="notifications.message_queued",
        target=message,
        template=template,
    )
    return message


def _address(text: str) -> str:
    address = text.strip()
    try:
        validate_email(address)
    except ValidationError:
        raise RefusedError("This is not an e-mail address. Check it.") from None
    return address


def _domain() -> str:
    """What comes after the @ of the site's own address."""
    return settings.DEFAULT_FROM_EMAIL.rpartition("@")[2].rstrip(">") or "localhost"
