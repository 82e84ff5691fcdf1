"""A record is opened by whoever may read it, and that they did is noted."""

import uuid
from unittest import mock

import pytest
from django.db import DatabaseError

from fourfold.partnership.audit.models import Entry
from fourfold.partnership.sharing.queries import (
    kinds,
    open_record,
    record_by_reference,
    record_of,
)
from tests.people import actor_of, make_person

from .conftest import into
from .records.models import Case, Panel


def reads():
    return Entry.objects.filter(action="audit.record_read")


def test_a_record_is_opened_and_the_reading_noted_with_its_purpose(case, keeper):
    found = open_record(Case, case.public_id, actor_of(keeper))

    assert found == case
    entry = reads().get()
    assert entry.target == str(case.public_id)
    assert entry.target_kind == "records.case"
    assert entry.doer == f"person {keeper.public_id}"
    assert entry.purpose == "prevent-crime"


def test_whoever_may_not_read_it_is_told_what_they_are_told_of_none(case, sergeant):
    answers = []
    for number in (case.public_id, uuid.uuid4(), "no reference", ""):
        with pytest.raises(Case.DoesNotExist) as refused:
            open_record(Case, number, actor_of(sergeant))
        answers.append(len(refused.value.args))

    assert answers[0] == answers[1]
    assert not reads().exists()


def test_a_record_is_opened_only_for_what_they_were_let_in_for(case, keeper):
    with pytest.raises(Case.DoesNotExist):
        open_record(Case, case.public_id, actor_of(keeper), purpose="support")


def test_of_two_purposes_the_one_that_was_named_is_noted(case, council, keeper):
    into(case, keeper, council, purpose="support")

    open_record(Case, case.public_id, actor_of(keeper), purpose="support")
    open_record(Case, case.public_id, actor_of(keeper))

    assert [entry.purpose for entry in reads()] == ["support", "prevent-crime"]


def test_where_the_note_cannot_be_written_nothing_is_read(case, keeper):
    refuse = mock.patch(
        "fourfold.partnership.audit.models.Entry.save", side_effect=DatabaseError
    )

    with refuse, pytest.raises(DatabaseError):
        open_record(Case, case.public_id, actor_of(keeper))


def test_a_record_is_not_opened_as_one_of_another_kind(case, council, officer, keeper):
    panel = Panel(owner=council, text="panel", public_id=case.public_id)
    panel.save()

    with pytest.raises(Panel.DoesNotExist):
        open_record(Panel, case.public_id, actor_of(officer))


def test_a_record_is_found_by_its_reference_whatever_its_kind(case, council):
    panel = Panel(owner=council, text="panel")
    panel.save()

    found = [record_by_reference(f" {r.public_id} ") for r in (case, panel)]

    assert found == [case, panel]


@pytest.mark.parametrize("reference", ["", "x", "0", str(uuid.UUID(int=0))])
@pytest.mark.django_db
def test_what_is_no_reference_finds_nothing(reference):
    assert record_by_reference(reference) is None


def test_a_record_of_a_kind_that_there_is_not_is_not_found(case):
    assert record_of("records.case", case.public_id) == case
    assert record_of("records.none", case.public_id) is None


def test_every_kind_of_record_is_known():
    assert {"records.case", "records.panel", "records.letter"} <= set(kinds())


def test_somebody_let_into_nothing_sees_nothing(case, council):
    nobody = make_person("Noa Body", council, "asb-officer")

    assert not Case.objects.visible_to(actor_of(nobody)).exists()
