"""Sends everybody the sum of what is late, due and waits, as often as they want it."""

from datetime import datetime

from django.utils import timezone

from fourfold.partnership.audit.doers import Doer
from fourfold.partnership.reminders.matters import open_matters, summed
from fourfold.partnership.reminders.recipients import recipients, told_of
from fourfold.partnership.reminders.rules import DIGEST, digest_day

from .sending import Told, already_sent, is_among, send_once


def send_digests(*, by: Doer, now: datetime, link: str) -> int:
    """How many. Asked again within the week or month, none; none with nothing in it.

    link : path of the page where all of it is
    """
    today = timezone.localdate(now)
    every, sent = open_matters(today), already_sent()
    count = 0
    for each in recipients(now):
        day = digest_day(each.frequency, today)
        found = summed(told_of(each, every), today)
        if day is None or found.is_nothing:
            continue
        told = Told(DIGEST, each.person.public_id, day)
        if not is_among(sent, each, told):
            count += send_once(
                by=by,
                to=each,
                told=told,
                template="strategy-digest",
                context={
                    "link": link,
                    "late": found.late,
                    "due": found.due,
                    "waiting": found.waiting,
                    "overdue": found.overdue,
                },
            )
    return count
