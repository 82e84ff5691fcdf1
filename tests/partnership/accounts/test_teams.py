from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from fourfold.partnership.accounts.services import (
    add_team,
    join_team,
    quit_team,
    record_agency_left,
)
from fourfold.partnership.errors import RefusedError
from tests.people import SET_UP


@pytest.fixture
def team(council):
    return add_team(by=SET_UP, agency_id=council.pk, name="East")


@pytest.fixture
def today():
    return timezone.localdate()


def test_a_name_is_taken_once_in_an_agency(team, council, police):
    with pytest.raises(RefusedError, match="has a team called EAST already"):
        add_team(by=SET_UP, agency_id=council.pk, name="EAST")

    assert add_team(by=SET_UP, agency_id=police.pk, name="East").pk


def test_an_agency_that_left_gets_no_team(council, today):
    record_agency_left(by=SET_UP, agency_id=council.pk, on=today)

    with pytest.raises(RefusedError, match="has left the partnership"):
        add_team(by=SET_UP, agency_id=council.pk, name="East")


def test_adding_is_denied_to_an_officer(officer, council, as_actor):
    with pytest.raises(PermissionDenied):
        add_team(by=as_actor(officer), agency_id=council.pk, name="East")


def test_only_people_of_the_agency_join_its_teams(team, sergeant, today):
    with pytest.raises(RefusedError, match="no role in Marshgate Council"):
        join_team(by=SET_UP, person_id=sergeant.pk, team_id=team.pk, on=today)


def test_a_team_is_joined_once_at_a_time(team, officer, today):
    membership = join_team(
        by=SET_UP, person_id=officer.pk, team_id=team.pk, on=today, is_lead=True
    )
    with pytest.raises(RefusedError, match="is in East already"):
        join_team(by=SET_UP, person_id=officer.pk, team_id=team.pk, on=today)

    quit_team(by=SET_UP, membership_id=membership.pk, on=today)

    again = today + timedelta(days=1)
    assert join_team(by=SET_UP, person_id=officer.pk, team_id=team.pk, on=again).pk


def test_quitting_needs_a_day_after_joining_and_happens_once(team, officer, today):
    membership = join_team(by=SET_UP, person_id=officer.pk, team_id=team.pk, on=today)

    with pytest.raises(RefusedError, match="before they join it"):
        quit_team(by=SET_UP, membership_id=membership.pk, on=today - timedelta(days=1))
    quit_team(by=SET_UP, membership_id=membership.pk, on=today)
    with pytest.raises(RefusedError, match="over by then already"):
        quit_team(by=SET_UP, membership_id=membership.pk, on=today)


def test_names_are_said(team, officer, today):
    membership = join_team(by=SET_UP, person_id=officer.pk, team_id=team.pk, on=today)

    assert str(membership) == "Asbel Officer in East"
