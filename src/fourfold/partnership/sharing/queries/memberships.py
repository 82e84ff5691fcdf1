"""Who is let into a record."""

from collections.abc import Iterable
from datetime import datetime

from django.db.models import Exists, OuterRef, Q
from django.utils import timezone

from fourfold.partnership.accounts.actors import Actor
from fourfold.partnership.accounts.models import RoleHolding
from fourfold.partnership.sharing import policies
from fourfold.partnership.sharing.definitions import NOT_HELD_TIER
from fourfold.partnership.sharing.models import Conflict, Membership, RestrictedRecord

from .kinds import kinds


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


def keepers_of(record: RestrictedRecord) -> list[Membership]:
    """Memberships by which the owner's people can read a record today, themselves."""
    now, today = timezone.now(), timezone.localdate()
    kind, number = record.record_kind(), record.public_id
    barred = Conflict.objects.standing().filter(record_kind=kind, record_id=number)
    held = RoleHolding.objects.on(today).filter(
        person=OuterRef("person"), agency=OuterRef("agency"), role=OuterRef("role")
    )
    found = Membership.objects.at(now).of(kind, number)
    return list(
        found.filter(
            Q(person__leaves_on=None) | Q(person__leaves_on__gte=today),
            Exists(held),
            agency=record.owner_id,
            person__is_active=True,
        )
        .exclude(person__in=barred.values("person"))
        .select_related("person")
    )


def is_orphan(record: RestrictedRecord) -> bool:
    """Whether none of its owner's people can read it any more."""
    return not keepers_of(record)


def orphans(agencies: Iterable[int]) -> list[RestrictedRecord]:
    """Records of some agencies that none of their people can read, by kind."""
    owners = list(agencies)
    return [
        record
        for model in kinds().values()
        for record in model.objects.unscoped()
        .filter(owner__in=owners, tier__lt=NOT_HELD_TIER)
        .select_related("owner")
        .order_by("pk")
        if is_orphan(record)
    ]
