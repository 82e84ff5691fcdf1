from datetime import date, datetime

from django.contrib.sessions.models import Session
from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from fourfold.partnership.accounts import policies
from fourfold.partnership.accounts.models import (
    Cover,
    Person,
    RoleHolding,
    TeamMembership,
)
from fourfold.partnership.audit.doers import Doer
from fourfold.partnership.audit.services import record
from fourfold.partnership.errors import RefusedError

from .asking import require

PROFILE = {"name", "phone", "language"}


@transaction.atomic
def change_profile(*, by: Doer, person_id: int, **values: str) -> Person:
    """Change what a person says of themselves."""
    require(by, lambda actor: policies.may_change_person(actor, person_id))
    if unknown := set(values) - PROFILE:
        raise ValueError(f"not in a profile: {', '.join(sorted(unknown))}")
    person = Person.objects.select_for_update().get(pk=person_id)
    changed = sorted(n for n, value in values.items() if getattr(person, n) != value)
    if changed:
        for name in changed:
            setattr(person, name, values[name])
        person.save(update_fields=changed)
        fields = " ".join(changed)
        record(by=by, action="accounts.profile_changed", target=person, fields=fields)
    return person


@transaction.atomic
def suspend_person(*, by: Doer, person_id: int, reason: str) -> Person:
    """Close everything to a person at once, until it is lifted.

    Raises RefusedError if they are suspended or gone.
    """
    require(by, lambda actor: policies.may_suspend(actor, person_id))
    person = Person.objects.select_for_update().get(pk=person_id)
    if person.left_at is not None:
        raise RefusedError(f"{person} has left")
    if person.suspended_at is not None:
        raise RefusedError(f"{person} is suspended already")
    person.suspended_at = timezone.now()
    person.suspended_for = Person.Suspension(reason)
    person.is_active = False
    person.save(update_fields=["suspended_at", "suspended_for", "is_active"])
    sign_out_everywhere(person)
    record(by=by, action="accounts.person_suspended", target=person, reason=reason)
    return person


@transaction.atomic
def restore_person(*, by: Doer, person_id: int) -> Person:
    """End a suspension. Raises RefusedError if there is none, or they are gone."""
    require(by, lambda actor: policies.may_suspend(actor, person_id))
    person = Person.objects.select_for_update().get(pk=person_id)
    if person.left_at is not None:
        raise RefusedError(f"{person} has left")
    if person.suspended_at is None:
        raise RefusedError(f"{person} is not suspended")
    person.suspended_at = None
    person.suspended_for = ""
    person.is_active = True
    person.save(update_fields=["suspended_at", "suspended_for", "is_active"])
    record(by=by, action="accounts.person_restored", target=person)
    return person


@transaction.atomic
def record_leaving(*, by: Doer, person_id: int, on: date) -> Person:
    """Record the last day of a person: roles, teams and cover end with it.

    From the day after nothing is open to them, whether or not a job has run since. A
    day that is past closes the account at once. Raises RefusedError if they are gone.
    """
    require(by, lambda actor: policies.may_suspend(actor, person_id))
    person = Person.objects.select_for_update().get(pk=person_id)
    if person.left_at is not None:
        raise RefusedError(f"{person} has left already")
    person.leaves_on = on
    person.save(update_fields=["leaves_on"])
    _end_everything(person, on)
    record(by=by, action="accounts.person_leaves", target=person, on=on)
    if on < timezone.localdate():
        _close(person, by)
    return person


def _end_everything(person: Person, on: date) -> None:
    """What would outlast that day ends with it; what would begin later never does."""
    outlasting = Q(ends_on=None) | Q(ends_on__gt=on)
    for model in (RoleHolding, TeamMembership):
        rows = model._default_manager.filter(outlasting, person=person)
        rows.filter(starts_on__gt=on).delete()
        rows.update(ends_on=on)
    covers = Cover.objects.filter(Q(absent=person) | Q(by=person), ends_on__gt=on)
    covers.filter(starts_on__gt=on).delete()
    covers.update(ends_on=on)


@transaction.atomic
def close_accounts_of_leavers(*, by: Doer, now: datetime) -> int:
    """Close the accounts of all whose last day is over; how many there were."""
    today = timezone.localdate(now)
    leavers = Person.objects.select_for_update().filter(
        leaves_on__lt=today, left_at=None
    )
    closed = list(leavers)
    for person in closed:
        _close(person, by)
    return len(closed)


def _close(person: Person, by: Doer) -> None:
    person.left_at = timezone.now()
    person.is_active = False
    person.set_unusable_password()
    person.save(update_fields=["left_at", "is_active", "password"])
    sign_out_everywhere(person)
    record(by=by, action="accounts.person_left", target=person)


def sign_out_everywhere(person: Person, *, but: str | None = None) -> int:
    """End a person's sessions on all devices but one; how many there were."""
    ended = 0
    for session in Session.objects.filter(expire_date__gt=timezone.now()):
        if session.session_key == but:
            continue
        if session.get_decoded().get("_auth_user_id") == str(person.pk):
            session.delete()
            ended += 1
    return ended
