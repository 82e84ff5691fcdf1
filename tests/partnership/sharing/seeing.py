"""Who sees a record, and what makes that so, for tests of the rule."""

from datetime import timedelta

import time_machine
from django.utils import timezone

from fourfold.partnership.accounts.services import (
    arrange_cover,
    grant_role,
)
from fourfold.partnership.sharing.models import (
    BreakGlass,
    Conflict,
)
from tests.people import LONG_AGO, SET_UP, actor_of

SERGEANT = "neighbourhood-sergeant"


def sees(person, record, **how):
    rows = type(record).objects.visible_to(actor_of(person), **how)
    return rows.filter(pk=record.pk).exists()


def later(*, days=0, **span):
    return time_machine.travel(in_days(days) + timedelta(**span))


def in_days(days):
    """At this time of day on our clocks, which in summer are an hour ahead: towards
    midnight the same hours later may be a day more."""
    here = timezone.localtime().replace(tzinfo=None)
    return timezone.make_aware(here + timedelta(days=days))


def today(plus=0):
    return timezone.localdate() + timedelta(days=plus)


def arranged(person, absent, agency):
    arrange_cover(
        by=SET_UP,
        absent_id=absent.pk,
        by_id=person.pk,
        agency_id=agency.pk,
        starts_on=today(),
        ends_on=today(7),
    )
    return person


def grant(person, agency, role):
    grant_role(
        by=SET_UP,
        person_id=person.pk,
        agency_id=agency.pk,
        role=role,
        starts_on=LONG_AGO,
    )


def conflict_of(person, record, **how):
    return Conflict.objects.create(
        person=person,
        record_kind=record.record_kind(),
        record_id=record.public_id,
        kind="family",
        **how,
    )


def broken(person, record, **how):
    now = timezone.now()
    return BreakGlass.objects.create(
        **{
            "person": person,
            "agency": person.holdings.first().agency,
            "record_kind": record.record_kind(),
            "record_id": record.public_id,
            "owner": record.owner,
            "reason": "Somebody may be hurt tonight otherwise",
            "opened_at": now,
            "ends_at": now + timedelta(minutes=60),
            "review_due": today(3),
            **how,
        }
    )
