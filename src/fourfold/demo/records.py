"""The people of the invented partnership, made as real ones are: by the services.

Nothing is written past them, so the demonstration has the trail, the approvals and the
refusals that a real partnership would have.
"""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone

from fourfold.analysis.definitions import settings
from fourfold.partnership.accounts.actors import Actor
from fourfold.partnership.accounts.models import Agency, Person, RoleHolding, Team
from fourfold.partnership.accounts.queries import actor_for
from fourfold.partnership.accounts.services import (
    add_team,
    approve_role,
    arrange_cover,
    grant_role,
    invite_person,
    join_by_invitation,
    join_team,
    record_leaving,
    suspend_person,
)
from fourfold.partnership.audit.doers import Doer, command

BY = command("demo")


@transaction.atomic
def make_people() -> list[Person]:
    """Everybody of `definitions/demo_people.toml`, in a partnership that is set up."""
    plan = settings("demo_people.toml")
    for team in plan["teams"]:
        agency = _agency(team["agency"])
        add_team(by=BY, agency_id=agency.pk, name=team["name"])
    first, second, *others = plan["people"]
    administrator = _join(first, by=BY, password=plan["password"])
    # The second approves what the first gives, so nobody could approve the second.
    approver = _join(second, by=BY, password=plan["password"])
    people = [administrator, approver]
    for each in others:
        person = _join(each, by=_acting(administrator), password=plan["password"])
        _approve(person, by=_acting(approver))
        people.append(person)
    for each, person in zip(plan["people"], people, strict=True):
        _team(each, person)
        _fate(each, person, by=_acting(administrator))
    _goings_on(plan, by=_acting(administrator))
    return people


def _acting(person: Person) -> Actor:
    return actor_for(person, is_strong=True, confirmed_at=timezone.now())


def _agency(name: str) -> Agency:
    return Agency.objects.get(name=name)


def _join(each: Mapping[str, Any], *, by: Doer, password: str) -> Person:
    invited = invite_person(
        by=by,
        email=each["email"],
        name=each["name"],
        agency_id=_agency(each["agency"]).pk,
        role=each["role"],
    )
    return join_by_invitation(token=invited.token, name=each["name"], password=password)


def _approve(person: Person, *, by: Doer) -> None:
    for holding in RoleHolding.objects.filter(person=person, awaits_approval=True):
        approve_role(by=by, holding_id=holding.pk)


def _team(each: Mapping[str, Any], person: Person) -> None:
    if "team" in each:
        team = Team.objects.get(name=each["team"], agency__name=each["agency"])
        join_team(
            by=BY,
            person_id=person.pk,
            team_id=team.pk,
            on=timezone.localdate(),
            is_lead=each.get("leads", False),
        )


def _fate(each: Mapping[str, Any], person: Person, *, by: Doer) -> None:
    if "suspended" in each:
        suspend_person(by=by, person_id=person.pk, reason=each["suspended"])
    if "leaves_in_days" in each:
        last = timezone.localdate() + timedelta(days=each["leaves_in_days"])
        record_leaving(by=by, person_id=person.pk, on=last)


def _goings_on(plan: Mapping[str, Any], *, by: Doer) -> None:
    """What is under way: an invitation, a role to be approved, cover."""
    today = timezone.localdate()
    for each in plan["invited"]:
        agency_id = _agency(each["agency"]).pk
        given = {name: each[name] for name in ("email", "name", "role")}
        invite_person(by=by, agency_id=agency_id, **given)
    for each in plan["awaiting"]:
        grant_role(
            by=by,
            person_id=Person.objects.get(name=each["person"]).pk,
            agency_id=_agency(each["agency"]).pk,
            role=each["role"],
            starts_on=today,
        )
    for each in plan["cover"]:
        arrange_cover(
            by=by,
            absent_id=Person.objects.get(name=each["absent"]).pk,
            by_id=Person.objects.get(name=each["by"]).pk,
            agency_id=_agency(each["agency"]).pk,
            starts_on=today,
            ends_on=today + timedelta(days=each["days"]),
        )
