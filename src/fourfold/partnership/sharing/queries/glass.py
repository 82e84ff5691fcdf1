"""Uses of break-glass, for whoever did it and for those who look at it afterwards."""

import uuid
from datetime import datetime

from django.db.models import Exists, OuterRef, QuerySet

from fourfold.partnership.accounts.actors import Actor
from fourfold.partnership.sharing import policies
from fourfold.partnership.sharing.models import BreakGlass, Conflict

from .kinds import record_of
from .memberships import keeps

ROWS = ("person", "agency", "owner", "reviewed_by")


def glasses(actor: Actor, *, state: str = "") -> QuerySet[BreakGlass]:
    """Newest first; or those that await review, the longest due first.

    Not of a record that a conflict keeps the actor out of.
    """
    conflicts = Conflict.objects.standing().filter(
        person=actor.person_id or 0,
        record_kind=OuterRef("record_kind"),
        record_id=OuterRef("record_id"),
    )
    found = BreakGlass.objects.select_related(*ROWS).filter(~Exists(conflicts))
    if state == "awaiting":
        return found.unreviewed().order_by("review_due", "pk")
    if state == "reviewed":
        return found.exclude(reviewed_at=None)
    return found


def open_glasses_of(actor: Actor, *, at: datetime) -> list[BreakGlass]:
    mine = BreakGlass.objects.open(at).filter(person=actor.person_id or 0)
    return list(mine.select_related(*ROWS))


def glass_for(actor: Actor, public_id: uuid.UUID | str) -> BreakGlass | None:
    """One that the actor may know of: as who did it, as reviewer, or as its owner's."""
    mine = BreakGlass.objects.select_related(*ROWS).filter(public_id=public_id)
    if own := mine.filter(person=actor.person_id or 0).first():
        return own
    glass = glasses(actor).filter(public_id=public_id).first()
    if glass is None or policies.may_review_break_glass(actor):
        return glass
    record = record_of(glass.record_kind, glass.record_id)
    return glass if record is not None and keeps(actor, record) else None


def reviews_awaiting(actor: Actor, *, at: datetime) -> list[BreakGlass]:
    """What the actor can review today, the longest due first; fifty at most."""
    if not policies.may_review_break_glass(actor):
        return []
    over = glasses(actor, state="awaiting").filter(ends_at__lte=at)
    return list(over.exclude(person=actor.person_id)[:50])


def standing_conflicts() -> QuerySet[Conflict]:
    """All that stand, newest first, for reviewers."""
    return Conflict.objects.standing().select_related("person", "recorded_by")


def may_review(actor: Actor, glass: BreakGlass) -> bool:
    barred = Conflict.objects.standing().filter(
        person=actor.person_id or 0,
        record_kind=glass.record_kind,
        record_id=glass.record_id,
    )
    return policies.may_review(actor, glass, barred=barred.exists())
