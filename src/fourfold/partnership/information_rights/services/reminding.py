"""Tells whoever handles a request that it is due soon, or is late."""

from collections.abc import Callable
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from fourfold.partnership.accounts.models import Person
from fourfold.partnership.audit.doers import Doer
from fourfold.partnership.audit.services import record
from fourfold.partnership.information_rights import law
from fourfold.partnership.information_rights.models import SubjectAccessRequest
from fourfold.partnership.information_rights.queries import open_requests
from fourfold.partnership.notifications.services import queue
from fourfold.partnership.sharing.models import Membership

Address = Callable[[SubjectAccessRequest], str]


def remind_of_requests(*, by: Doer, now: datetime, address: Address) -> int:
    """Remind of what is due on the days that the definition names; and of what is late,
    each week. How many messages that was. Asked again on the same day, none.

    address : path of the page of a request
    """
    today = timezone.localdate(now)
    days = set(law.clock_rules()["remind_days"])
    week = law.clock_rules()["remind_late_every_days"]
    sent = 0
    for request in open_requests():
        left = request.clock.days_left(today)
        if left is None or not (left in days or (left < 0 and left % week == 0)):
            continue
        sent += _remind(by, request, now=now, link=address(request))
    return sent


@transaction.atomic
def _remind(by: Doer, asked: SubjectAccessRequest, *, now: datetime, link: str) -> int:
    rows = SubjectAccessRequest.objects.unscoped().select_for_update()
    request = rows.get(pk=asked.pk)
    today = timezone.localdate(now)
    due = request.clock.due_on
    # Asked again under the lock: another may have reminded, or closed it, meanwhile.
    if request.reminded_on == today or not request.is_open or due is None:
        return 0
    request.reminded_on = today
    request.save(update_fields=["reminded_on"])
    handlers = _handlers(request, now)
    for person in handlers:
        queue(
            by=by,
            template="subject-access-due",
            to=person.email,
            context={"link": link, "due_on": due},
            person_ref=person.public_id,
            language=person.language,
        )
    record(by=by, action="information_rights.reminded", target=request)
    return len(handlers)


def _handlers(request: SubjectAccessRequest, now: datetime) -> list[Person]:
    """Whoever is let into it and still works here."""
    members = Membership.objects.at(now).of(request.record_kind(), request.public_id)
    people = Person.objects.filter(pk__in=members.values("person"), is_active=True)
    return list(people)
