from datetime import datetime
from typing import TypeVar

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from fourfold.partnership.accounts.actors import Actor
from fourfold.partnership.accounts.models import Agency, Person, RoleHolding
from fourfold.partnership.accounts.roles import role_named
from fourfold.partnership.accounts.services.asking import person_of, require
from fourfold.partnership.audit.doers import Doer
from fourfold.partnership.audit.services import record as record_in_trail
from fourfold.partnership.errors import RefusedError
from fourfold.partnership.sharing import definitions, policies, queries
from fourfold.partnership.sharing.models import (
    Membership,
    RestrictedRecord,
    SharingAgreement,
)

from .locking import locked

Record = TypeVar("Record", bound=RestrictedRecord)


@transaction.atomic
def let_in(
    *,
    by: Doer,
    record: RestrictedRecord,
    person_id: int,
    agency_id: int,
    role: str,
    purpose: str,
    basis: str = "",
    agreement_id: int | None = None,
    ends_at: datetime | None = None,
) -> Membership:
    """Let a person into a record, in a role they hold, for a purpose.

    By one of the record's own people; where there are none any more, by whoever reviews
    for its owner. Somebody of another agency needs an agreement in force between both
    that covers the purpose, and a power that it rests on.

    Raises PermissionDenied if `by` is not of the record's own people, RefusedError for
    a person who cannot be let in, and for one who is.
    """
    found = locked(record)
    require(by, lambda actor: _may_let_in(actor, found, person_id))
    check_person(found, person_id, agency_id=agency_id, role=role)
    agreement = checked_agreement(
        found.owner, agency_id, purpose=purpose, basis=basis, agreement_id=agreement_id
    )
    if ends_at is not None and ends_at <= timezone.now():
        raise RefusedError("This time is past")
    close_expired(found, person_id)
    if _is_in(found, person_id, agency_id=agency_id, role=role, purpose=purpose):
        raise RefusedError("They are let in for that already")
    return add(
        by,
        found,
        person_id=person_id,
        agency_id=agency_id,
        role=role,
        purpose=purpose,
        basis=basis,
        agreement=agreement,
        ends_at=ends_at,
    )


@transaction.atomic
def let_in_maker(
    *, by: Actor, record: RestrictedRecord, role: str, purpose: str, basis: str = ""
) -> Membership:
    """Let in whoever has just made a record, in a role they hold with its owner.

    Raises PermissionDenied if they hold none that fits, RefusedError for a record into
    which somebody was ever let.
    """
    found = locked(record)
    require(by, lambda actor: policies.may_make(actor, found, role))
    if Membership.objects.of(found.record_kind(), found.public_id).exists():
        raise RefusedError("Somebody has been let into this record before")
    if by.person_id is None:
        raise PermissionDenied
    check_person(found, by.person_id, agency_id=found.owner_id, role=role)
    checked_agreement(
        found.owner, found.owner_id, purpose=purpose, basis=basis, agreement_id=None
    )
    return add(
        by,
        found,
        person_id=by.person_id,
        agency_id=found.owner_id,
        role=role,
        purpose=purpose,
        basis=basis,
    )


@transaction.atomic
def take_out(*, by: Doer, membership_id: int, reason: str) -> Membership:
    """End a membership: by one of the record's own people, or by whose it is.

    Raises RefusedError if it is over already.
    """
    membership = Membership.objects.select_for_update().get(pk=membership_id)
    found = queries.record_of(membership.record_kind, membership.record_id)
    require(
        by,
        lambda actor: (
            (actor.is_active and actor.person_id == membership.person_id)
            or (found is not None and queries.keeps(actor, found))
        ),
    )
    if membership.end_reason:
        raise RefusedError("They have been taken out already")
    end(by, membership, Membership.End(reason))
    return membership


def add(
    by: Doer,
    record: RestrictedRecord,
    *,
    agreement: SharingAgreement | None = None,
    **values: object,
) -> Membership:
    """The row and its entry in the trail; for the services of this app."""
    membership = Membership(
        record_kind=record.record_kind(),
        record_id=record.public_id,
        owner_id=record.owner_id,
        agreement=agreement,
        starts_at=timezone.now(),
        granted_by=person_of(by),
        **values,
    )
    membership.save(force_insert=True)
    record_in_trail(
        by=by,
        action="sharing.let_in",
        target=record,
        purpose=membership.purpose,
        person=str(membership.person.public_id),
        agency=str(membership.agency.public_id),
        role=membership.role,
        basis=membership.basis,
        agreement=str(agreement.public_id) if agreement else "",
    )
    return membership


def end(by: Doer, membership: Membership, reason: Membership.End) -> None:
    """End it now, or leave the time at which it was over; for services of this app."""
    now = timezone.now()
    if membership.ends_at is None or membership.ends_at > now:
        membership.ends_at = max(now, membership.starts_at)
    membership.end_reason = reason
    membership.ended_by = person_of(by)
    membership.save(update_fields=["ends_at", "end_reason", "ended_by"])
    record_in_trail(
        by=by,
        action="sharing.taken_out",
        record=str(membership.record_id),
        kind=membership.record_kind,
        person=str(membership.person.public_id),
        reason=reason.value,
    )


def check_person(
    record: RestrictedRecord, person_id: int, *, agency_id: int, role: str
) -> None:
    """Raises RefusedError for somebody who cannot be let in in that role."""
    person = Person.objects.get(pk=person_id)
    agency = Agency.objects.get(pk=agency_id)
    holdings = RoleHolding.objects.on(timezone.localdate())
    if person.left_at is not None:
        raise RefusedError(f"{person} has left")
    if not holdings.filter(person=person, agency=agency, role=role).exists():
        raise RefusedError(f"{person} is not {role_named(role).title} in {agency}")
    if not policies.may_be_let_in(record, role):
        raise RefusedError(f"Nobody is let into this as {role_named(role).title}")
    if queries.is_barred(person_id, record):
        raise RefusedError(f"A conflict of interest keeps {person} out of this")


def checked_agreement(
    owner: Agency,
    agency_id: int,
    *,
    purpose: str,
    basis: str,
    agreement_id: int | None,
) -> SharingAgreement | None:
    """The agreement that carries it; None among people of the owner.

    Raises RefusedError where there is none, or not for that purpose or by that power.
    """
    day = timezone.localdate()
    if purpose not in definitions.purposes():
        raise RefusedError("Choose a purpose from the list")
    power = definitions.powers().get(basis)
    if basis and (power is None or not power.is_in_force(day)):
        raise RefusedError("Choose a power that is in force from the list")
    if agency_id == owner.pk:
        return None
    fitting = queries.agreements_between(owner.pk, agency_id, purpose=purpose, day=day)
    agreement = next((a for a in fitting if a.pk == agreement_id), None)
    if agreement is None:
        raise RefusedError(
            "No agreement in force between the two agencies covers that purpose"
        )
    if basis not in agreement.powers:
        raise RefusedError(f"{agreement} does not rest on that power")
    return agreement


def _may_let_in(actor: Actor, record: RestrictedRecord, person_id: int) -> bool:
    return queries.keeps(actor, record) or (
        policies.may_assign(actor, record, person_id) and queries.is_orphan(record)
    )


def _is_in(record: RestrictedRecord, person_id: int, **how: object) -> bool:
    same = Membership.objects.unended().of(record.record_kind(), record.public_id)
    return same.filter(person=person_id, **how).exists()


def close_expired(record: RestrictedRecord, person_id: int) -> None:
    """One whose time is over stands in nobody's way."""
    over = Membership.objects.unended().of(record.record_kind(), record.public_id)
    over.filter(person=person_id, ends_at__lte=timezone.now()).update(
        end_reason=Membership.End.NOT_NEEDED
    )
