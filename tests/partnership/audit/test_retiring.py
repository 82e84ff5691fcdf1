from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.db import IntegrityError, transaction

from fourfold.partnership.audit.findings import Kind, Report
from fourfold.partnership.audit.guard import missing_triggers
from fourfold.partnership.audit.models import Checkpoint, Entry
from fourfold.partnership.audit.services import anchor, retire, retiring
from fourfold.partnership.errors import RefusedError

from .conftest import BY
from .test_verification import damage, found

pytestmark = pytest.mark.django_db

OLD = datetime(2019, 5, 1, tzinfo=UTC)
NEW = datetime(2026, 5, 1, tzinfo=UTC)
BETWEEN = datetime(2022, 1, 1, tzinfo=UTC)


@pytest.fixture
def aged(trail, anchors):
    """Five old entries and three new ones, of which the seventh is anchored."""
    with time_machine.travel(OLD):
        trail(5)
    with time_machine.travel(NEW):
        trail(2)
        anchor(by=BY)
    return anchors


def test_the_old_go_and_the_rest_can_still_be_proved(aged):
    made = retire(before=BETWEEN, by=BY)

    assert (made.seq, made.count, str(made)) == (5, 5, "up to 5")
    assert Entry.objects.first().seq == 6
    assert Entry.objects.last().action == "audit.retired"
    assert found(aged) == []


def test_a_second_retirement_goes_on_from_the_first(aged, trail):
    retire(before=BETWEEN, by=BY)
    with time_machine.travel(NEW + timedelta(days=900)):
        trail(1)
        anchor(by=BY)

        made = retire(before=NEW + timedelta(days=1), by=BY)

    assert (made.seq, made.count) == (8, 3)
    assert Checkpoint.objects.count() == 2
    assert found(aged) == []


def test_nothing_old_is_nothing_to_do(aged):
    assert retire(before=OLD, by=BY) is None
    assert Entry.objects.count() == 8


def test_the_newest_entry_always_stays(aged):
    made = retire(before=NEW + timedelta(days=1), by=BY)

    assert made.seq == 7
    assert [entry.seq for entry in Entry.objects.all()] == [8, 9]
    assert found(aged) == []


def test_an_only_entry_stays(trail, anchors):
    with time_machine.travel(OLD):
        trail(1)
        anchor(by=BY)

    assert retire(before=NEW, by=BY).seq == 1
    assert Entry.objects.first().action == "audit.anchored"


def test_what_no_anchor_covers_is_not_removed(trail, anchors):
    with time_machine.travel(OLD):
        trail(5)
    trail(1)

    with pytest.raises(RefusedError, match="covers entry 5 yet"):
        retire(before=BETWEEN, by=BY)

    assert Entry.objects.count() == 6


def test_a_trail_that_does_not_verify_is_not_shortened(aged):
    damage("UPDATE audit_entry SET doer = 'nobody' WHERE seq = 2")

    with pytest.raises(RefusedError, match="entry 2 was changed"):
        retire(before=BETWEEN, by=BY)

    assert Entry.objects.count() == 8


def test_what_was_changed_after_it_was_verified_is_not_removed(aged, monkeypatch):
    intact = Report(checked=8, first=1, last=8)
    monkeypatch.setattr(retiring, "verification", lambda **_: intact)
    damage("UPDATE audit_entry SET doer = 'nobody' WHERE seq = 2")

    with pytest.raises(RefusedError, match="entry 2 was changed"):
        retire(before=BETWEEN, by=BY)

    assert Entry.objects.count() == 8


def test_a_clock_that_was_put_back_keeps_what_is_behind_newer_entries(trail, anchors):
    for moment in (OLD, NEW, OLD, NEW):
        with time_machine.travel(moment):
            trail(1)
    anchor(by=BY)

    assert retire(before=BETWEEN, by=BY).seq == 1


def test_the_door_is_shut_afterwards(aged):
    retire(before=BETWEEN, by=BY)

    with pytest.raises(IntegrityError, match="never changed"), transaction.atomic():
        Entry.objects.filter(seq=6).delete()

    assert missing_triggers() == []


def test_a_checkpoint_that_was_taken_away_is_missed(aged):
    retire(before=BETWEEN, by=BY)

    damage("DELETE FROM audit_checkpoint")

    assert found(aged)[0] == (Kind.BEGINNING, 1)
