from typing import TypeVar

from django.db import transaction
from django.utils import timezone

from fourfold.partnership.accounts.models import Agency
from fourfold.partnership.accounts.services.asking import require
from fourfold.partnership.audit.doers import Doer
from fourfold.partnership.audit.services import record as record_in_trail
from fourfold.partnership.errors import RefusedError
from fourfold.partnership.sharing import queries
from fourfold.partnership.sharing.models import (
    Membership,
    RestrictedRecord,
    SharingAgreement,
)

from .locking import locked
from .memberships import add, check_person, checked_agreement, close_expired, end

Record = TypeVar("Record", bound=RestrictedRecord)


@transaction.atomic
def transfer_ownership(
    *,
    by: Doer,
    record: Record,
    agency_id: int,
    receiver_id: int,
    role: str,
    purpose: str,
    basis: str,
    agreement_id: int,
) -> Record:
    """Give a record to another agency, where one of its people takes it over.

    By one of the record's own people, under an agreement in force between both. Whoever
    else was let in stays in only where an agreement between their agency and the new
    owner covers their purpose; for people of the old owner, the one named here.

    Raises PermissionDenied if `by` is not of its own people: two who transfer the same
    record at once cannot both succeed. Raises RefusedError for a receiver who cannot be
    let in, or where no agreement carries it.
    """
    found = locked(record)
    require(by, lambda actor: queries.keeps(actor, found))
    old, new = found.owner, Agency.objects.get(pk=agency_id)
    agreement = checked_agreement(
        old, new.pk, purpose=purpose, basis=basis, agreement_id=agreement_id
    )
    if agreement is None:
        raise RefusedError(f"It belongs to {new} already")
    check_person(found, receiver_id, agency_id=new.pk, role=role)
    found.owner = new
    found.save(update_fields=["owner"])
    kept, ended = _sort_out(by, found, agreement, old=old, basis=basis)
    record_in_trail(
        by=by,
        action="sharing.record_transferred",
        target=found,
        purpose=purpose,
        agreement=str(agreement.public_id),
        kept=kept,
        ended=ended,
        **{"from": str(old.public_id), "to": str(new.public_id)},
    )
    _let_receiver_in(by, found, receiver_id, role=role, purpose=purpose, basis=basis)
    return found


def _sort_out(
    by: Doer,
    record: RestrictedRecord,
    agreement: SharingAgreement,
    *,
    old: Agency,
    basis: str,
) -> tuple[int, int]:
    """Keep the memberships that are carried, end the others; how many of each."""
    kept = ended = 0
    members = Membership.objects.select_for_update(of=("self",)).unended()
    for membership in members.of(record.record_kind(), record.public_id):
        carrying = membership.agreement
        if membership.agency == old:
            carrying, membership.basis = agreement, basis
        if membership.agency_id == record.owner_id:
            carrying = None
        elif not _carries(carrying, record, membership):
            end(by, membership, Membership.End.TRANSFERRED)
            ended += 1
            continue
        membership.owner = record.owner
        membership.agreement = carrying
        membership.save(update_fields=["owner", "agreement", "basis"])
        kept += 1
    return kept, ended


def _carries(
    agreement: SharingAgreement | None,
    record: RestrictedRecord,
    membership: Membership,
) -> bool:
    if agreement is None:
        return False
    fitting = queries.agreements_between(
        record.owner_id,
        membership.agency_id,
        purpose=membership.purpose,
        day=timezone.localdate(),
    )
    return any(
        found.series == agreement.series and membership.basis in found.powers
        for found in fitting
    )


def _let_receiver_in(
    by: Doer,
    record: RestrictedRecord,
    person_id: int,
    *,
    role: str,
    purpose: str,
    basis: str,
) -> None:
    """Unless they were let in before, for the same."""
    close_expired(record, person_id)
    same = Membership.objects.unended().of(record.record_kind(), record.public_id)
    if not same.filter(
        person=person_id,
        agency=record.owner_id,
        role=role,
        purpose=purpose,
    ).exists():
        add(
            by,
            record,
            person_id=person_id,
            agency_id=record.owner_id,
            role=role,
            purpose=purpose,
            basis=basis,
        )
