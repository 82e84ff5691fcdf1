"""Queues one message of one reminder, once, however often it is asked for."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db import transaction

from fourfold.partnership.audit.doers import Doer
from fourfold.partnership.audit.services import record
from fourfold.partnership.notifications.kinds import Value
from fourfold.partnership.notifications.services import queue
from fourfold.partnership.reminders.matters import Matter
from fourfold.partnership.reminders.models import Reminder
from fourfold.partnership.reminders.recipients import Recipient

# Of a matter, the path of the page where somebody sees to it.
Address = Callable[[Matter], str]


@dataclass(frozen=True, slots=True)
class Told:
    """What is told: which reminder, of what, due on which day."""

    step: str
    subject: UUID
    day: date


@transaction.atomic
def send_once(
    *,
    by: Doer,
    to: Recipient,
    told: Told,
    template: str,
    context: Mapping[str, Value],
) -> bool:
    """Whether it was sent; False where it had been. Safe beside another that does."""
    person = to.person
    _, is_new = Reminder.objects.get_or_create(
        person=person, step=told.step, subject=told.subject, day=told.day
    )
    if not is_new:
        return False
    queue(
        by=by,
        template=template,
        to=person.email,
        context=context,
        person_ref=person.public_id,
        language=person.language,
    )
    record(by=by, action="reminders.sent", target=person, step=told.step)
    return True


def already_sent() -> set[tuple[int, str, UUID, date]]:
    """All that was sent, so that what was costs no query."""
    return set(Reminder.objects.values_list("person", "step", "subject", "day"))


def is_among(sent: set[tuple[int, str, UUID, date]], to: Recipient, told: Told) -> bool:
    return (to.person.pk, told.step, told.subject, told.day) in sent
