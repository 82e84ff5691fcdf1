"""Memberships that nobody can use any more are ended, so that none comes back."""

from datetime import datetime

from django.db import transaction
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone

from fourfold.partnership.accounts.models import RoleHolding
from fourfold.partnership.audit.doers import Doer
from fourfold.partnership.sharing import queries
from fourfold.partnership.sharing.models import Conflict, Membership

from .conflicts import lift
from .memberships import end


@transaction.atomic
def close_memberships(*, by: Doer, now: datetime) -> int:
    """End those of people who left, or whose role there is over; how many there were.

    Nobody could read by them since; but whoever comes back to the role years later must
    be let in anew. For the daily job that closes the accounts of leavers.
    """
    today = timezone.localdate(now)
    lasting = RoleHolding.objects.filter(
        Q(ends_on=None) | Q(ends_on__gte=today),
        Q(agency__left_on=None) | Q(agency__left_on__gte=today),
        person=OuterRef("person"),
        agency=OuterRef("agency"),
        role=OuterRef("role"),
    )
    gone = Q(person__left_at__isnull=False) | Q(person__leaves_on__lt=today)
    over = (
        Membership.objects.select_for_update(of=("self",))
        .unended()
        .filter(gone | ~Exists(lasting))
        .select_related("person")
    )
    closed = list(over)
    for membership in closed:
        person = membership.person
        has_left = person.left_at or (person.leaves_on and person.leaves_on < today)
        reason = Membership.End.LEFT if has_left else Membership.End.ROLE_OVER
        end(by, membership, reason)
    return len(closed)


@transaction.atomic
def close_what_is_left_of_records(*, by: Doer, now: datetime) -> dict[str, int]:
    """End memberships and conflicts of records that are gone; how many of each.

    Their time is counted from then. For the daily job that runs after retention.
    """
    closed = {"memberships": 0, "conflicts": 0}
    for kind, model in queries.kinds().items():
        there = model.objects.unscoped().filter(public_id=OuterRef("record_id"))
        members = Membership.objects.select_for_update(of=("self",)).unended()
        for membership in members.filter(~Exists(there), record_kind=kind):
            end(by, membership, Membership.End.RECORD_GONE)
            closed["memberships"] += 1
        conflicts = Conflict.objects.select_for_update(of=("self",)).standing()
        for conflict in conflicts.filter(~Exists(there), record_kind=kind):
            lift(by, conflict, now=now)
            closed["conflicts"] += 1
    return closed
