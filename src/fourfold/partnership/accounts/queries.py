"""Reads people, agencies and roles."""

import uuid
from collections.abc import Iterable
from datetime import date, datetime

from django.db.models import Q
from django.utils import timezone

from .actors import NOBODY, Actor, HeldRole, State
from .models import (
    Agency,
    Cover,
    Invitation,
    Person,
    RoleHolding,
    TeamMembership,
)

# A desk shows what comes first; the whole is in the lists.
MOST_ON_A_DESK = 20


def actor_for(
    person: Person | None,
    *,
    at: datetime | None = None,
    is_strong: bool = False,
    confirmed_at: datetime | None = None,
) -> Actor:
    """A person as policies see them: their roles and those they cover, now.

    Always read afresh, so that what is taken away is gone at the next request.
    """
    if person is None or not person.is_authenticated:
        return NOBODY
    today = timezone.localdate(at)
    state = state_of(person, today)
    covers = _covers(person, today) if state is State.ACTIVE else []
    holdings = _holdings(person, covers, today) if state is State.ACTIVE else []
    own = [held.agency for held in holdings if held.person_id == person.pk]
    return Actor(
        person_id=person.pk,
        public_id=str(person.public_id),
        name=person.name,
        state=state,
        held=frozenset(
            HeldRole(held.role, held.agency_id, held.person_id, held.agency.name)
            for held in holdings
        ),
        covers=frozenset(cover.absent_id for cover in covers),
        agency_public_id=str(own[0].public_id) if own else "",
        is_strong=is_strong,
        confirmed_at=confirmed_at,
    )


def state_of(person: Person, day: date) -> State:
    if person.left_at or (person.leaves_on and person.leaves_on < day):
        return State.LEFT
    return State.ACTIVE if person.is_active else State.SUSPENDED


def names_of(public_ids: Iterable[str]) -> dict[str, str]:
    """What people and agencies are called, by public identifier."""
    wanted = {text for text in public_ids if _is_identifier(text)}
    return {
        str(public_id): name
        for model in (Agency, Person)
        for public_id, name in model.objects.filter(public_id__in=wanted).values_list(
            "public_id", "name"
        )
    }


def people_called(text: str, *, at_most: int) -> list[Person]:
    """Whose name has a text in it, whether they still work here or not."""
    return list(Person.objects.filter(name__icontains=text)[:at_most])


def agency_choices() -> list[tuple[str, str]]:
    """Public identifier and name of every agency there is or was, by name."""
    return [
        (str(public_id), name)
        for public_id, name in Agency.objects.values_list("public_id", "name")
    ]


def _is_identifier(text: str) -> bool:
    try:
        uuid.UUID(text)
    except ValueError:
        return False
    return True


def _covers(person: Person, day: date) -> list[Cover]:
    return list(
        Cover.objects.filter(
            Q(agency__left_on=None) | Q(agency__left_on__gte=day),
            Q(absent__leaves_on=None) | Q(absent__leaves_on__gte=day),
            by=person,
            starts_on__lte=day,
            ends_on__gte=day,
            absent__left_at=None,
        )
    )


def _holdings(person: Person, covers: list[Cover], day: date) -> list[RoleHolding]:
    """Their own first; of those they cover, only what is held in that agency."""
    wanted = Q(person=person)
    for cover in covers:
        wanted |= Q(person=cover.absent_id, agency=cover.agency_id)
    found = RoleHolding.objects.on(day).filter(wanted).select_related("agency")
    return sorted(found, key=lambda held: (held.person_id != person.pk, held.pk))


def colleagues_of(person_id: int, *, day: date) -> list[TeamMembership]:
    """Who else is in their teams that day, by name; each with person and team."""
    now = Q(ends_on=None) | Q(ends_on__gte=day)
    own = TeamMembership.objects.filter(now, person=person_id, starts_on__lte=day)
    return list(
        TeamMembership.objects.filter(
            now,
            Q(person__leaves_on=None) | Q(person__leaves_on__gte=day),
            starts_on__lte=day,
            team__in=own.values("team"),
            person__left_at=None,
        )
        .exclude(person=person_id)
        .select_related("person", "team")
        .order_by("person__name", "pk")[:MOST_ON_A_DESK]
    )


def open_invitations(*, at: datetime) -> list[Invitation]:
    """Those that nobody has answered yet, the first to run out first."""
    return list(
        Invitation.objects.filter(
            accepted_at=None, withdrawn_at=None, expires_at__gt=at
        )
        .select_related("agency")
        .order_by("expires_at", "pk")[:MOST_ON_A_DESK]
    )


def roles_that_await_approval() -> list[RoleHolding]:
    """Given, and not yet approved by a second person; the oldest first."""
    return list(
        RoleHolding.objects.filter(awaits_approval=True)
        .select_related("person", "agency")
        .order_by("granted_at", "pk")[:MOST_ON_A_DESK]
    )
