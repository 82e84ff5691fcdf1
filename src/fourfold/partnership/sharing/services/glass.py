"""Opening a record without having been let in, where somebody may be hurt else."""

from collections.abc import Callable
from datetime import date, datetime, timedelta

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from fourfold.partnership.accounts.actors import Actor
from fourfold.partnership.accounts.models import Person
from fourfold.partnership.accounts.services.asking import person_of
from fourfold.partnership.audit.services import record as record_in_trail
from fourfold.partnership.errors import RefusedError
from fourfold.partnership.notifications.services import queue
from fourfold.partnership.sharing import definitions, policies, queries
from fourfold.partnership.sharing.models import BreakGlass, GlassTry, RestrictedRecord

# One answer to a reference that nothing has, to a record that is too confidential, and
# to somebody whom a conflict keeps out.
REFUSED = (
    "No record opens to you by that reference. Check it, or ask whoever gave it to you."
)
Address = Callable[[BreakGlass], str]


def break_glass(
    *, by: Actor, reference: str, reason: str, address: Address
) -> BreakGlass:
    """Open a record for an hour, for a reason, by the reference that one was given.

    The record's own people and the reviewers are told in the same transaction, and
    another looks at it afterwards.

    address : of the page about it, for the messages
    Raises PermissionDenied without the right, or if they have not just proved that it
    is them. Raises RefusedError with the same words whatever stands against it; that
    they tried is recorded all the same.
    """
    rules = definitions.break_glass()
    within = timedelta(seconds=settings.ACCOUNT_REAUTHENTICATION_TIMEOUT)
    now = timezone.now()
    if not policies.may_break_glass(by) or by.person_id is None:
        raise PermissionDenied
    if not policies.has_just_confirmed(by, now, within):
        raise PermissionDenied
    words = " ".join(reason.split())
    if not rules.shortest_reason <= len(words) <= rules.longest_reason:
        raise RefusedError(
            f"Say why in {rules.shortest_reason} to {rules.longest_reason} characters"
        )
    # The try must outlast the refusal, so the refusal is raised after it is stored.
    with transaction.atomic(durable=True):
        glass, refusal = _tried(by, reference, words, now=now, address=address)
    if glass is None:
        raise RefusedError(refusal)
    return glass


def _tried(
    by: Actor, reference: str, reason: str, *, now: datetime, address: Address
) -> tuple[BreakGlass | None, str]:
    person = Person.objects.select_for_update().get(public_id=by.public_id)
    tries = GlassTry.objects.filter(person=person, at__gt=now - timedelta(hours=1))
    limit = definitions.break_glass().tries_an_hour
    too_many = tries.count() >= limit
    if not too_many:
        GlassTry.objects.create(person=person, at=now)
    found = queries.record_by_reference(reference)
    refusal = _refusal(by, found, now=now)
    if too_many:
        refusal = f"You have tried {limit} times in an hour. Ask for help by telephone."
    if refusal or found is None:
        record_in_trail(by=by, action="sharing.glass_refused")
        return None, refusal or REFUSED
    return _opened(by, found, reason, person=person, now=now, address=address), ""


def _refusal(by: Actor, record: RestrictedRecord | None, *, now: datetime) -> str:
    """Why not; empty if nothing stands against it."""
    if record is None or by.person_id is None:
        return REFUSED
    if queries.is_barred(by.person_id, record):
        return REFUSED
    if not policies.breaking_roles(by, record):
        return REFUSED
    readable = type(record).objects.visible_to(by, at=now)
    if readable.filter(pk=record.pk).exists():
        return "This record is open to you already"
    return ""


def _opened(
    by: Actor,
    record: RestrictedRecord,
    reason: str,
    *,
    person: Person,
    now: datetime,
    address: Address,
) -> BreakGlass:
    rules = definitions.break_glass()
    glass = BreakGlass(
        person=person,
        agency_id=policies.breaking_roles(by, record)[0].agency_id,
        record_kind=record.record_kind(),
        record_id=record.public_id,
        owner_id=record.owner_id,
        reason=reason,
        opened_at=now,
        ends_at=now + rules.lasts,
        review_due=_after_working_days(
            timezone.localdate(now), rules.review_within_working_days
        ),
    )
    glass.save(force_insert=True)
    record_in_trail(
        by=by,
        action="sharing.glass_broken",
        target=record,
        purpose="break-glass",
        until=glass.ends_at,
    )
    _tell(by, glass, record, address=address)
    return glass


def _tell(
    by: Actor, glass: BreakGlass, record: RestrictedRecord, *, address: Address
) -> None:
    """Its own people and the reviewers, whether they want it or not."""
    for person in queries.people_told_of(glass, record):
        queue(
            by=by,
            template="break-glass-opened",
            to=person.email,
            person_ref=person.public_id,
            language=person.language,
            context={"link": address(glass), "at": glass.opened_at},
        )


def _after_working_days(day: date, count: int) -> date:
    """So many Mondays to Fridays later."""
    while count:
        day += timedelta(days=1)
        count -= day.weekday() < 5
    return day


@transaction.atomic
def close_glass(*, by: Actor, glass_id: int) -> BreakGlass:
    """Give it up before its time. Raises RefusedError if it is over."""
    glass = BreakGlass.objects.select_for_update().get(pk=glass_id)
    now = timezone.now()
    if not by.is_active or glass.person_id != by.person_id:
        raise PermissionDenied
    if not glass.is_open(now):
        raise RefusedError("It is over already")
    glass.ends_at = now
    glass.save(update_fields=["ends_at"])
    record_in_trail(
        by=by,
        action="sharing.glass_closed",
        target=glass,
        record=str(glass.record_id),
        kind=glass.record_kind,
    )
    return glass


@transaction.atomic
def review_break_glass(*, by: Actor, glass_id: int, finding: str) -> BreakGlass:
    """Say afterwards whether it was needed, by somebody else.

    Raises RefusedError while it is still open, and if it is reviewed.
    """
    glass = BreakGlass.objects.select_for_update().get(pk=glass_id)
    now = timezone.now()
    if not queries.may_review(by, glass):
        raise PermissionDenied
    if glass.is_open(now):
        raise RefusedError("It is still open. Review it when it is over.")
    if glass.reviewed_at is not None:
        raise RefusedError("It is reviewed already")
    glass.reviewed_by = person_of(by)
    glass.reviewed_at = now
    glass.finding = BreakGlass.Finding(finding)
    glass.save(update_fields=["reviewed_by", "reviewed_at", "finding"])
    record_in_trail(
        by=by,
        action="sharing.glass_reviewed",
        target=glass,
        finding=finding,
        record=str(glass.record_id),
        kind=glass.record_kind,
    )
    return glass
