from datetime import datetime

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from fourfold.partnership.accounts.actors import Actor
from fourfold.partnership.accounts.services.asking import person_of, require
from fourfold.partnership.audit.doers import Doer
from fourfold.partnership.audit.services import record as record_in_trail
from fourfold.partnership.errors import RefusedError
from fourfold.partnership.sharing import policies, queries
from fourfold.partnership.sharing.models import Conflict, Membership, RestrictedRecord

from .locking import locked
from .memberships import end


@transaction.atomic
def record_conflict(
    *, by: Doer, record: RestrictedRecord, person_id: int, kind: str
) -> Conflict:
    """Keep a person out of a record, by one of its own people.

    They are taken out of it at once. Raises RefusedError if it is recorded already.
    """
    found = locked(record)
    require(by, lambda actor: queries.keeps(actor, found))
    if queries.is_barred(person_id, found):
        raise RefusedError("That is recorded already")
    return _recorded(by, found, person_id, kind=kind)


@transaction.atomic
def declare_conflict(*, by: Actor, reference: str, kind: str) -> None:
    """Keep oneself out of the record that a reference names, if there is one.

    It is as silent of one that there is not, and of one that is recorded: nobody must
    learn by this what exists.
    """
    if not by.is_active or by.person_id is None:
        raise PermissionDenied
    record = queries.record_by_reference(reference)
    if record is None:
        record_in_trail(by=by, action="sharing.conflict_declared_of_nothing")
        return
    found = locked(record)
    if not queries.is_barred(by.person_id, found):
        _recorded(by, found, by.person_id, kind=kind)


@transaction.atomic
def lift_conflict(*, by: Doer, conflict_id: int) -> Conflict:
    """By the record's own people or a reviewer; never by the person concerned."""
    conflict = Conflict.objects.select_for_update().get(pk=conflict_id)
    found = queries.record_of(conflict.record_kind, conflict.record_id)
    require(
        by,
        lambda actor: policies.may_lift(
            actor,
            conflict,
            keeper=found is not None and queries.keeps(actor, found),
        ),
    )
    if conflict.lifted_at is not None:
        raise RefusedError("It is lifted already")
    lift(by, conflict, now=timezone.now())
    return conflict


def lift(by: Doer, conflict: Conflict, *, now: datetime) -> None:
    """For services of this app."""
    conflict.lifted_at = now
    conflict.lifted_by = person_of(by)
    conflict.save(update_fields=["lifted_at", "lifted_by"])
    record_in_trail(
        by=by,
        action="sharing.conflict_lifted",
        target=conflict.person,
        record=str(conflict.record_id),
        kind=conflict.record_kind,
    )


def _recorded(
    by: Doer, record: RestrictedRecord, person_id: int, *, kind: str
) -> Conflict:
    conflict = Conflict.objects.create(
        person_id=person_id,
        record_kind=record.record_kind(),
        record_id=record.public_id,
        kind=Conflict.Kind(kind),
        recorded_by=person_of(by),
    )
    members = Membership.objects.select_for_update(of=("self",)).unended()
    for membership in members.of(conflict.record_kind, conflict.record_id).filter(
        person=person_id
    ):
        end(by, membership, Membership.End.CONFLICT)
    record_in_trail(
        by=by,
        action="sharing.conflict_recorded",
        target=conflict.person,
        record=str(conflict.record_id),
        kind=conflict.record_kind,
        reason=kind,
    )
    return conflict
