from datetime import date

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction

from fourfold.partnership.accounts.models import Agency
from fourfold.partnership.accounts.services import (
    add_agency,
    change_agency,
    record_agency_left,
)
from fourfold.partnership.audit.models import Entry
from fourfold.partnership.errors import RefusedError

TODAY = date(2026, 11, 25)
NEW = {
    "name": "Probation Service",
    "short_name": "Probation",
    "kind": "specified",
    "joined_on": TODAY,
}


def test_add_agency_records_who_added_it(administrator, as_actor):
    actor = as_actor(administrator)

    agency = add_agency(by=actor, **NEW)

    entry = Entry.objects.filter(action="accounts.agency_added").last()
    assert entry.target == str(agency.public_id)
    assert entry.doer == f"person {administrator.public_id}"


def test_add_agency_refuses_a_name_in_other_letters(administrator, as_actor):
    add_agency(by=as_actor(administrator), **NEW)

    with pytest.raises(RefusedError, match="already an agency called PROBATION"):
        add_agency(by=as_actor(administrator), **NEW | {"name": "PROBATION SERVICE"})


def test_add_agency_is_denied_to_an_officer(officer, as_actor):
    with pytest.raises(PermissionDenied):
        add_agency(by=as_actor(officer), **NEW)

    assert not Agency.objects.filter(name=NEW["name"]).exists()


def test_change_agency_notes_which_fields_and_not_what_they_say(
    administrator, as_actor, police
):
    change_agency(
        by=as_actor(administrator),
        agency_id=police.pk,
        email="team@police.example",
        short_name=police.short_name,
    )

    entry = Entry.objects.get(action="accounts.agency_changed")
    assert entry.details == {"fields": "email"}


def test_change_agency_without_a_change_records_nothing(
    administrator, as_actor, police
):
    change_agency(by=as_actor(administrator), agency_id=police.pk, name=police.name)

    assert not Entry.objects.filter(action="accounts.agency_changed").exists()


def test_change_agency_refuses_the_name_of_another(
    administrator, as_actor, police, council
):
    with pytest.raises(RefusedError, match="already an agency"):
        change_agency(
            by=as_actor(administrator), agency_id=police.pk, name=council.name.upper()
        )


def test_change_agency_refuses_a_kind_that_its_people_cannot_have(
    administrator, as_actor, sergeant, police
):
    with pytest.raises(RefusedError, match="Serge Ant is Neighbourhood police"):
        change_agency(
            by=as_actor(administrator), agency_id=police.pk, kind="commissioned"
        )


def test_change_agency_takes_no_other_field(administrator, as_actor, police):
    with pytest.raises(ValueError, match="not to be changed: left_on"):
        change_agency(by=as_actor(administrator), agency_id=police.pk, left_on=TODAY)


def test_an_agency_that_left_confers_nothing_from_the_next_day(
    administrator, as_actor, sergeant, police
):
    record_agency_left(
        by=as_actor(administrator), agency_id=police.pk, on=date(2026, 1, 31)
    )

    assert as_actor(sergeant).held == frozenset()


def test_record_agency_left_refuses_a_second_time(administrator, as_actor, police):
    actor = as_actor(administrator)
    record_agency_left(by=actor, agency_id=police.pk, on=TODAY)

    with pytest.raises(RefusedError, match="has left already"):
        record_agency_left(by=actor, agency_id=police.pk, on=TODAY)


def test_record_agency_left_refuses_a_day_before_it_joined(
    administrator, as_actor, police
):
    with pytest.raises(RefusedError, match="joined after that day"):
        record_agency_left(
            by=as_actor(administrator), agency_id=police.pk, on=date(2019, 1, 1)
        )


def test_the_database_refuses_leaving_before_joining(police):
    with pytest.raises(IntegrityError), transaction.atomic():
        Agency.objects.filter(pk=police.pk).update(left_on=date(2019, 1, 1))
