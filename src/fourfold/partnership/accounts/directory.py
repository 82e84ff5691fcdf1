"""Finds people, agencies, roles and invitations, for pages."""

from datetime import date, datetime

from django.db.models import Count, Prefetch, Q, QuerySet
from django.utils import timezone

from .actors import Actor
from .models import (
    Agency,
    Cover,
    Invitation,
    Person,
    RoleHolding,
    Team,
    TeamMembership,
)
from .roles import all_roles

STATUSES = {
    "active": Q(left_at=None, suspended_at=None),
    "suspended": Q(left_at=None, suspended_at__isnull=False),
    "left": Q(left_at__isnull=False),
}


def people(
    *, text: str = "", status: str = "active", agency: str = "", role: str = ""
) -> QuerySet[Person]:
    """Those who fit, each with the roles that confer something today.

    text : of a name or an address
    agency : public identifier
    """
    today = timezone.localdate()
    held = RoleHolding.objects.on(today)
    found = Person.objects.filter(STATUSES.get(status, Q()))
    for word in text.split():
        found = found.filter(Q(name__icontains=word) | Q(email__icontains=word))
    if agency:
        held = held.filter(agency__public_id=agency)
    if role:
        held = held.filter(role=role)
    if agency or role:
        found = found.filter(pk__in=held.values("person"))
    return found.prefetch_related(_held_today(today))


def _held_today(today: date) -> Prefetch[str]:
    return Prefetch(
        "holdings",
        queryset=RoleHolding.objects.on(today).select_related("agency"),
        to_attr="held_today",
    )


def people_who_may(what: str) -> QuerySet[Person]:
    """Those who hold a role today that may do it, and can sign in."""
    roles = [role.name for role in all_roles().values() if what in role.may]
    held = RoleHolding.objects.on(timezone.localdate()).filter(role__in=roles)
    return Person.objects.filter(pk__in=held.values("person"), is_active=True)


def colleagues(actor: Actor) -> QuerySet[Person]:
    """The people of the actor's teams, without the actor."""
    today = timezone.localdate()
    current = TeamMembership.objects.filter(
        Q(ends_on=None) | Q(ends_on__gte=today), starts_on__lte=today
    )
    teams = current.filter(person=actor.person_id).values("team")
    return (
        Person.objects.filter(
            pk__in=current.filter(team__in=teams).values("person"), left_at=None
        )
        .exclude(pk=actor.person_id or 0)
        .prefetch_related(_held_today(today))
    )


def holdings_of(person: Person) -> list[RoleHolding]:
    """All of them, the newest first: who was what at any time."""
    rows = RoleHolding.objects.filter(person=person)
    rows = rows.select_related("agency", "granted_by", "approved_by")
    return list(rows.order_by("-starts_on", "-pk"))


def memberships_of(person: Person) -> list[TeamMembership]:
    rows = TeamMembership.objects.filter(person=person)
    return list(rows.select_related("team__agency").order_by("-starts_on", "-pk"))


def covers_of(person: Person) -> list[Cover]:
    """For and by them, from today on."""
    rows = Cover.objects.filter(
        Q(absent=person) | Q(by=person), ends_on__gte=timezone.localdate()
    )
    return list(rows.select_related("absent", "by", "agency"))


def roles_awaiting_approval(actor: Actor) -> QuerySet[RoleHolding]:
    """Those that the actor may decide: not given by them, not for them."""
    rows = RoleHolding.objects.filter(awaits_approval=True)
    rows = rows.exclude(granted_by=actor.person_id).exclude(person=actor.person_id)
    return rows.select_related("person", "agency", "granted_by")


def invitations(*, state: str = "open", at: datetime) -> QuerySet[Invitation]:
    unanswered = Q(accepted_at=None, withdrawn_at=None)
    wanted = {
        "open": unanswered & Q(expires_at__gt=at),
        "expired": unanswered & Q(expires_at__lte=at),
        "accepted": Q(accepted_at__isnull=False),
        "withdrawn": Q(withdrawn_at__isnull=False),
    }
    rows = Invitation.objects.filter(wanted.get(state, Q()))
    return rows.select_related("agency", "team", "invited_by")


def agencies(*, with_left: bool = False) -> QuerySet[Agency]:
    """Each with the number of people who hold a role there today."""
    rows = Agency.objects.all() if with_left else Agency.objects.current()
    held = RoleHolding.objects.on(timezone.localdate()).filter(person__left_at=None)
    today = Q(holdings__in=held)
    return rows.annotate(people=Count("holdings__person", filter=today, distinct=True))


def teams_of(agency: Agency) -> QuerySet[Team]:
    today = timezone.localdate()
    current = Q(memberships__ends_on=None) | Q(memberships__ends_on__gte=today)
    rows = Team.objects.filter(agency=agency)
    return rows.annotate(members=Count("memberships", filter=current))


def members_of(team: Team) -> list[TeamMembership]:
    today = timezone.localdate()
    rows = TeamMembership.objects.filter(Q(ends_on=None) | Q(ends_on__gte=today))
    rows = rows.filter(team=team).select_related("person")
    return list(rows.order_by("-is_lead", "person__name"))
