"""Brings what stays late to those who decide on it. Nobody can switch that off."""

from datetime import datetime

from django.utils import timezone

from fourfold.partnership.audit.doers import Doer
from fourfold.partnership.reminders.matters import open_matters
from fourfold.partnership.reminders.recipients import recipients, superiors
from fourfold.partnership.reminders.rules import steps_after

from .sending import Address, Told, already_sent, is_among, send_once


def escalate(*, by: Doer, now: datetime, address: Address) -> int:
    """How many messages. Asked again, none; what got another day counts anew."""
    today = timezone.localdate(now)
    people, sent = recipients(now), already_sent()
    count = 0
    for matter in open_matters(today):
        for step in steps_after(matter.due_on, today):
            told = Told(step, matter.subject, matter.due_on)
            for each in superiors(matter, step, people):
                if is_among(sent, each, told):
                    continue
                count += send_once(
                    by=by,
                    to=each,
                    told=told,
                    template="promise-late",
                    context={
                        "link": address(matter),
                        "due_on": matter.due_on,
                        "days": (today - matter.due_on).days,
                    },
                )
    return count
