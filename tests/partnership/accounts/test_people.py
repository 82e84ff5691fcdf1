from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from fourfold.partnership.accounts.actors import State
from fourfold.partnership.accounts.models import Cover, Person, TeamMembership
from fourfold.partnership.accounts.services import (
    add_team,
    arrange_cover,
    change_profile,
    close_accounts_of_leavers,
    join_team,
    record_leaving,
    restore_person,
    suspend_person,
)
from fourfold.partnership.audit.doers import job
from fourfold.partnership.audit.models import Entry
from fourfold.partnership.errors import RefusedError
from tests.people import SET_UP, make_person, signed_in


@pytest.fixture
def yesterday():
    return timezone.localdate() - timedelta(days=1)


def test_change_profile_is_for_oneself(officer, as_actor):
    change_profile(by=as_actor(officer), person_id=officer.pk, phone="020 7946 0000")

    officer.refresh_from_db()
    assert officer.phone == "020 7946 0000"
    entry = Entry.objects.get(action="accounts.profile_changed")
    assert entry.details == {"fields": "phone"}


def test_change_profile_without_a_change_records_nothing(officer, as_actor):
    change_profile(by=as_actor(officer), person_id=officer.pk, name=officer.name)

    assert not Entry.objects.filter(action="accounts.profile_changed").exists()


def test_change_profile_is_denied_to_an_administrator(officer, administrator, as_actor):
    with pytest.raises(PermissionDenied):
        change_profile(by=as_actor(administrator), person_id=officer.pk, name="Else")


def test_change_profile_takes_no_address(officer, as_actor):
    with pytest.raises(ValueError, match="not in a profile: email"):
        change_profile(by=as_actor(officer), person_id=officer.pk, email="a@b.example")


def test_suspend_person_ends_rights_and_sessions_at_once(
    officer, administrator, as_actor, client
):
    signed_in(client, officer)

    suspend_person(by=as_actor(administrator), person_id=officer.pk, reason="account")

    assert as_actor(officer).state is State.SUSPENDED
    assert as_actor(officer).held == frozenset()
    assert client.get("/staff/").status_code == 302


def test_suspend_person_is_denied_for_oneself(administrator, as_actor):
    with pytest.raises(PermissionDenied):
        suspend_person(
            by=as_actor(administrator), person_id=administrator.pk, reason="absence"
        )


def test_suspend_person_refuses_a_second_time(officer, administrator, as_actor):
    actor = as_actor(administrator)
    suspend_person(by=actor, person_id=officer.pk, reason="conduct")

    with pytest.raises(RefusedError, match="suspended already"):
        suspend_person(by=actor, person_id=officer.pk, reason="conduct")


def test_restore_person_gives_back_what_they_had(officer, administrator, as_actor):
    actor = as_actor(administrator)
    suspend_person(by=actor, person_id=officer.pk, reason="absence")

    restore_person(by=actor, person_id=officer.pk)

    assert as_actor(officer).holds("asb-officer")


def test_restore_person_refuses_somebody_who_is_not_suspended(
    officer, administrator, as_actor
):
    with pytest.raises(RefusedError, match="is not suspended"):
        restore_person(by=as_actor(administrator), person_id=officer.pk)


@pytest.mark.parametrize("act", [restore_person, suspend_person, record_leaving])
def test_nothing_more_happens_to_somebody_who_left(officer, yesterday, act):
    record_leaving(by=SET_UP, person_id=officer.pk, on=yesterday)
    needs = {suspend_person: {"reason": "conduct"}, record_leaving: {"on": yesterday}}

    with pytest.raises(RefusedError, match="has left"):
        act(by=SET_UP, person_id=officer.pk, **needs.get(act, {}))


def test_leaving_ends_roles_teams_and_cover(officer, council, as_actor):
    other = make_person("Otto Other", council, "asb-officer")
    today = timezone.localdate()
    team = add_team(by=SET_UP, agency_id=council.pk, name="East")
    join_team(by=SET_UP, person_id=officer.pk, team_id=team.pk, on=today)
    arrange_cover(
        by=SET_UP,
        absent_id=officer.pk,
        by_id=other.pk,
        agency_id=council.pk,
        starts_on=today,
        ends_on=today + timedelta(days=30),
    )

    record_leaving(by=SET_UP, person_id=officer.pk, on=today + timedelta(days=7))

    last = today + timedelta(days=7)
    assert officer.holdings.get().ends_on == last
    assert TeamMembership.objects.get().ends_on == last
    assert Cover.objects.get().ends_on == last


def test_what_would_begin_after_leaving_never_does(officer, council, yesterday):
    other = make_person("Otto Other", council, "asb-officer")
    later = timezone.localdate() + timedelta(days=5)
    arrange_cover(
        by=SET_UP,
        absent_id=other.pk,
        by_id=officer.pk,
        agency_id=council.pk,
        starts_on=later,
        ends_on=later,
    )

    record_leaving(by=SET_UP, person_id=officer.pk, on=yesterday)

    assert not Cover.objects.exists()


def test_the_day_after_the_last_nothing_is_open_before_any_job_has_run(
    officer, as_actor, time_machine
):
    last = timezone.localdate()
    record_leaving(by=SET_UP, person_id=officer.pk, on=last)

    assert as_actor(officer).state is State.ACTIVE
    time_machine.move_to(f"{last + timedelta(days=1)} 00:30:00+00:00")
    assert as_actor(officer).state is State.LEFT


def test_the_job_closes_accounts_whose_last_day_is_over(officer, time_machine):
    last = timezone.localdate()
    record_leaving(by=SET_UP, person_id=officer.pk, on=last)
    time_machine.move_to(f"{last + timedelta(days=1)} 06:00:00+00:00")

    closed = close_accounts_of_leavers(by=job("daily/leavers"), now=timezone.now())

    officer.refresh_from_db()
    assert closed == 1
    assert officer.status == "left"
    assert not officer.has_usable_password()
    assert close_accounts_of_leavers(by=job("again"), now=timezone.now()) == 0


def test_the_last_day_counts_in_local_time(officer, as_actor, time_machine):
    time_machine.move_to("2026-06-30 12:00:00+01:00")
    record_leaving(by=SET_UP, person_id=officer.pk, on=date(2026, 6, 30))

    # Half past midnight in London, while it is still the day before in UTC.
    time_machine.move_to("2026-06-30 23:30:00+00:00")

    assert as_actor(officer).state is State.LEFT


def test_status_is_one_word(officer, yesterday):
    assert officer.status == "active"
    suspend_person(by=SET_UP, person_id=officer.pk, reason="conduct")
    officer.refresh_from_db()
    assert officer.status == "suspended"


def test_anonymising_leaves_no_personal_field_as_it_was(officer):
    gone = officer.anonymised()

    assert set(Person.Privacy.personal) <= set(gone)
    assert officer.name not in str(gone)


def test_an_address_is_found_however_it_is_written(officer):
    assert Person.objects.get_by_natural_key(officer.email.upper()) == officer
