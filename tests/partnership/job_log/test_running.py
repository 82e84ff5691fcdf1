from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.db import IntegrityError, transaction

from fourfold.partnership.job_log import queries
from fourfold.partnership.job_log.models import JobRun
from fourfold.partnership.job_log.schedules import Schedule
from fourfold.partnership.job_log.services import clear_run_log, run_due, run_job
from fourfold.partnership.job_log.services.running import host_pseudonym

from .conftest import BY, NOON

Outcome = JobRun.Outcome
pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def at_noon():
    with time_machine.travel(NOON, tick=False):
        yield


def run(job, at=NOON, **more):
    return run_job(job=job, at=at, by=BY, **more)


def test_a_run_is_written_down_with_what_it_counted(make_job):
    ran = run(make_job())

    assert (ran.outcome, ran.counts) == (Outcome.DONE, {"runs": 1})
    assert ran.slot == datetime(2026, 6, 3, tzinfo=UTC)
    assert ran.ended_at == NOON
    assert str(ran) == "daily/counting: done"


def test_what_a_job_raises_is_kept_by_its_class_alone(make_job, counting, caplog):
    counting.raises = ValueError("Ada Canary")

    ran = run(make_job())

    assert (ran.outcome, ran.error) == (Outcome.FAILED, "ValueError")
    assert "Canary" not in str(vars(ran))
    assert [record.getMessage() for record in caplog.records] == ["job failed"]


def test_a_run_that_is_stopped_ends_as_lost(make_job, counting):
    counting.raises = SystemExit(143)

    with pytest.raises(SystemExit):
        run(make_job())

    assert JobRun.objects.get().outcome == Outcome.LOST


def test_a_job_is_not_run_twice_in_a_slot(make_job, counting):
    run(make_job())

    assert run(make_job(), NOON + timedelta(hours=3)) is None
    assert len(counting.times) == 1


def test_a_job_that_is_asked_for_runs_again(make_job, counting):
    run(make_job())

    again = run(make_job(), asked_for=True)

    assert again.outcome == Outcome.DONE
    assert len(counting.times) == 2


def test_a_job_that_runs_is_not_begun_by_another(make_job, counting):
    job = make_job()
    begun = run(job)
    JobRun.objects.filter(pk=begun.pk).update(outcome=Outcome.RUNNING, ended_at=None)

    assert run(job, asked_for=True) is None
    assert len(counting.times) == 1


def test_a_run_whose_lease_is_over_is_taken_for_lost(make_job):
    job = make_job()
    JobRun.objects.create(
        name=job.name,
        slot=job.schedule.slot(NOON),
        started_at=NOON - job.schedule.lease,
        lease_until=NOON,
        host="elsewhere",
    )

    ran = run(job)

    assert ran.outcome == Outcome.DONE
    assert JobRun.objects.get(host="elsewhere").outcome == Outcome.LOST


def test_a_run_that_was_taken_for_lost_stays_so(make_job, counting):
    def meanwhile(at):
        JobRun.objects.update(outcome=Outcome.LOST, ended_at=at)
        return {}

    job = make_job()
    object.__setattr__(job, "run", meanwhile)

    assert run(job).outcome == Outcome.LOST


def test_the_database_lets_one_run_of_a_job_stand(make_job):
    row = {
        "name": "daily/x",
        "slot": NOON,
        "started_at": NOON,
        "lease_until": NOON,
        "host": "a",
    }
    JobRun.objects.create(**row)

    with pytest.raises(IntegrityError), transaction.atomic():
        JobRun.objects.create(**row)


def test_a_failed_job_waits_before_it_is_tried_again(only, make_job, counting):
    (job,) = only(make_job())
    counting.raises = OSError()
    run_due(at=NOON, by=BY)

    soon = NOON + job.schedule.retry - timedelta(seconds=1)

    assert not queries.is_due(job, soon)
    assert queries.is_due(job, NOON + job.schedule.retry)


def test_a_running_job_is_not_due_until_its_lease_is_over(make_job):
    job = make_job()
    begun = run(job)
    JobRun.objects.filter(pk=begun.pk).update(outcome=Outcome.RUNNING, ended_at=None)

    assert not queries.is_due(job, NOON)
    assert queries.is_due(job, NOON + job.schedule.lease)


def test_what_fails_does_not_keep_others_from_running(only, make_job, counting):
    counting.raises = ValueError()
    only(make_job(name="first"), make_job(name="second"))

    runs = run_due(at=NOON, by=BY)

    assert [each.name for each in runs] == ["daily/first", "daily/second"]


def test_only_the_schedules_that_are_asked_for_run(only, make_job):
    only(make_job(Schedule.MINUTELY), make_job(Schedule.DAILY))

    runs = run_due(at=NOON, by=BY, schedules=[Schedule.MINUTELY])

    assert [each.name for each in runs] == ["minutely/counting"]


def test_what_was_missed_runs_once(only, make_job, counting):
    only(make_job(Schedule.HOURLY))
    run_due(at=NOON, by=BY)

    run_due(at=NOON + timedelta(hours=50), by=BY)

    assert len(counting.times) == 2


@pytest.mark.parametrize(
    "night",
    [
        # Clocks go back at 01:00 UTC: 01:30 on the wall comes twice.
        datetime(2026, 10, 24, 22, 30, tzinfo=UTC),
        # Clocks go forward at 01:00 UTC: 01:30 on the wall never comes.
        datetime(2027, 3, 27, 22, 30, tzinfo=UTC),
    ],
)
def test_no_run_is_lost_or_doubled_when_clocks_change(only, make_job, counting, night):
    only(make_job(Schedule.HOURLY))
    half_hours = [night + timedelta(minutes=30) * n for n in range(8)]

    for at in half_hours:
        with time_machine.travel(at, tick=False):
            run_due(at=at, by=BY)

    # 22:30 and 23:00, 00:00, 01:00, 02:00: each hour at the first call in it.
    assert [at.strftime("%H:%M") for at in counting.times] == [
        "22:30",
        "23:00",
        "00:00",
        "01:00",
        "02:00",
    ]


@pytest.mark.parametrize("month", [3, 10])
def test_each_day_of_a_month_with_a_change_has_one_run(only, make_job, counting, month):
    only(make_job(Schedule.DAILY))
    start = datetime(2026, month, 1, 0, 30, tzinfo=UTC)

    for hours in range(0, 31 * 24, 1):
        at = start + timedelta(hours=hours)
        run_due(at=at, by=BY)

    assert [at.day for at in counting.times] == list(range(1, 32))


def test_old_runs_are_cleared_but_the_last_that_was_done(only, make_job):
    (job,) = only(make_job())
    first = run(job, NOON)
    last = run(job, NOON + timedelta(days=1))

    removed = clear_run_log(at=NOON + timedelta(days=400), by=BY)

    assert removed == 1
    assert JobRun.objects.get() == last
    assert first.pk != last.pk


def test_a_machine_is_told_apart_and_not_named(settings):
    first = host_pseudonym()
    settings.SECRET_KEY = "another"

    assert len(first) == 12
    assert host_pseudonym() != first
