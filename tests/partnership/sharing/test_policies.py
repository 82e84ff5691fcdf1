"""Each part of what is decided of rows in hand, without a database behind it."""

from dataclasses import replace

import pytest

from fourfold.partnership.accounts.actors import Actor, HeldRole, State
from fourfold.partnership.accounts.roles import all_roles
from fourfold.partnership.sharing import policies
from fourfold.partnership.sharing.models import BreakGlass, Conflict, Membership
from tests.people import actor_of

from .records.models import Case

COUNCIL, POLICE, ME, OTHER = 1, 2, 10, 11
OWN = HeldRole("asb-officer", COUNCIL, ME)
COVERED = HeldRole("asb-officer", COUNCIL, OTHER)
PARTNER = HeldRole("provider-worker", POLICE, ME)


def me(*held, state=State.ACTIVE):
    return Actor(person_id=ME, state=state, held=frozenset(held or {OWN}))


def case(tier=3):
    return Case(owner_id=COUNCIL, tier=tier)


def member(person=ME, agency=COUNCIL, role="asb-officer"):
    return Membership(person_id=person, agency_id=agency, role=role)


def keeps(actor, record=None, *, memberships=None, barred=()):
    return policies.keeps(
        actor,
        record or case(),
        memberships=[member()] if memberships is None else memberships,
        conflicts=[Conflict(person_id=person) for person in barred],
    )


@pytest.fixture
def role_of_tier_5(monkeypatch):
    """Such as none is: what is not held here opens even to it in no way."""
    role = replace(all_roles()["asb-officer"], tier=5)
    monkeypatch.setitem(all_roles(), "asb-officer", role)


def test_its_own_people_are_of_the_owner_and_let_in():
    assert keeps(me())
    assert not keeps(me(), memberships=[])
    assert not keeps(me(), memberships=[member(person=OTHER)])
    assert not keeps(me(HeldRole("asb-officer", POLICE, ME)))
    assert not keeps(me(HeldRole("youth-justice-worker", COUNCIL, ME)))


def test_whoever_is_let_in_from_another_agency_is_not_of_its_own_people():
    held = HeldRole("neighbourhood-sergeant", POLICE, ME)
    let_in = member(agency=POLICE, role="neighbourhood-sergeant")

    assert not keeps(me(held), memberships=[let_in])


@pytest.mark.parametrize("state", [State.SUSPENDED, State.LEFT, State.ANONYMOUS])
def test_nobody_keeps_or_makes_or_breaks_anything_with_a_closed_account(state):
    actor = me(state=state)

    assert not keeps(actor)
    assert not policies.may_make(actor, case(), "asb-officer")
    assert policies.breaking_roles(actor, case()) == []


def test_a_role_below_its_tier_keeps_nothing():
    assert not keeps(me(), case(tier=4))


def test_a_conflict_of_ones_own_or_of_whom_one_covers_bars():
    covering = [member(person=OTHER)]

    assert keeps(me(COVERED), memberships=covering)
    assert not keeps(me(COVERED), memberships=covering, barred=[ME])
    assert not keeps(me(COVERED), memberships=covering, barred=[OTHER])
    assert not keeps(me(), barred=[ME])
    assert keeps(me(), barred=[OTHER])


def test_what_is_not_held_here_is_open_in_no_role(role_of_tier_5):
    assert keeps(me(), case(tier=4))
    assert not keeps(me(), case(tier=5))
    assert not policies.may_be_let_in(case(tier=5), "asb-officer")
    assert policies.breaking_roles(me(), case(tier=5)) == []


@pytest.mark.django_db
def test_nor_by_the_query(role_of_tier_5, council, officer):
    record = Case(owner=council, text="x", tier=4)
    record.save()
    Membership.objects.create(
        record_kind=record.record_kind(),
        record_id=record.public_id,
        owner=council,
        person=officer,
        agency=council,
        role="asb-officer",
        purpose="support",
        starts_at=officer.created_at,
    )
    rows = Case.objects.visible_to(actor_of(officer))
    of_tier_4 = rows.count()

    Case.objects.unscoped().update(tier=5)

    assert (of_tier_4, rows.all().count()) == (1, 0)


def test_only_a_role_that_may_and_whose_tier_is_enough_breaks():
    roles = (OWN, COVERED, PARTNER)

    assert policies.breaking_roles(me(*roles), case()) == [OWN, COVERED]
    assert policies.breaking_roles(me(*roles), case(tier=4)) == []


def test_a_review_is_by_another_who_may_and_has_no_conflict():
    reviewer = me(HeldRole("information-governance", COUNCIL, ME))
    theirs, mine = BreakGlass(person_id=OTHER), BreakGlass(person_id=ME)

    assert policies.may_review(reviewer, theirs, barred=False)
    assert not policies.may_review(reviewer, theirs, barred=True)
    assert not policies.may_review(reviewer, mine, barred=False)
    assert not policies.may_review(me(), theirs, barred=False)
