"""Everything comes to its end when its time is over, unless a hold keeps it."""

from datetime import datetime
from pathlib import Path

import pytest
import time_machine
from allauth.account.models import EmailAddress, EmailConfirmation
from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount, SocialToken
from allauth.usersessions.models import UserSession
from axes.models import AccessAttempt, AccessFailureLog, AccessLog
from django.contrib.sessions.models import Session
from django.core.exceptions import PermissionDenied
from django.db import connection
from django_tasks_db.models import DBTaskResult

from fourfold.partnership.accounts.models import (
    Cover,
    Invitation,
    Person,
    RoleHolding,
    TeamMembership,
)
from fourfold.partnership.areas.models import Partnership
from fourfold.partnership.audit.doers import job
from fourfold.partnership.audit.models import Entry
from fourfold.partnership.information_rights.models import RetentionRun
from fourfold.partnership.information_rights.services import (
    apply_retention,
    retention,
)
from tests.people import actor_of, make_agency, make_person

from .leaver import (
    CANARY,
    LEFT,
    PERIODS,
    TEN_YEARS_ON,
    everything_stored,
    make_leaver,
    set_periods,
)

JOB = job("daily/retention")
OF_ONE_PERSON = (
    Cover,
    Invitation,
    RoleHolding,
    TeamMembership,
    EmailAddress,
    EmailConfirmation,
    Authenticator,
    SocialAccount,
    SocialToken,
    Session,
    UserSession,
    AccessAttempt,
    AccessFailureLog,
    AccessLog,
    DBTaskResult,
)


@pytest.fixture
def leaver(council, officer):
    set_periods(**PERIODS)
    with time_machine.travel(LEFT, tick=False):
        return make_leaver(council, officer)


def counts():
    return {model.__name__: model.objects.count() for model in OF_ONE_PERSON}


def lines_of(run):
    return {line.kind: line for line in run.lines.all()}


def test_ten_years_on_nothing_of_somebody_who_left_is_there(leaver, officer):
    before = counts()

    run = apply_retention(by=JOB, now=TEN_YEARS_ON)

    leaver.refresh_from_db()
    assert set(before.values()) == {1} | {before["RoleHolding"]}
    assert counts() == {model.__name__: 0 for model in OF_ONE_PERSON} | {
        "RoleHolding": before["RoleHolding"] - 1
    }
    assert leaver.name == "A former member"
    assert leaver.anonymised_at == TEN_YEARS_ON
    assert CANARY not in everything_stored()
    assert officer.name in everything_stored()
    assert run.ended_at is not None


def test_run_says_of_each_model_what_was_due_and_done(leaver):
    lines = lines_of(apply_retention(by=JOB, now=TEN_YEARS_ON))

    for model in (*OF_ONE_PERSON, Person):
        line = lines[model._meta.label_lower]
        assert (line.due, line.held, line.needed, line.done) == (1, 0, 0, 1), model
    assert lines["information_rights.legalhold"].due == 0
    assert "accounts.agency" not in lines


def test_run_is_in_the_trail_by_numbers_only(leaver):
    apply_retention(by=JOB, now=TEN_YEARS_ON)

    entries = Entry.objects.filter(action__startswith="information_rights.")
    kinds = {
        (entry.action.split(".")[1], entry.details.get("kind")) for entry in entries
    }
    assert ("rows_anonymised", "accounts.person") in kinds
    assert ("rows_deleted", "accounts.roleholding") in kinds
    assert ("rows_deleted", "account.emailaddress") in kinds
    assert entries.last().details == {"preview": False, "count": len(OF_ONE_PERSON) + 1}


def test_second_run_finds_nothing_left(leaver):
    apply_retention(by=JOB, now=TEN_YEARS_ON)

    again = apply_retention(by=JOB, now=TEN_YEARS_ON)

    assert {(line.due, line.done) for line in again.lines.all()} == {(0, 0)}


def test_preview_changes_nothing_and_says_what_would_go(leaver):
    before = everything_stored_but_the_run()

    run = apply_retention(by=JOB, now=TEN_YEARS_ON, dry_run=True)

    assert run.is_dry
    assert lines_of(run)["accounts.person"].due == 1
    assert {line.done for line in run.lines.all()} == {0}
    assert everything_stored_but_the_run() == before


def everything_stored_but_the_run():
    return [
        row
        for row in everything_stored().splitlines()
        if not row.startswith(("information_rights_retention", "audit_", "sqlite_"))
    ]


@pytest.mark.parametrize(
    ("moment", "kept"),
    [
        ("2032-06-29T12:00+00:00", 1),
        ("2032-06-29T23:30+00:00", 0),
        ("2032-06-30T12:00+00:00", 0),
    ],
)
def test_person_is_kept_to_the_last_day_by_the_clock_of_the_place(leaver, moment, kept):
    # In summer the day in London begins an hour before that of the world's clock.
    apply_retention(by=JOB, now=datetime.fromisoformat(moment))

    assert Person.objects.filter(name__startswith=CANARY).count() == kept


def test_what_has_no_period_is_kept_and_the_run_says_so(leaver):
    set_periods(people=6)

    run = apply_retention(by=JOB, now=TEN_YEARS_ON)

    lines = lines_of(run)
    assert lines["accounts.person"].done == 1
    assert RoleHolding.objects.filter(person=leaver).count() == 1
    assert not lines["accounts.roleholding"].is_set
    assert lines["accounts.roleholding"].due == 0
    # What has run out is of no use to anybody: no period is needed to end it.
    assert lines["sessions.session"].done == 1


def test_nothing_but_what_has_run_out_goes_before_set_up(leaver):
    Partnership.objects.all().delete()

    apply_retention(by=JOB, now=TEN_YEARS_ON)

    leaver.refresh_from_db()
    assert leaver.anonymised_at is None
    assert RoleHolding.objects.filter(person=leaver).exists()


@pytest.mark.parametrize("killed_after", range(1, 24, 3))
def test_run_that_is_killed_half_way_is_finished_by_the_next(
    leaver, council, officer, monkeypatch, killed_after
):
    for number in range(3):
        with time_machine.travel(LEFT, tick=False):
            make_leaver(council, officer, name=f"{CANARY}{number}")
    monkeypatch.setattr(retention, "AT_A_TIME", 2)
    real, calls = retention.end_rows, []

    def dying(*arguments, **named):
        calls.append(1)
        if len(calls) == killed_after:
            real(*arguments, **named)
            raise KeyboardInterrupt
        return real(*arguments, **named)

    monkeypatch.setattr(retention, "end_rows", dying)
    with pytest.raises(KeyboardInterrupt):
        apply_retention(by=JOB, now=TEN_YEARS_ON)
    apply_retention(by=JOB, now=TEN_YEARS_ON)

    broken_off = RetentionRun.objects.get(ended_at=None)
    assert broken_off.lines.count() == 0
    assert CANARY not in everything_stored()
    assert sum(counts().values()) == RoleHolding.objects.count()
    assert Person.objects.filter(anonymised_at=TEN_YEARS_ON).count() == 4


def test_what_came_to_belong_to_somebody_anonymised_goes_too(leaver):
    apply_retention(by=JOB, now=TEN_YEARS_ON)
    EmailAddress.objects.create(user=leaver, email="late@example.org")

    run = apply_retention(by=JOB, now=TEN_YEARS_ON)

    line = lines_of(run)["account.emailaddress"]
    assert (line.due, line.done) == (1, 1)
    assert not EmailAddress.objects.exists()


def test_only_whoever_manages_retention_applies_it(leaver, officer, governance):
    with pytest.raises(PermissionDenied):
        apply_retention(by=actor_of(officer), now=TEN_YEARS_ON)

    run = apply_retention(by=actor_of(governance), now=TEN_YEARS_ON, dry_run=True)

    assert run.started_by == f"person {governance.public_id}"
    assert str(run) == "Preview as of 2036-06-30"


@pytest.mark.django_db(transaction=True)
def test_no_trace_is_left_in_the_file_of_the_database(django_db_serialized_rollback):
    if connection.vendor != "sqlite":
        # Rows that are gone stay in the files of a server until it vacuums them.
        assert connection.vendor == "postgresql"
        return
    council = make_agency("Marshgate Council")
    set_periods(**PERIODS)
    with time_machine.travel(LEFT, tick=False):
        make_leaver(council, make_person("Other", council, "analyst"))
    file = Path(connection.settings_dict["NAME"])
    before = raw(file)

    apply_retention(by=JOB, now=TEN_YEARS_ON)

    assert CANARY.encode() in before
    assert CANARY.encode() not in raw(file)


def raw(file):
    """The file and its journal, once what is in the journal is in the file."""
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    journal = file.with_name(f"{file.name}-wal")
    return file.read_bytes() + (journal.read_bytes() if journal.exists() else b"")
