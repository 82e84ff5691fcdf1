"""The trail's beginning comes to its end after its own period."""

from datetime import timedelta

import pytest
import time_machine
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from fourfold.partnership.audit.doers import job
from fourfold.partnership.audit.models import Entry
from fourfold.partnership.audit.services import anchor
from fourfold.partnership.errors import RefusedError
from fourfold.partnership.information_rights.services import retire_trail
from tests.people import actor_of, make_agency, make_person

from .leaver import set_periods

JOB = job("daily/retention")


@pytest.fixture
def anchors(settings, tmp_path):
    settings.AUDIT_ANCHORS = tmp_path / "anchors.jsonl"
    return settings.AUDIT_ANCHORS


@pytest.fixture
def old_trail(transactional_db, anchors):
    set_periods(audit="2 years")
    with time_machine.travel(timezone.now() - timedelta(days=1_000)):
        make_agency("Old Agency")
        make_agency("Other Agency")


def test_old_entries_go_once_they_are_anchored(old_trail):
    with pytest.raises(RefusedError):
        retire_trail(by=JOB, now=timezone.now())
    anchor(by=JOB)

    gone = retire_trail(by=JOB, now=timezone.now())

    assert gone >= 1
    assert not Entry.objects.filter(seq=1).exists()


def test_nothing_goes_without_a_period_or_before_its_end(old_trail):
    anchor(by=JOB)

    early = retire_trail(by=JOB, now=timezone.now() - timedelta(days=900))
    set_periods()
    unset = retire_trail(by=JOB, now=timezone.now())

    assert (early, unset) == (0, 0)
    assert Entry.objects.filter(seq=1).exists()


def test_nothing_goes_of_a_trail_that_is_empty(transactional_db, anchors):
    set_periods(audit=2)

    assert retire_trail(by=JOB, now=timezone.now()) == 0


def test_only_whoever_manages_retention_ends_the_trail(old_trail):
    council = make_agency("Marshgate Council")
    analyst = make_person("An Alyst", council, "analyst")

    with pytest.raises(PermissionDenied):
        retire_trail(by=actor_of(analyst), now=timezone.now())
