"""Reads the run log: what is due, what is late."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db.models import QuerySet

from .catalogue import Job, all_jobs
from .models import JobRun
from .schedules import Schedule

Outcome = JobRun.Outcome


@dataclass(frozen=True, slots=True)
class JobState:
    """A job at one moment.

    last_run : its newest run, whatever became of it
    last_success : its newest run that was done
    """

    job: Job
    last_run: JobRun | None
    last_success: JobRun | None
    next_due: datetime
    is_late: bool


def job_states(at: datetime) -> list[JobState]:
    scheduler_has_run = JobRun.objects.exists()
    return [_state(job, at, scheduler_has_run) for job in all_jobs()]


def late_jobs(at: datetime) -> list[JobState]:
    return [state for state in job_states(at) if state.is_late]


def due_jobs(at: datetime, schedules: Iterable[Schedule] = Schedule) -> list[Job]:
    wanted = frozenset(schedules)
    return [job for job in all_jobs() if job.schedule in wanted and is_due(job, at)]


def is_due(job: Job, at: datetime) -> bool:
    """Whether nothing was done yet in this slot, and the last try was long enough ago.

    What was missed while the server was down runs once, not once for each slot: a job
    does all that there is to do, however long it has waited.
    """
    return _is_due(job, at, success=_last_success(job), last=_runs(job).first())


def run_log(job: Job | None = None) -> QuerySet[JobRun]:
    return _runs(job) if job else JobRun.objects.all()


def state_of(job: Job, at: datetime) -> JobState:
    return _state(job, at, JobRun.objects.exists())


def _state(job: Job, at: datetime, scheduler_has_run: bool) -> JobState:
    success, last = _last_success(job), _runs(job).first()
    since = success or (_runs(job).last() if last else None)
    if since is None:
        # A job that came with an upgrade is not late before it could run.
        is_late = not scheduler_has_run
    else:
        is_late = at - since.started_at > job.schedule.late_after
    is_due_now = _is_due(job, at, success=success, last=last)
    due = at if is_due_now else job.schedule.next_slot(at)
    return JobState(job, last, success, due, is_late)


def _is_due(
    job: Job, at: datetime, *, success: JobRun | None, last: JobRun | None
) -> bool:
    if success and success.slot >= job.schedule.slot(at):
        return False
    if last is None or last.outcome == Outcome.DONE:
        return True
    if last.outcome == Outcome.RUNNING:
        return last.lease_until <= at
    return at - last.started_at >= job.schedule.retry


def _runs(job: Job) -> QuerySet[JobRun]:
    return JobRun.objects.filter(name=job.name)


def _last_success(job: Job) -> JobRun | None:
    return _runs(job).filter(outcome=Outcome.DONE).order_by("-slot", "-id").first()
