"""Keeps what the newest entry was outside the database."""

from datetime import UTC, datetime

from django.conf import settings
from django.db import transaction

from fourfold.partnership.audit.anchors import Anchor, append_anchor
from fourfold.partnership.audit.doers import Doer
from fourfold.partnership.audit.models import Entry

from .recording import record, wait_for_turn

ACTION = "audit.anchored"


@transaction.atomic(durable=True)
def anchor(*, by: Doer) -> Anchor | None:
    """Write the newest entry to the file of anchors; None if nothing is new.

    Notes in the trail that it did, so that an anchor that is missing from the file can
    be missed. Raises OSError where the file cannot be written: then nothing is noted.
    """
    wait_for_turn()
    newest = Entry.objects.order_by("-seq").first()
    if newest is None or newest.action == ACTION:
        return None
    made = append_anchor(
        settings.AUDIT_ANCHORS,
        seq=newest.seq,
        code=newest.code,
        at=datetime.now(UTC).isoformat(timespec="seconds"),
        key=settings.AUDIT_KEY.encode(),
    )
    record(by=by, action=ACTION, seq=newest.seq)
    return made
