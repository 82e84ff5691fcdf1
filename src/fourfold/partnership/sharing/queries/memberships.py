"""Who is let into a record."""

import uuid
from datetime import datetime

from django.core.exceptions import ObjectDoesNotExist
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone

from fourfold.partnership.accounts.actors import Actor
from fourfold.partnership.accounts.models import RoleHolding
from fourfold.partnership.sharing import policies
from fourfold.partnership.sharing.definitions import NOT_HELD_TIER
from fourfold.partnership.sharing.models import Conflict, Membership, RestrictedRecord
from fourfold.partnership.sharing.models.conflict import ConflictQuerySet
from fourfold.partnership.sharing.models.membership import MembershipQuerySet

from .kinds import kinds, record_of


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
    found = _usable().of(record.record_kind(), record.public_id)
    return list(found.filter(agency=record.owner_id).select_related("person"))


def _usable() -> MembershipQuerySet:
    """Of people who are there, hold the role today, and have no conflict."""
    today = timezone.localdate()
    held = RoleHolding.objects.on(today).filter(
        person=OuterRef("person"), agency=OuterRef("agency"), role=OuterRef("role")
    )
    conflicts = Conflict.objects.standing().filter(
        person=OuterRef("person"),
        record_kind=OuterRef("record_kind"),
        record_id=OuterRef("record_id"),
    )
    return Membership.objects.at(timezone.now()).filter(
        Q(person__leaves_on=None) | Q(person__leaves_on__gte=today),
        Exists(held),
        ~Exists(conflicts),
        person__is_active=True,
    )


def is_orphan(record: RestrictedRecord) -> bool:
    """Whether none of its owner's people can read it any more."""
    return not keepers_of(record)


def orphans(actor: Actor) -> list[RestrictedRecord]:
    """Records that none of their owner's people can read, where the actor reviews."""
    owners = [a for a in actor.agency_ids if actor.may_in(policies.REVIEW, a)]
    return [
        record
        for kind, model in kinds().items()
        for record in model.objects.unscoped()
        .filter(
            ~Exists(
                _usable().filter(
                    record_kind=kind,
                    record_id=OuterRef("public_id"),
                    agency=OuterRef("owner"),
                )
            ),
            ~Exists(_barring(actor, kind)),
            owner__in=owners,
            tier__lt=NOT_HELD_TIER,
        )
        .select_related("owner")
        .order_by("pk")
    ]


def _barring(actor: Actor, kind: str) -> ConflictQuerySet:
    """Conflicts that keep the actor out of the record in hand."""
    return Conflict.objects.standing().filter(
        person=actor.person_id or 0, record_kind=kind, record_id=OuterRef("public_id")
    )


def record_kept_by(
    actor: Actor, kind: str, public_id: uuid.UUID | str
) -> RestrictedRecord:
    """A record of whose own people the actor is.

    Raises ObjectDoesNotExist for any other, as for one that is not there.
    """
    record = record_of(kind, public_id)
    if record is None or not keeps(actor, record):
        raise ObjectDoesNotExist
    return record


def record_given_out_by(
    actor: Actor, kind: str, public_id: uuid.UUID | str
) -> RestrictedRecord:
    """A record that the actor may let others into: their own, or one nobody can read.

    Raises ObjectDoesNotExist for any other, as for one that is not there.
    """
    record = record_of(kind, public_id)
    if record is None:
        raise ObjectDoesNotExist
    reviews = (
        policies.may_review_for(actor, record)
        and is_orphan(record)
        and not is_barred(actor.person_id or 0, record)
    )
    if not reviews and not keeps(actor, record):
        raise ObjectDoesNotExist
    return record


def conflicts_of(record: RestrictedRecord) -> list[Conflict]:
    """Those that stand, newest first."""
    found = Conflict.objects.standing().filter(
        record_kind=record.record_kind(), record_id=record.public_id
    )
    return list(found.select_related("person"))
