"""Into a record people are let by its own people, and out again."""

from datetime import timedelta

import pytest
import time_machine
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.utils import timezone

from fourfold.partnership.accounts.services import end_role, record_leaving
from fourfold.partnership.audit.models import Entry
from fourfold.partnership.errors import RefusedError
from fourfold.partnership.sharing.models import Membership
from fourfold.partnership.sharing.queries import memberships_of
from fourfold.partnership.sharing.services import let_in, let_in_maker, take_out
from tests.people import SET_UP, actor_of, make_person

from .conftest import into
from .records.models import Case


def sees(person, record):
    rows = type(record).objects.visible_to(actor_of(person))
    return rows.filter(pk=record.pk).exists()


@pytest.fixture
def colleague(council):
    return make_person("Colleen Eague", council, "asb-officer")


def test_whoever_makes_a_record_is_the_first_to_be_let_in(case, officer):
    let_in_maker(
        by=actor_of(officer), record=case, role="asb-officer", purpose="prevent-crime"
    )

    assert sees(officer, case)


def test_nobody_makes_themselves_the_first_of_a_record_that_had_one(
    case, keeper, colleague
):
    take_out(by=actor_of(keeper), membership_id=only(case).pk, reason="not-needed")

    with pytest.raises(RefusedError, match="before"):
        let_in_maker(
            by=actor_of(colleague), record=case, role="asb-officer", purpose="support"
        )


@pytest.mark.parametrize(
    ("who", "role"),
    [
        ("sergeant", "neighbourhood-sergeant"),
        ("officer", "youth-justice-worker"),
        ("administrator", "administrator"),
    ],
)
def test_only_who_holds_a_role_with_its_owner_can_be_the_first(
    who, role, case, request
):
    person = request.getfixturevalue(who)

    with pytest.raises(PermissionDenied):
        let_in_maker(by=actor_of(person), record=case, role=role, purpose="support")


def test_nobody_is_the_first_by_a_role_that_they_cover(case, council, officer):
    cover = make_person("Cora Ver", council, "analyst")
    actor = actor_of(cover)
    covering = type(actor)(
        **{
            **{name: getattr(actor, name) for name in actor.__slots__},
            "held": actor.held | actor_of(officer).held,
        }
    )

    with pytest.raises(PermissionDenied):
        let_in_maker(
            by=covering, record=case, role="asb-officer", purpose="prevent-crime"
        )


def test_the_records_own_people_let_in_others(case, council, keeper, colleague):
    into(case, colleague, council, by=actor_of(keeper))

    assert sees(colleague, case)
    entry = Entry.objects.get(action="sharing.let_in", doer__startswith="person")
    assert entry.target == str(case.public_id)
    assert entry.details["person"] == str(colleague.public_id)
    assert entry.purpose == "prevent-crime"


def test_nobody_lets_themselves_in(case, council, keeper, colleague):
    with pytest.raises(PermissionDenied):
        into(case, colleague, council, by=actor_of(colleague))

    assert not sees(colleague, case)


@pytest.mark.parametrize("tier", [4, 5])
def test_nobody_is_let_into_a_record_too_confidential_for_their_role(
    tier, council, officer
):
    case = Case(owner=council, text="x", tier=tier)
    case.save()

    with pytest.raises(RefusedError, match="Nobody is let into this"):
        into(case, officer, council)


def test_nobody_is_let_into_what_is_not_held_here(council):
    worker = make_person("Yousif Justice", council, "youth-justice-worker")
    case = Case(owner=council, text="x", tier=5)
    case.save()

    with pytest.raises(RefusedError, match="Nobody is let into this"):
        into(case, worker, council, role="youth-justice-worker")


def test_nobody_is_let_in_as_what_they_are_not(case, council, officer):
    with pytest.raises(RefusedError, match="is not Youth justice worker"):
        into(case, officer, council, role="youth-justice-worker")


def test_nobody_is_let_in_whose_role_is_over(case, council, officer):
    holding = officer.holdings.get()
    yesterday = timezone.localdate() - timedelta(days=1)
    end_role(by=SET_UP, holding_id=holding.pk, on=yesterday)

    with pytest.raises(RefusedError, match="is not Anti-social"):
        into(case, officer, council)


def test_nobody_is_let_in_who_has_left(case, council, officer):
    yesterday = timezone.localdate() - timedelta(days=1)
    record_leaving(by=SET_UP, person_id=officer.pk, on=yesterday)

    with pytest.raises(RefusedError, match="has left"):
        into(case, officer, council)


def test_nobody_is_let_in_for_a_purpose_that_is_not_on_the_list(case, council, officer):
    with pytest.raises(RefusedError, match="purpose"):
        into(case, officer, council, purpose="curiosity")


def test_nobody_is_let_in_by_a_power_that_there_is_not(case, council, officer):
    with pytest.raises(RefusedError, match="power"):
        into(case, officer, council, basis="because")


def test_somebody_of_another_agency_needs_an_agreement(case, police, sergeant, keeper):
    with pytest.raises(RefusedError, match="No agreement in force"):
        into(
            case,
            sergeant,
            police,
            by=actor_of(keeper),
            role="neighbourhood-sergeant",
            basis="cda-1998-s115",
        )


def test_the_database_holds_nobody_of_another_agency_without_an_agreement(
    case, police, sergeant
):
    with pytest.raises(IntegrityError), transaction.atomic():
        Membership.objects.create(
            record_kind=case.record_kind(),
            record_id=case.public_id,
            owner=case.owner,
            person=sergeant,
            agency=police,
            role="neighbourhood-sergeant",
            purpose="prevent-crime",
            basis="cda-1998-s115",
            starts_at=timezone.now(),
        )


def test_nobody_is_let_in_twice_for_the_same(case, council, keeper):
    with pytest.raises(RefusedError, match="already"):
        into(case, keeper, council)


def test_somebody_is_let_in_again_once_their_time_is_over(case, council, officer):
    later = timezone.now() + timedelta(hours=1)
    into(case, officer, council, ends_at=later)

    with time_machine.travel(later):
        gone = not sees(officer, case)
        into(case, officer, council)

        assert gone
        assert sees(officer, case)


def test_nobody_is_let_in_until_a_time_that_is_past(case, council, officer):
    with pytest.raises(RefusedError, match="past"):
        into(case, officer, council, ends_at=timezone.now() - timedelta(seconds=1))


def test_the_records_own_people_take_others_out(case, council, keeper, colleague):
    into(case, colleague, council)
    membership = Membership.objects.get(person=colleague)

    take_out(by=actor_of(keeper), membership_id=membership.pk, reason="mistake")

    assert not sees(colleague, case)
    entry = Entry.objects.get(action="sharing.taken_out")
    assert entry.details["reason"] == "mistake"


def test_somebody_may_take_themselves_out(case, keeper):
    take_out(by=actor_of(keeper), membership_id=only(case).pk, reason="not-needed")

    assert not sees(keeper, case)


def test_nobody_else_takes_anybody_out(case, keeper, colleague):
    with pytest.raises(PermissionDenied):
        take_out(by=actor_of(colleague), membership_id=only(case).pk, reason="mistake")

    assert sees(keeper, case)


def test_nobody_is_taken_out_twice(case, keeper):
    take_out(by=SET_UP, membership_id=only(case).pk, reason="not-needed")

    with pytest.raises(RefusedError, match="already"):
        take_out(by=SET_UP, membership_id=only(case).pk, reason="not-needed")


def test_of_a_record_that_is_gone_only_they_themselves_are_taken_out(
    case, keeper, colleague
):
    membership = only(case)
    case.delete()

    with pytest.raises(PermissionDenied):
        take_out(by=actor_of(colleague), membership_id=membership.pk, reason="left")

    ended = take_out(by=actor_of(keeper), membership_id=membership.pk, reason="left")
    assert ended.ended_by == keeper


def test_those_who_are_in_are_listed_before_those_who_were(case, council, keeper):
    again = only(case)
    take_out(by=SET_UP, membership_id=again.pk, reason="not-needed")
    into(case, keeper, council)

    assert [m.end_reason for m in memberships_of(case)] == ["", "not-needed"]


def test_a_record_is_let_into_as_it_is_now(case, council, police, keeper, sergeant):
    """Whoever holds a copy from before it changed hands gets no say by it."""
    Case.objects.unscoped().update(owner=police)

    with pytest.raises(PermissionDenied):
        let_in(
            by=actor_of(keeper),
            record=case,
            person_id=sergeant.pk,
            agency_id=police.pk,
            role="neighbourhood-sergeant",
            purpose="prevent-crime",
        )


def only(case):
    return Membership.objects.filter(record_id=case.public_id).first()
