"""The rule of who may read: without any one of its parts, one of these fails."""

from datetime import timedelta

import pytest
from django.utils import timezone

from fourfold.partnership.accounts.actors import NOBODY, State
from fourfold.partnership.accounts.models import Person
from fourfold.partnership.accounts.services import (
    end_role,
    suspend_person,
)
from fourfold.partnership.sharing.models import (
    Membership,
)
from fourfold.partnership.sharing.services import take_out
from tests.people import SET_UP, actor_of, make_agency, make_person

from .conftest import into
from .records.models import Case, Panel
from .seeing import grant, sees, today


def test_nobody_sees_anything(case, keeper):
    assert not Case.objects.visible_to(NOBODY).exists()


def test_whoever_is_let_in_sees_it_and_nothing_else(case, council, keeper):
    other = Case(owner=council, text="other")
    other.save()

    assert list(Case.objects.visible_to(actor_of(keeper))) == [case]


def test_a_colleague_who_was_not_let_in_does_not(case, council, keeper):
    assert not sees(make_person("Colleen", council, "asb-officer"), case)


def test_no_right_opens_a_record_by_itself(case, council, keeper):
    for role in ("administrator", "information-governance", "youth-justice-worker"):
        assert not sees(make_person(role, council, role), case)


def test_a_membership_of_a_record_of_another_kind_opens_nothing(case, keeper, council):
    panel = Panel(owner=council, text="panel", public_id=case.public_id)
    panel.save()

    assert not sees(keeper, panel)


def test_a_suspended_person_sees_nothing(case, keeper):
    actor = actor_of(keeper)
    suspend_person(by=SET_UP, person_id=keeper.pk, reason="conduct")

    assert not sees(keeper, case)
    # Whatever roles an actor brings along: it is the state that counts.
    kept = {name: getattr(actor, name) for name in actor.__slots__}
    held = type(actor)(**{**kept, "state": State.SUSPENDED})
    assert not Case.objects.visible_to(held).exists()


def test_somebody_whose_last_day_is_over_sees_nothing(case, keeper):
    Person.objects.filter(pk=keeper.pk).update(leaves_on=today(-1))

    assert not sees(keeper, case)


def test_whose_role_is_over_sees_nothing(case, keeper):
    end_role(by=SET_UP, holding_id=keeper.holdings.get().pk, on=today(-1))

    assert not sees(keeper, case)


def test_another_role_of_theirs_does_not_open_it(case, council, keeper):
    end_role(by=SET_UP, holding_id=keeper.holdings.get().pk, on=today(-1))
    grant(keeper, council, "youth-justice-worker")

    assert not sees(keeper, case)


def test_the_same_role_in_another_agency_does_not_open_it(case, keeper):
    end_role(by=SET_UP, holding_id=keeper.holdings.get().pk, on=today(-1))
    grant(keeper, make_agency("Housing Trust", "relevant"), "asb-officer")

    assert not sees(keeper, case)


def test_a_role_that_awaits_approval_opens_nothing(case, keeper):
    keeper.holdings.update(awaits_approval=True)

    assert not sees(keeper, case)


@pytest.mark.parametrize(("tier", "visible"), [(3, True), (4, False), (5, False)])
def test_a_record_is_not_seen_in_a_role_below_its_tier(tier, visible, case, keeper):
    Case.objects.unscoped().update(tier=tier)

    assert sees(keeper, case) is visible


@pytest.mark.parametrize(("tier", "visible"), [(3, True), (4, True), (5, False)])
def test_what_is_not_held_here_is_seen_in_no_role(tier, visible, case, council):
    worker = make_person("Yousif", council, "youth-justice-worker")
    into(case, worker, council, role="youth-justice-worker")
    Case.objects.unscoped().update(tier=tier)

    assert sees(worker, case) is visible


def test_two_roles_each_open_what_their_own_tier_allows(case, council, keeper):
    """A role of tier 4 does not lift what one of tier 3 was let into."""
    grant(keeper, council, "youth-justice-worker")
    Case.objects.unscoped().update(tier=4)

    assert not sees(keeper, case)


def test_nobody_sees_it_before_they_are_let_in_or_after_their_time(
    case, council, officer
):
    into(case, officer, council, ends_at=timezone.now() + timedelta(hours=1))
    membership = Membership.objects.get()

    seen = [
        sees(officer, case, at=moment)
        for moment in (
            membership.starts_at - timedelta(microseconds=1),
            membership.starts_at,
            membership.ends_at - timedelta(microseconds=1),
            membership.ends_at,
        )
    ]

    assert seen == [False, True, True, False]


def test_nobody_sees_it_who_was_taken_out(case, keeper):
    take_out(by=SET_UP, membership_id=Membership.objects.get().pk, reason="mistake")

    assert not sees(keeper, case)


def test_it_is_seen_for_the_purpose_it_was_opened_for(case, keeper):
    assert sees(keeper, case, purpose="prevent-crime")
    assert not sees(keeper, case, purpose="support")


def test_an_actor_without_a_person_sees_nothing(case, keeper):
    actor = actor_of(keeper)
    values = {name: getattr(actor, name) for name in actor.__slots__}

    ghost = type(actor)(**{**values, "person_id": None})

    assert not Case.objects.visible_to(ghost).exists()


def test_one_query_answers_for_all(
    case, keeper, partner, covering, django_assert_num_queries
):
    for person in (keeper, partner, covering):
        actor = actor_of(person)
        with django_assert_num_queries(1):
            assert list(Case.objects.visible_to(actor)) == [case]
