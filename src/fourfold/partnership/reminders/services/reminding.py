"""Reminds whoever owns something before its day."""

from datetime import datetime

from django.utils import timezone

from fourfold.partnership.audit.doers import Doer
from fourfold.partnership.reminders.matters import open_matters
from fourfold.partnership.reminders.models import Preference
from fourfold.partnership.reminders.recipients import owners, recipients
from fourfold.partnership.reminders.rules import step_before

from .sending import Address, Told, already_sent, is_among, send_once


def remind(*, by: Doer, now: datetime, address: Address) -> int:
    """Who wants each reminder gets it; how many messages. Asked again, none."""
    today = timezone.localdate(now)
    people, sent = recipients(now), already_sent()
    count = 0
    for matter in open_matters(today):
        step = step_before(matter.due_on, today)
        if not step:
            continue
        told = Told(step, matter.subject, matter.due_on)
        for each in owners(matter, people):
            if each.frequency != Preference.Frequency.EACH or is_among(
                sent, each, told
            ):
                continue
            count += send_once(
                by=by,
                to=each,
                told=told,
                template="promise-due",
                context={"link": address(matter), "due_on": matter.due_on},
            )
    return count
