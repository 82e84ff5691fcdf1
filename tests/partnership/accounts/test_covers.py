from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from fourfold.partnership.accounts.models import Cover
from fourfold.partnership.accounts.services import (
    arrange_cover,
    end_cover,
    grant_role,
    suspend_person,
)
from fourfold.partnership.errors import RefusedError
from tests.people import LONG_AGO, SET_UP, make_person


@pytest.fixture
def today():
    return timezone.localdate()


@pytest.fixture
def arrange(officer, analyst, council, today):
    def _arrange(by=SET_UP, **how):
        given = {
            "absent_id": officer.pk,
            "by_id": analyst.pk,
            "agency_id": council.pk,
            "starts_on": today,
            "ends_on": today + timedelta(days=7),
        }
        return arrange_cover(by=by, **given | how)

    return _arrange


def test_who_covers_holds_the_roles_in_that_agency(arrange, analyst, officer, as_actor):
    arrange()

    actor = as_actor(analyst)

    assert actor.tier == 3
    assert actor.covers == {officer.pk}


def test_what_the_absent_hold_elsewhere_is_not_covered(
    arrange, analyst, officer, police, as_actor
):
    grant_role(
        by=SET_UP,
        person_id=officer.pk,
        agency_id=police.pk,
        role="neighbourhood-sergeant",
        starts_on=LONG_AGO,
    )
    arrange()

    assert as_actor(analyst).tier_in([police.pk]) == 0


def test_cover_begins_and_ends_with_its_days(
    arrange, analyst, as_actor, today, time_machine
):
    arrange(starts_on=today + timedelta(days=1), ends_on=today + timedelta(days=2))

    tiers = []
    for day in range(4):
        time_machine.move_to(f"{today + timedelta(days=day)} 12:00:00+00:00")
        tiers.append(as_actor(analyst).tier)

    assert tiers == [1, 3, 3, 1]


def test_the_absent_arrange_their_own(arrange, officer, as_actor):
    assert arrange(by=as_actor(officer)).arranged_by == officer


def test_arranging_for_somebody_else_is_denied(arrange, analyst, as_actor):
    with pytest.raises(PermissionDenied):
        arrange(by=as_actor(analyst))


def test_nobody_covers_for_themselves(arrange, officer):
    with pytest.raises(RefusedError, match="for themselves"):
        arrange(by_id=officer.pk)


def test_days_are_in_order_not_past_and_not_too_many(arrange, today):
    with pytest.raises(RefusedError, match="before it begins"):
        arrange(ends_on=today - timedelta(days=1))
    with pytest.raises(RefusedError, match="days are past"):
        arrange(starts_on=today - timedelta(days=9), ends_on=today - timedelta(days=1))
    with pytest.raises(RefusedError, match="92 days at most"):
        arrange(ends_on=today + timedelta(days=93))


def test_both_need_a_role_in_the_agency(arrange, sergeant):
    with pytest.raises(RefusedError, match="Serge Ant has no role"):
        arrange(by_id=sergeant.pk)


def test_a_closed_account_covers_for_nobody(arrange, analyst):
    suspend_person(by=SET_UP, person_id=analyst.pk, reason="absence")

    with pytest.raises(RefusedError, match="is closed"):
        arrange()


def test_the_same_cover_twice_in_a_time_is_refused(arrange, today):
    arrange()

    with pytest.raises(RefusedError, match="in that time already"):
        arrange(starts_on=today + timedelta(days=7), ends_on=today + timedelta(days=8))


def test_ending_takes_effect_at_once(arrange, analyst, as_actor, today):
    cover = arrange(starts_on=today - timedelta(days=3))

    end_cover(by=as_actor(analyst), cover_id=cover.pk)

    assert as_actor(analyst).tier == 1
    cover.refresh_from_db()
    assert cover.ends_on == today - timedelta(days=1)
    with pytest.raises(RefusedError, match="over already"):
        end_cover(by=as_actor(analyst), cover_id=cover.pk)


def test_what_had_not_begun_is_removed(arrange, today):
    cover = arrange(starts_on=today + timedelta(days=2))

    end_cover(by=SET_UP, cover_id=cover.pk)

    assert not Cover.objects.exists()


def test_ending_is_denied_to_a_third(arrange, council, as_actor):
    third = make_person("Theo Third", council, "analyst")
    cover = arrange()

    with pytest.raises(PermissionDenied):
        end_cover(by=as_actor(third), cover_id=cover.pk)


def test_names_are_said(arrange):
    assert str(arrange()) == "Ana Lyst for Asbel Officer"
