"""Whom something is told."""

from collections.abc import Iterable
from datetime import date

from django.db.models import Q
from django.utils import timezone

from fourfold.partnership.accounts.models import Person, RoleHolding
from fourfold.partnership.accounts.roles import all_roles
from fourfold.partnership.sharing.models import BreakGlass, RestrictedRecord

from .memberships import conflicts_of, keepers_of

REVIEW = "review-break-glass"


def people_who_may(
    what: str, *, day: date, agencies: Iterable[int] | None = None
) -> list[Person]:
    """Everybody who may do something that day; of some agencies, if they are given."""
    roles = [name for name, role in all_roles().items() if what in role.may]
    held = RoleHolding.objects.on(day).filter(role__in=roles)
    if agencies is not None:
        held = held.filter(agency__in=list(agencies))
    return list(
        Person.objects.filter(
            Q(leaves_on=None) | Q(leaves_on__gte=day),
            pk__in=held.values("person"),
            is_active=True,
        )
    )


def people_told_of(glass: BreakGlass, record: RestrictedRecord) -> list[Person]:
    """The record's own people and all reviewers; not who did it or has a conflict."""
    day = timezone.localdate(glass.opened_at)
    found = {membership.person for membership in keepers_of(record)}
    found |= set(people_who_may(REVIEW, day=day))
    barred = {conflict.person_id for conflict in conflicts_of(record)}
    others = (p for p in found if p.pk not in barred | {glass.person_id})
    return sorted(others, key=lambda person: person.pk)
