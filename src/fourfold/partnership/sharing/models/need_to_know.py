"""The rule of who may read which record, as a condition on the record.

Everything it asks is asked of the database at the moment of reading, so that what ends
(an agreement, a membership, an hour of break-glass) ends at once, whether or not a job
has run.
"""

from datetime import date, datetime

from django.db.models import Exists, OuterRef, Q, QuerySet, Value
from django.db.models.lookups import GreaterThanOrEqual
from django.utils import timezone

from fourfold.partnership.accounts.actors import Actor, HeldRole
from fourfold.partnership.sharing.definitions import LOWEST_TIER, NOT_HELD_TIER

from .agreement import SharingAgreement, SharingAgreementQuerySet
from .agreement_party import AgreementParty
from .break_glass import BreakGlass
from .conflict import Conflict
from .membership import Membership, MembershipQuerySet

BREAK_GLASS = "break-glass"
NOTHING = Q(pk__in=[])


def readable_by(
    actor: Actor, *, kind: str, at: datetime, purpose: str | None = None
) -> Q:
    """Which records of a kind an actor may read; for one purpose, if it is given."""
    roles = [held for held in actor.held if held.definition.tier >= LOWEST_TIER]
    if not actor.is_active or actor.person_id is None or not roles:
        return NOTHING
    members = _members(roles, kind=kind, at=at)
    if purpose is not None:
        members = members.filter(purpose=purpose)
    ways = Q(Exists(members))
    if purpose in {None, BREAK_GLASS}:
        ways |= _through_broken_glass(actor, kind=kind, at=at)
    conflicts = Conflict.objects.standing().filter(
        person=actor.person_id, record_kind=kind, record_id=OuterRef("public_id")
    )
    return ways & Q(tier__lt=NOT_HELD_TIER) & ~Q(Exists(conflicts))


def _members(roles: list[HeldRole], *, kind: str, at: datetime) -> MembershipQuerySet:
    """Memberships of the record in these roles that open it at that moment.

    Whoever covers a person reads by that person's membership, in the role and agency in
    which they cover; a conflict of the covered person bars both.
    """
    whose = NOTHING
    for held in roles:
        whose |= Q(
            # The tier of the role is enough for that of the record.
            GreaterThanOrEqual(Value(held.definition.tier), OuterRef("tier")),
            person=held.person_id,
            agency=held.agency_id,
            role=held.role,
        )
    conflicts = Conflict.objects.standing().filter(
        person=OuterRef("person"),
        record_kind=OuterRef("record_kind"),
        record_id=OuterRef("record_id"),
    )
    own = Q(agency=OuterRef("owner"))
    shared = Q(Exists(_agreements(at)))
    return Membership.objects.at(at).filter(
        whose,
        own | shared,
        ~Q(Exists(conflicts)),
        record_kind=kind,
        record_id=OuterRef("public_id"),
    )


def _agreements(at: datetime) -> SharingAgreementQuerySet:
    """Versions of the membership's agreement that bind both agencies for its purpose.

    Asked from within memberships, which are asked from within records: one `OuterRef`
    is the membership, two are the record.
    """
    day = timezone.localdate(at)
    theirs = signatures(day).filter(agency=OuterRef(OuterRef("agency")))
    owners = signatures(day).filter(agency=OuterRef(OuterRef(OuterRef("owner"))))
    return SharingAgreement.objects.running(day).filter(
        Exists(theirs),
        Exists(owners),
        series=OuterRef("agreement__series"),
        purposes__code=OuterRef("purpose"),
    )


def signatures(day: date) -> QuerySet[AgreementParty]:
    """Of the agreement in hand, by agencies that are in the partnership that day."""
    return AgreementParty.objects.filter(
        Q(agency__left_on=None) | Q(agency__left_on__gte=day),
        agreement=OuterRef("pk"),
        signed_on__lte=day,
    )


def _through_broken_glass(actor: Actor, *, kind: str, at: datetime) -> Q:
    tiers = [h.definition.tier for h in actor.held if BREAK_GLASS in h.definition.may]
    broken = BreakGlass.objects.open(at).filter(
        person=actor.person_id, record_kind=kind, record_id=OuterRef("public_id")
    )
    return Q(tier__lte=max(tiers, default=0)) & Q(Exists(broken))
