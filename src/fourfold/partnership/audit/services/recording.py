"""The one way into the trail."""

import re
from datetime import UTC, date, datetime
from typing import Any

from django.conf import settings
from django.db import connection, models

from fourfold.partnership.audit.actions import UnknownActionError, action_named
from fourfold.partnership.audit.chain import BEGINNING, FIELDS, code_of
from fourfold.partnership.audit.doers import Doer
from fourfold.partnership.audit.models import Entry

# Any number that nothing else uses: who holds it writes the next entry.
LOCK = 0x464F5552
LONGEST_DETAIL = 200
# A purpose is a code of the partnership's, not words that somebody typed.
PURPOSE = re.compile(r"[a-z0-9][a-z0-9-]{0,79}")

Detail = str | int | bool | date | None


def record(
    *,
    by: Doer,
    action: str,
    target: models.Model | None = None,
    purpose: str = "",
    **details: Detail,
) -> Entry:
    """Add an entry to the trail, in the transaction of what it tells of.

    target : the row it is about; named by its model and its `public_id`, or its key
    details : codes, numbers and dates that `definitions/audit` allows for the action;
        never what somebody typed

    Raises UnknownActionError for an action or a detail that is not defined, and
    RuntimeError outside a transaction: an entry without its act, or an act without
    its entry, must not be possible.
    """
    if not connection.in_atomic_block:
        raise RuntimeError(f"{action} must be recorded in the transaction of the act")
    known = action_named(action)
    if unknown := set(details) - known.details:
        raise UnknownActionError(f"{action} has no details {', '.join(unknown)}")
    if purpose and not PURPOSE.fullmatch(purpose):
        raise UnknownActionError(f"{action}: a purpose is a code, not a text")
    wait_for_turn()
    last = Entry.objects.order_by("-seq").only("seq", "code").first()
    entry = Entry(
        seq=last.seq + 1 if last else 1,
        at=datetime.now(UTC).isoformat(timespec="microseconds"),
        doer=by.audit_name,
        agency=by.audit_agency,
        action=action,
        target_kind=target._meta.label_lower if target else "",
        target=_name_of(target),
        purpose=purpose,
        details={name: _plain(value) for name, value in sorted(details.items())},
    )
    entry.code = code_of(
        [getattr(entry, field) for field in FIELDS],
        previous=last.code if last else BEGINNING,
        key=settings.AUDIT_KEY.encode(),
    )
    entry.save(force_insert=True)
    return entry


def record_read(*, by: Doer, target: models.Model, purpose: str) -> Entry:
    """Note that somebody saw a record of tier 3 or more, and what for.

    In the transaction that reads it, and before: if this cannot be written, nothing is
    shown. Raises UnknownActionError without a purpose.
    """
    if not purpose:
        raise UnknownActionError("a record is read for a purpose")
    return record(by=by, action="audit.record_read", target=target, purpose=purpose)


def wait_for_turn() -> None:
    """One writer at a time, to the end of the transaction.

    SQLite lets only one transaction write in any case: ours begin as writers. On
    PostgreSQL this must be a statement of its own: one that asked for the lock and for
    the last entry would see what was last before it waited.
    """
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [LOCK])


def _name_of(target: models.Model | None) -> str:
    if target is None:
        return ""
    return str(getattr(target, "public_id", target.pk))


def _plain(value: Detail) -> Any:
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, str) and len(value) > LONGEST_DETAIL:
        raise UnknownActionError("a detail is a code, not a text")
    return value
