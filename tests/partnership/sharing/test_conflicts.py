"""Whoever knows somebody in a record is kept out of it, and told nothing."""

import uuid

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.utils import timezone

from fourfold.partnership.accounts.actors import NOBODY
from fourfold.partnership.audit.models import Entry
from fourfold.partnership.errors import RefusedError
from fourfold.partnership.sharing.models import Conflict, Membership
from fourfold.partnership.sharing.services import (
    declare_conflict,
    lift_conflict,
    record_conflict,
)
from tests.people import SET_UP, actor_of, make_person

from .conftest import into
from .records.models import Case


@pytest.fixture
def colleague(case, council):
    return into(case, make_person("Colleen", council, "asb-officer"), council)


def sees(person, case):
    return Case.objects.visible_to(actor_of(person)).exists()


def test_it_takes_them_out_at_once(case, keeper, colleague):
    record_conflict(
        by=actor_of(keeper), record=case, person_id=colleague.pk, kind="family"
    )

    assert not sees(colleague, case)
    assert Membership.objects.get(person=colleague).end_reason == "conflict"
    assert sees(keeper, case)


def test_they_are_not_let_in_while_it_stands(case, council, keeper, officer):
    person = make_person("Kept Out", council, "asb-officer")
    record_conflict(by=SET_UP, record=case, person_id=person.pk, kind="friend")

    with pytest.raises(RefusedError, match="conflict of interest"):
        into(case, person, council, by=actor_of(keeper))


def test_it_is_recorded_once(case, keeper, colleague):
    record_conflict(by=SET_UP, record=case, person_id=colleague.pk, kind="work")

    with pytest.raises(RefusedError, match="already"):
        record_conflict(by=SET_UP, record=case, person_id=colleague.pk, kind="work")
    with pytest.raises(IntegrityError), transaction.atomic():
        Conflict.objects.create(
            person=colleague,
            record_kind=case.record_kind(),
            record_id=case.public_id,
            kind="family",
        )


def test_only_the_records_own_people_record_it_of_others(
    case, keeper, sergeant, governance
):
    for person in (sergeant, governance):
        with pytest.raises(PermissionDenied):
            record_conflict(
                by=actor_of(person), record=case, person_id=keeper.pk, kind="work"
            )


def test_somebody_keeps_themselves_out(case, keeper):
    declare_conflict(by=actor_of(keeper), reference=str(case.public_id), kind="named")

    assert not sees(keeper, case)


def test_what_exists_is_not_told_by_declaring(case, sergeant):
    actor = actor_of(sergeant)
    references = [str(case.public_id), str(case.public_id), str(uuid.uuid4()), "x", ""]

    answers = [
        declare_conflict(by=actor, reference=reference, kind="friend")
        for reference in references
    ]

    assert answers == [None] * 5
    assert Conflict.objects.count() == 1
    nothing = Entry.objects.filter(action="sharing.conflict_declared_of_nothing")
    assert {entry.target for entry in nothing} == {""}


def test_nobody_else_declares_anything(case):
    with pytest.raises(PermissionDenied):
        declare_conflict(by=NOBODY, reference=str(case.public_id), kind="friend")


@pytest.mark.parametrize("who", ["keeper", "governance"])
def test_its_own_people_or_a_reviewer_lift_it(who, case, colleague, keeper, request):
    conflict = recorded(case, colleague)

    lift_conflict(by=actor_of(request.getfixturevalue(who)), conflict_id=conflict.pk)

    conflict.refresh_from_db()
    assert conflict.lifted_at <= timezone.now()
    with pytest.raises(RefusedError, match="already"):
        lift_conflict(by=SET_UP, conflict_id=conflict.pk)


def recorded(case, person):
    return record_conflict(by=SET_UP, record=case, person_id=person.pk, kind="work")


def test_lifting_it_does_not_let_them_in_again(case, colleague):
    conflict = recorded(case, colleague)

    lift_conflict(by=SET_UP, conflict_id=conflict.pk)

    assert not sees(colleague, case)


def test_nobody_lifts_their_own_or_that_of_a_stranger(case, governance, sergeant):
    own, other = recorded(case, governance), recorded(case, sergeant)

    for person, conflict in ((governance, own), (sergeant, own), (sergeant, other)):
        with pytest.raises(PermissionDenied):
            lift_conflict(by=actor_of(person), conflict_id=conflict.pk)


def test_of_a_record_that_is_gone_a_reviewer_lifts_it(case, governance, sergeant):
    conflict = recorded(case, sergeant)
    case.delete()

    lift_conflict(by=actor_of(governance), conflict_id=conflict.pk)

    conflict.refresh_from_db()
    assert conflict.lifted_by == governance


def test_it_is_shown_as_whom_it_concerns(case, sergeant):
    assert str(recorded(case, sergeant)) == "Serge Ant: Other work or interest"
