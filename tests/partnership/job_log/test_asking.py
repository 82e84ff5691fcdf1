"""Asked for by a person, run by the worker: once, and only when it was saved."""

from types import SimpleNamespace

import pytest
from django.core.exceptions import PermissionDenied
from django.core.management import call_command
from django.db import transaction
from django_tasks_db.models import DBTaskResult

from fourfold.partnership.audit.models import Entry
from fourfold.partnership.job_log.catalogue import UnknownJobError
from fourfold.partnership.job_log.models import JobRun
from fourfold.partnership.job_log.services import ask_for_run, asking


class Person(SimpleNamespace):
    audit_name = "person 1"
    audit_agency = ""

    def may(self, what):
        return what in self.rights


ADMINISTRATOR = Person(rights={"see-jobs"})


@pytest.fixture
def job(monkeypatch, make_job):
    made = make_job()
    monkeypatch.setattr(asking, "job_named", lambda _: made)
    return made


def work():
    call_command("db_worker", batch=True, interval=0, startup_delay=False, verbosity=0)


@pytest.mark.django_db
def test_somebody_without_the_right_starts_nothing(job):
    with pytest.raises(PermissionDenied):
        ask_for_run(name=job.name, by=Person(rights=set()))

    assert not DBTaskResult.objects.exists()
    assert not Entry.objects.exists()


@pytest.mark.django_db
def test_a_job_that_is_not_there_is_refused():
    with pytest.raises(UnknownJobError):
        ask_for_run(name="daily/nothing", by=ADMINISTRATOR)


@pytest.mark.django_db(transaction=True)
def test_what_was_asked_for_runs_once_and_is_recorded(job, counting):
    ask_for_run(name=job.name, by=ADMINISTRATOR)
    assert counting.times == []

    work()
    work()

    assert len(counting.times) == 1
    assert JobRun.objects.get().asked_for
    assert DBTaskResult.objects.get().return_value == "done"
    entry = Entry.objects.get()
    assert (entry.doer, entry.details) == ("person 1", {"job": "daily/counting"})


@pytest.mark.django_db(transaction=True)
def test_what_was_not_saved_does_not_run(job, counting):
    with transaction.atomic():
        ask_for_run(name=job.name, by=ADMINISTRATOR)
        transaction.set_rollback(True)
    work()

    assert counting.times == []
    assert not Entry.objects.exists()
