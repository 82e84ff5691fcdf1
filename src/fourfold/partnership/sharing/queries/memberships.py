"""Who is let into a record."""

from datetime import datetime

from django.utils import timezone

from fourfold.partnership.accounts.actors import Actor
from fourfold.partnership.sharing import policies
from fourfold.partnership.sharing.models import Conflict, Membership, RestrictedRecord


def keeps(
    actor: Actor, record: RestrictedRecord, *, at: datetime | None = None
) -> bool:
    """Whether somebody is of the record's own people at a moment."""
    kind, number = record.record_kind(), record.public_id
    members = Membership.objects.at(at or timezone.now()).of(kind, number)
    conflicts = Conflict.objects.standing().filter(record_kind=kind, record_id=number)
    return policies.keeps(actor, record, memberships=members, conflicts=conflicts)


def is_barred(person_id: int, record: RestrictedRecord) -> bool:
    """Whether a conflict keeps a person out of a record."""
    conflicts = Conflict.objects.standing().filter(
        person=person_id, record_kind=record.record_kind(), record_id=record.public_id
    )
    return conflicts.exists()


def memberships_of(record: RestrictedRecord) -> list[Membership]:
    """Everybody who was ever let into a record, those who are first."""
    found = Membership.objects.of(record.record_kind(), record.public_id)
    rows = found.select_related("person", "agency", "agreement", "granted_by")
    return sorted(rows, key=lambda m: (m.end_reason != "", m.starts_at, m.pk))
