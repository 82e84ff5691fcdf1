"""Each job does what its name says, once, and counts it."""

from datetime import timedelta

import pytest
from django.db import transaction
from django.utils import timezone

from fourfold.interfaces.jobs.daily import leavers, verify_audit
from fourfold.interfaces.jobs.hourly import anchor_audit, watch_jobs
from fourfold.partnership.accounts.models import Person
from fourfold.partnership.areas.models import Partnership
from fourfold.partnership.audit.doers import command
from fourfold.partnership.audit.services import record
from fourfold.partnership.audit.verification import verification
from fourfold.partnership.job_log.catalogue import all_jobs
from fourfold.partnership.notifications.models import Message

BY = command("tests")


@pytest.fixture
def operator(db):
    return Partnership.objects.create(
        id=1,
        name="Marshgate",
        short_name="Marshgate",
        authority_code="E09000099",
        time_zone="Europe/London",
        configuration={"contacts": {"operator": "operator@example.org"}},
        fingerprint="x",
    )


@pytest.fixture
def anchors(settings, tmp_path):
    settings.AUDIT_ANCHORS = tmp_path / "anchors.jsonl"
    return settings.AUDIT_ANCHORS


@pytest.mark.django_db(transaction=True)
def test_the_newest_entry_is_anchored_once(anchors):
    with transaction.atomic():
        record(by=BY, action="running.backup_taken")

    assert anchor_audit.run(timezone.now()) == {"anchors": 1}
    assert anchor_audit.run(timezone.now())["anchors"] == 0
    assert len(anchors.read_text(encoding="utf-8").splitlines()) == 1


def test_a_trail_that_is_intact_is_counted(db, anchors):
    with transaction.atomic():
        record(by=BY, action="running.backup_taken")

    assert verify_audit.run(timezone.now()) == {"entries": 1, "anchors": 0}


def test_a_trail_that_is_not_intact_fails_the_job(db, anchors, settings):
    with transaction.atomic():
        record(by=BY, action="running.backup_taken")
    settings.AUDIT_KEY = "another key"

    with pytest.raises(verify_audit.TrailNotIntactError):
        verify_audit.run(timezone.now())

    assert not verification(key=b"another key").is_intact


def test_the_operator_is_told_of_late_jobs_once_a_day(operator):
    now = timezone.now()

    first = watch_jobs.run(now)
    again = watch_jobs.run(now + timedelta(hours=1))
    next_day = watch_jobs.run(now + timedelta(days=2))

    assert first == {"late": len(all_jobs()), "told": len(all_jobs())}
    assert again["told"] == 0
    assert next_day["told"] == len(all_jobs())
    told = set(Message.objects.values_list("to_address", "template"))
    assert told == {("operator@example.org", "job-missed")}


def test_where_no_operator_is_named_nobody_is_told(db):
    assert watch_jobs.run(timezone.now()) == {"late": len(all_jobs()), "told": 0}


def test_accounts_of_leavers_are_closed_once(administrator):
    yesterday = timezone.localdate() - timedelta(days=1)
    Person.objects.filter(pk=administrator.pk).update(leaves_on=yesterday)

    assert leavers.run(timezone.now()) == {"closed": 1, "memberships": 0}
    assert leavers.run(timezone.now()) == {"closed": 0, "memberships": 0}
