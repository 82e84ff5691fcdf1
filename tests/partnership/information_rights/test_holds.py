"""A hold wins, always, and only as far as it goes."""

import pytest
import time_machine
from allauth.account.models import EmailAddress, EmailConfirmation
from axes.models import AccessLog
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction

from fourfold.partnership.accounts.models import Invitation, Person, RoleHolding
from fourfold.partnership.audit.doers import job
from fourfold.partnership.audit.models import Entry
from fourfold.partnership.errors import RefusedError
from fourfold.partnership.information_rights.models import LegalHold
from fourfold.partnership.information_rights.services import (
    apply_retention,
    lift_hold,
    place_hold,
    retention,
)
from tests.people import SET_UP, actor_of

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


@pytest.fixture
def leaver(council, officer):
    set_periods(**PERIODS)
    with time_machine.travel(LEFT, tick=False):
        return make_leaver(council, officer)


def lines_at_the_end():
    run = apply_retention(by=JOB, now=TEN_YEARS_ON)
    return {line.kind: line for line in run.lines.all()}


def test_hold_on_a_person_keeps_all_that_is_about_them(leaver, council, officer):
    with time_machine.travel(LEFT, tick=False):
        other = make_leaver(council, officer, name="other")
    place_hold(by=SET_UP, reason="claim", person_id=leaver.pk)

    lines = lines_at_the_end()

    stored = everything_stored()
    other.refresh_from_db()
    assert other.anonymised_at is not None
    assert "other.mail" not in stored
    assert f"{CANARY} name" in stored
    for kind in (
        "accounts.person",
        "accounts.roleholding",
        "accounts.cover",
        "account.emailaddress",
        "account.emailconfirmation",
        "usersessions.usersession",
    ):
        assert (lines[kind].due, lines[kind].held, lines[kind].done) == (2, 1, 1), kind
    # Found by the address, for want of a key.
    assert Invitation.objects.filter(email=leaver.email).exists()
    assert AccessLog.objects.filter(username=leaver.email).exists()


def test_hold_on_a_kind_keeps_all_of_it(leaver):
    place_hold(by=SET_UP, reason="inquiry", kind="accounts.roleholding")

    lines = lines_at_the_end()

    assert RoleHolding.objects.filter(person=leaver).exists()
    assert lines["accounts.roleholding"].held == 1
    assert Person.objects.get(pk=leaver.pk).anonymised_at == TEN_YEARS_ON


def test_hold_on_a_row_keeps_it_and_no_other(leaver):
    holding = RoleHolding.objects.get(person=leaver)
    place_hold(
        by=SET_UP, reason="audit", kind="accounts.roleholding", row=str(holding.pk)
    )

    lines_at_the_end()

    assert RoleHolding.objects.filter(pk=holding.pk).exists()
    assert not Invitation.objects.exists()


def test_hold_on_what_belongs_to_a_row_keeps_the_row(leaver):
    confirmation = EmailConfirmation.objects.get()
    place_hold(
        by=SET_UP,
        reason="claim",
        kind="account.emailconfirmation",
        row=str(confirmation.pk),
    )

    lines_at_the_end()

    leaver.refresh_from_db()
    assert leaver.anonymised_at is None
    assert EmailAddress.objects.filter(user=leaver).exists()
    assert EmailConfirmation.objects.exists()


def test_hold_that_is_placed_while_a_run_goes_on_wins(leaver, monkeypatch):
    real = retention.end_rows

    def hold_at_the_first_batch(*arguments, **named):
        if not LegalHold.objects.exists():
            place_hold(by=SET_UP, reason="claim", person_id=leaver.pk)
        return real(*arguments, **named)

    monkeypatch.setattr(retention, "end_rows", hold_at_the_first_batch)

    lines_at_the_end()

    leaver.refresh_from_db()
    assert leaver.anonymised_at is None


def test_lifted_hold_keeps_nothing(leaver, governance):
    hold = place_hold(by=actor_of(governance), reason="claim", person_id=leaver.pk)

    lift_hold(by=actor_of(governance), hold_id=hold.pk)

    hold.refresh_from_db()
    lines_at_the_end()
    assert hold.placed_by == hold.lifted_by == governance
    assert CANARY not in everything_stored()
    # Its own time is over too by then.
    assert not LegalHold.objects.exists()
    assert [
        entry.details for entry in Entry.objects.filter(action__contains="hold")
    ] == [
        {"kind": "", "reason": "claim", "scope": "person"},
        {},
    ]


def test_hold_is_lifted_once(leaver):
    hold = place_hold(by=SET_UP, reason="claim", person_id=leaver.pk)
    lift_hold(by=SET_UP, hold_id=hold.pk)

    with pytest.raises(RefusedError, match="lifted already"):
        lift_hold(by=SET_UP, hold_id=hold.pk)


@pytest.mark.parametrize(
    ("what", "words"),
    [
        ({}, "either"),
        ({"person_id": 1, "kind": "accounts.person"}, "either"),
        ({"kind": "accounts.nothing"}, "no such kind"),
        ({"kind": "accounts.person", "row": "999999"}, "no such record"),
        ({"kind": "accounts.person", "row": "words"}, "no such record"),
        ({"kind": "django_tasks_database.dbtaskresult", "row": "x"}, "no such record"),
    ],
)
def test_hold_on_nothing_is_refused(db, what, words):
    with pytest.raises(RefusedError, match=words):
        place_hold(by=SET_UP, reason="claim", **what)


def test_only_whoever_manages_retention_places_and_lifts(officer, leaver):
    hold = place_hold(by=SET_UP, reason="claim", person_id=leaver.pk)

    for act in (
        lambda by: place_hold(by=by, reason="claim", person_id=leaver.pk),
        lambda by: lift_hold(by=by, hold_id=hold.pk),
    ):
        with pytest.raises(PermissionDenied):
            act(actor_of(officer))


def test_unknown_reason_is_no_reason(leaver):
    with pytest.raises(ValueError, match="whim"):
        place_hold(by=SET_UP, reason="whim", person_id=leaver.pk)


@pytest.mark.parametrize(
    "values",
    [
        {"scope": "person"},
        {"scope": "kind"},
        {"scope": "row", "kind": "accounts.person"},
        {"scope": "kind", "kind": "accounts.person", "row": "1"},
    ],
)
def test_database_refuses_a_hold_that_covers_other_than_it_says(db, values):
    with pytest.raises(IntegrityError), transaction.atomic():
        LegalHold.objects.create(reason="claim", **values)
