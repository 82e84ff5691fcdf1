"""Reads what the pages of an account show."""

from django.db.models import Q, QuerySet
from django.utils import timezone

from fourfold.partnership.accounts.models import (
    Cover,
    Person,
    RoleHolding,
    TeamMembership,
)


def roles(person: Person) -> QuerySet[RoleHolding]:
    """All they hold or held, newest first."""
    held = RoleHolding.objects.filter(person=person).select_related("agency")
    return held.order_by("-starts_on", "-id")


def teams(person: Person) -> QuerySet[TeamMembership]:
    today = timezone.localdate()
    return TeamMembership.objects.filter(
        Q(ends_on=None) | Q(ends_on__gte=today), person=person
    ).select_related("team", "team__agency")


def covers(person: Person) -> QuerySet[Cover]:
    """Cover for them and by them that is not over."""
    return _covers(person).filter(ends_on__gte=timezone.localdate())


def cover(person: Person, cover_id: int) -> Cover | None:
    return _covers(person).filter(pk=cover_id).first()


def _covers(person: Person) -> QuerySet[Cover]:
    theirs = Cover.objects.filter(Q(absent=person) | Q(by=person))
    return theirs.select_related("absent", "by", "agency").order_by("starts_on")


def colleagues(person: Person) -> list[tuple[str, str]]:
    """Who could cover for them, as choices: person and agency in which both work."""
    today = timezone.localdate()
    own = RoleHolding.objects.on(today).filter(person=person).values("agency")
    found = (
        RoleHolding.objects.on(today)
        .filter(agency__in=own, person__is_active=True)
        .exclude(person=person)
        .select_related("person", "agency")
        .order_by("person__name", "agency__name")
    )
    return list(
        dict.fromkeys(
            (f"{held.person_id}-{held.agency_id}", f"{held.person}, {held.agency}")
            for held in found
        )
    )
