"""Tells providers that a return is due soon, and them and managers that it is late."""

from collections.abc import Callable
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from fourfold.partnership.accounts.models import Person, RoleHolding
from fourfold.partnership.accounts.roles import role_named
from fourfold.partnership.audit.doers import Doer
from fourfold.partnership.audit.services import record
from fourfold.partnership.notifications.services import queue
from fourfold.partnership.programmes import policies
from fourfold.partnership.programmes.models import Kpi, Service
from fourfold.partnership.programmes.queries import kpis_with_returns
from fourfold.partnership.programmes.returns import Due, dues
from fourfold.partnership.programmes.terms import is_day_to_remind

Address = Callable[[Service], str]
MESSAGE = "return-due"


def remind_of_returns(*, by: Doer, now: datetime, address: Address) -> int:
    """Remind of returns on the days that the definition names. How many messages that
    was. Asked again on the same day, none.

    address : path of the page of a service
    """
    today = timezone.localdate(now)
    return sum(
        _remind(by, kpi.pk, today=today, address=address)
        for kpi in kpis_with_returns()
        if _oldest(kpi, today) is not None
    )


def _oldest(kpi: Kpi, today: date) -> Due | None:
    """The oldest return that did not come, if today is a day to remind of one."""
    missing = [
        each for each in dues(kpi, kpi.returns.all(), today) if each.received is None
    ]
    days = ((each.period.due_on - today).days for each in missing)
    return missing[0] if any(map(is_day_to_remind, days)) else None


@transaction.atomic
def _remind(by: Doer, kpi_id: int, *, today: date, address: Address) -> int:
    kpi = Kpi.objects.select_for_update().get(pk=kpi_id)
    # Asked again under the lock: it may have come, or another reminded, meanwhile.
    due = _oldest(kpi, today)
    if due is None or kpi.reminded_on == today:
        return 0
    kpi.reminded_on = today
    kpi.save(update_fields=["reminded_on"])
    people = _told(due)
    for person in people:
        queue(
            by=by,
            template=MESSAGE,
            to=person.email,
            context={"link": address(kpi.service), "due_on": due.period.due_on},
            person_ref=person.public_id,
            language=person.language,
        )
    record(by=by, action="programmes.reminded", target=kpi)
    return len(people)


def _told(due: Due) -> list[Person]:
    """Who files for the provider. Once it is late, or if nobody does, also who manages
    programmes for the agency that commissions it.
    """
    service = due.kpi.service
    filing = _who_may(policies.FILE, service.provider_id, due.today)
    if filing and not due.is_late:
        return filing
    managing = _who_may(policies.MANAGE, service.commissioner_id, due.today)
    return list(dict.fromkeys([*filing, *managing]))


def _who_may(what: str, agency_id: int | None, day: date) -> list[Person]:
    """People whose role in an agency lets them do something on a day."""
    held = RoleHolding.objects.on(day).filter(agency=agency_id) if agency_id else ()
    keys = [each.person_id for each in held if what in role_named(each.role).may]
    return list(Person.objects.filter(pk__in=keys, is_active=True).order_by("pk"))
