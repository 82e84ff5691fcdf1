from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.utils import timezone

from fourfold.partnership.accounts.models import RoleHolding
from fourfold.partnership.accounts.roles import (
    UnknownRoleError,
    all_roles,
    role_named,
    roles_for,
)
from fourfold.partnership.accounts.services import (
    approve_role,
    end_role,
    grant_role,
    record_leaving,
    refuse_role,
)
from fourfold.partnership.audit.models import Entry
from fourfold.partnership.errors import RefusedError
from tests.people import SET_UP, make_agency, make_person

FIRST = date(2026, 1, 1)


@pytest.fixture
def grant(administrator, as_actor, officer, council):
    def _grant(role="analyst", starts_on=FIRST, **how):
        given = {"person_id": officer.pk, "agency_id": council.pk} | how
        actor = as_actor(administrator)
        return grant_role(by=actor, role=role, starts_on=starts_on, **given)

    return _grant


@pytest.fixture
def awaiting(grant):
    return grant("marac-coordinator")


def test_every_role_of_the_domain_is_there():
    assert {role.tier for role in all_roles().values()} == {0, 1, 2, 3, 4}
    assert len([role for role in all_roles().values() if len(role.jobs) == 3]) == 21


def test_a_role_that_is_not_defined_raises():
    with pytest.raises(UnknownRoleError, match=r"wizard is not in definitions/roles"):
        role_named("wizard")


def test_only_fitting_roles_are_offered_to_a_kind_of_agency():
    titles = [role.title for role in roles_for("commissioned")]

    assert titles == ["Signatory of a partner", "Worker of a support provider"]


def test_a_role_that_needs_no_approval_confers_at_once(grant, as_actor, officer):
    grant("analyst")

    assert as_actor(officer).holds("analyst")


def test_a_role_that_needs_approval_confers_nothing_before_it(
    awaiting, as_actor, officer
):
    assert awaiting.awaits_approval
    assert not as_actor(officer).holds("marac-coordinator")


def test_approve_role_lets_it_confer(awaiting, governance, as_actor, officer):
    approve_role(by=as_actor(governance), holding_id=awaiting.pk)

    assert as_actor(officer).tier == 4


def test_approve_role_is_denied_to_who_gave_it(awaiting, administrator, as_actor):
    with pytest.raises(PermissionDenied):
        approve_role(by=as_actor(administrator), holding_id=awaiting.pk)


def test_approve_role_is_denied_to_who_would_hold_it(
    administrator, governance, as_actor, council
):
    holding = grant_role(
        by=as_actor(administrator),
        person_id=governance.pk,
        agency_id=council.pk,
        role="asb-officer",
        starts_on=FIRST,
    )

    with pytest.raises(PermissionDenied):
        approve_role(by=as_actor(governance), holding_id=holding.pk)


def test_approve_role_refuses_one_that_awaits_nothing(grant, governance, as_actor):
    holding = grant("analyst")

    with pytest.raises(RefusedError, match="does not await approval"):
        approve_role(by=as_actor(governance), holding_id=holding.pk)


def test_refuse_role_takes_it_back(awaiting, governance, as_actor):
    refuse_role(by=as_actor(governance), holding_id=awaiting.pk)

    assert not RoleHolding.objects.filter(pk=awaiting.pk).exists()
    assert Entry.objects.filter(action="accounts.role_refused").count() == 1


@pytest.mark.parametrize("role", ["resident", "provider-worker"])
def test_grant_role_refuses_one_that_cannot_be_held_there(grant, role):
    with pytest.raises(RefusedError, match="Nobody can be"):
        grant(role)


def test_grant_role_refuses_the_same_role_twice_in_a_time(grant):
    grant("analyst", ends_on=date(2026, 6, 30))

    with pytest.raises(RefusedError, match="in that time already"):
        grant("analyst", starts_on=date(2026, 6, 30))


def test_grant_role_takes_the_same_role_after_it_ended(grant):
    grant("analyst", ends_on=date(2026, 6, 30))

    again = grant("analyst", starts_on=date(2026, 7, 1))

    assert again.pk


def test_grant_role_refuses_an_end_before_the_beginning(grant):
    with pytest.raises(RefusedError, match="cannot end before it begins"):
        grant("analyst", ends_on=date(2025, 12, 31))


def test_grant_role_refuses_somebody_who_left(grant, officer):
    yesterday = timezone.localdate() - timedelta(days=1)
    record_leaving(by=SET_UP, person_id=officer.pk, on=yesterday)

    with pytest.raises(RefusedError, match="has left"):
        grant("analyst")


def test_grant_role_is_denied_to_an_officer(officer, as_actor, council):
    with pytest.raises(PermissionDenied):
        grant_role(
            by=as_actor(officer),
            person_id=officer.pk,
            agency_id=council.pk,
            role="administrator",
            starts_on=FIRST,
        )


def test_end_role_confers_to_the_last_day_and_not_after(
    grant, administrator, as_actor, officer, time_machine
):
    holding = grant("analyst")
    last = timezone.localdate() + timedelta(days=3)

    end_role(by=as_actor(administrator), holding_id=holding.pk, on=last)

    time_machine.move_to(f"{last} 12:00:00+00:00")
    assert as_actor(officer).holds("analyst")
    time_machine.move_to(f"{last + timedelta(days=1)} 12:00:00+00:00")
    assert not as_actor(officer).holds("analyst")


def test_end_role_refuses_one_that_is_over_by_then(grant, administrator, as_actor):
    holding = grant("analyst", ends_on=date(2026, 6, 30))

    with pytest.raises(RefusedError, match="over by then"):
        end_role(
            by=as_actor(administrator), holding_id=holding.pk, on=date(2026, 6, 30)
        )


def test_end_role_refuses_a_day_before_it_began(grant, administrator, as_actor):
    holding = grant("analyst")

    with pytest.raises(RefusedError, match="before it begins"):
        end_role(by=as_actor(administrator), holding_id=holding.pk, on=date(2025, 1, 1))


def test_a_role_in_one_agency_confers_nothing_in_another(db, as_actor):
    here, there = make_agency("Here"), make_agency("There")
    person = make_person("Pat", here, "asb-officer")

    actor = as_actor(person)

    assert actor.tier_in([here.pk]) == 3
    assert actor.tier_in([there.pk]) == 0


def test_the_database_refuses_approval_by_who_gave_it(awaiting, administrator):
    rows = RoleHolding.objects.filter(pk=awaiting.pk)

    with pytest.raises(IntegrityError), transaction.atomic():
        rows.update(
            awaits_approval=False,
            approved_by=administrator,
            approved_at=timezone.now(),
        )


def test_names_say_role_and_agency(awaiting):
    assert str(awaiting) == "Domestic abuse and MARAC coordinator, Marshgate Council"
