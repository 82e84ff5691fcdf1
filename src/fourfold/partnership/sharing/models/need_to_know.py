"""The rule of who may read which record, as a condition on the record.

Everything it asks is asked of the database at the moment of reading, so that what ends
(an agreement, a membership, an hour of break-glass) ends at once, whether or not a job
has run.
"""

from collections import defaultdict
from datetime import datetime

from django.db.models import Exists, OuterRef, Q
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
    if not actor.is_active or actor.person_id is None:
        return NOTHING
    ways = NOTHING
    for tier, held in _by_tier(actor).items():
        members = _members(held, kind=kind, at=at)
        if purpose is not None:
            members = members.filter(purpose=purpose)
        ways |= Q(tier__lte=tier) & Q(Exists(members))
    if purpose in {None, BREAK_GLASS}:
        ways |= _through_broken_glass(actor, kind=kind, at=at)
    conflicts = Conflict.objects.standing().filter(
        person=actor.person_id, record_kind=kind, record_id=OuterRef("public_id")
    )
    return ways & Q(tier__lt=NOT_HELD_TIER) & ~Q(Exists(conflicts))


def _by_tier(actor: Actor) -> dict[int, list[HeldRole]]:
    """Roles that can be let into a record at all, by how confidential it may be."""
    found: dict[int, list[HeldRole]] = defaultdict(list)
    for held in actor.held:
        if held.definition.tier >= LOWEST_TIER:
            found[held.definition.tier].append(held)
    return found


def _members(held: list[HeldRole], *, kind: str, at: datetime) -> MembershipQuerySet:
    """Memberships of the record in these roles that open it at that moment.

    Whoever covers a person reads by that person's membership, in the role and agency in
    which they cover; a conflict of the covered person bars both.
    """
    whose = NOTHING
    for role in held:
        whose |= Q(person=role.person_id, agency=role.agency_id, role=role.role)
    conflicts = Conflict.objects.standing().filter(
        person=OuterRef("person"),
        record_kind=OuterRef("record_kind"),
        record_id=OuterRef("record_id"),
    )
    own = Q(agency=OuterRef("owner"))
    shared = Q(Exists(_agreements(at)))
    return (
        Membership.objects.at(at)
        .filter(whose, record_kind=kind, record_id=OuterRef("public_id"))
        .filter(own | shared)
        .filter(~Q(Exists(conflicts)))
    )


def _agreements(at: datetime) -> SharingAgreementQuerySet:
    """Versions of the membership's agreement that bind both agencies for its purpose.

    Asked from within memberships, which are asked from within records: one `OuterRef`
    is the membership, two are the record.
    """
    day = timezone.localdate(at)
    signed = AgreementParty.objects.filter(
        Q(agency__left_on=None) | Q(agency__left_on__gte=day),
        agreement=OuterRef("pk"),
        signed_on__lte=day,
    )
    theirs = signed.filter(agency=OuterRef(OuterRef("agency")))
    owners = signed.filter(agency=OuterRef(OuterRef(OuterRef("owner"))))
    return SharingAgreement.objects.running(day).filter(
        Exists(theirs),
        Exists(owners),
        series=OuterRef("agreement__series"),
        purposes__code=OuterRef("purpose"),
    )


def _through_broken_glass(actor: Actor, *, kind: str, at: datetime) -> Q:
    tiers = [h.definition.tier for h in actor.held if BREAK_GLASS in h.definition.may]
    broken = BreakGlass.objects.open(at).filter(
        person=actor.person_id, record_kind=kind, record_id=OuterRef("public_id")
    )
    return Q(tier__lte=max(tiers, default=0)) & Q(Exists(broken))
