"""Sends the newest anchor of the audit trail to addresses of partners."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from fourfold.partnership.areas.queries import partnership
from fourfold.partnership.audit.doers import Doer
from fourfold.partnership.audit.queries import newest_anchor
from fourfold.partnership.notifications.models import Message

from .queueing import queue

TEMPLATE = "audit-anchor"


@transaction.atomic
def tell_witnesses(*, by: Doer) -> int:
    """Send the newest anchor to each witness, once a day; how many were sent to.

    Witnesses are addresses that `[audit]` of `partnership.toml` names. A message in
    another's mailbox is out of reach of whoever has this machine.
    """
    found, anchor = partnership(), newest_anchor()
    if found is None or anchor is None:
        return 0
    told = set(_told_since(timezone.localtime().replace(hour=0, minute=0, second=0)))
    waiting = [
        address
        for address in found.configuration.get("audit", {}).get("witnesses", [])
        if address not in told
    ]
    for address in waiting:
        queue(
            by=by,
            template=TEMPLATE,
            to=address,
            context={
                "seq": anchor.seq,
                "code": anchor.code,
                "at": datetime.fromisoformat(anchor.at),
            },
        )
    return len(waiting)


def _told_since(moment: datetime) -> list[str]:
    sent = Message.objects.filter(template=TEMPLATE, queued_at__gte=moment)
    return list(sent.values_list("to_address", flat=True))
