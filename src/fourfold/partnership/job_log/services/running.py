"""Runs a job: takes its lease, does it, and writes down how it ended.

Runs are not recorded in the audit trail: every minute of every day would bury what
people did. What a job changes, it records itself.
"""

import hashlib
import hmac
import logging
import platform
from collections.abc import Iterable
from datetime import datetime

from django.conf import settings
from django.db import IntegrityError, transaction
from django.utils import timezone

from fourfold.partnership.audit.doers import Doer
from fourfold.partnership.job_log.catalogue import Counts, Job
from fourfold.partnership.job_log.models import JobRun
from fourfold.partnership.job_log.queries import due_jobs
from fourfold.partnership.job_log.schedules import Schedule

log = logging.getLogger("fourfold.jobs")
Outcome = JobRun.Outcome


class _DoneAlreadyError(Exception):
    """Another has done it for this slot."""


def run_due(
    *, at: datetime, by: Doer, schedules: Iterable[Schedule] = Schedule
) -> list[JobRun]:
    """Run what is due, one after the other. Safe when called from several machines."""
    ran = (run_job(job=job, at=at, by=by) for job in due_jobs(at, schedules))
    return [run for run in ran if run is not None]


def run_job(
    *, job: Job, at: datetime, by: Doer, asked_for: bool = False
) -> JobRun | None:
    """Run one job; None where another runs it, or has run it, for this slot.

    Whatever it raises ends the run and goes no further: the others must run.
    """
    try:
        run = _begin(job, at, asked_for)
    except (IntegrityError, _DoneAlreadyError):
        return None
    try:
        counts = job.run(at)
    except Exception as error:
        # Only the class: a message may hold what somebody typed.
        log.exception("job failed", extra={"job": job.name})
        return _end(run, Outcome.FAILED, error=type(error).__name__)
    except BaseException:
        _end(run, Outcome.LOST)
        raise
    log.info("job done", extra={"job": job.name})
    return _end(run, Outcome.DONE, counts=counts)


@transaction.atomic
def _begin(job: Job, at: datetime, asked_for: bool) -> JobRun:
    """Take the lease. The row comes first: it waits for whoever else takes it."""
    running = JobRun.objects.filter(name=job.name, outcome=Outcome.RUNNING)
    running.filter(lease_until__lte=at).update(outcome=Outcome.LOST, ended_at=at)
    slot = job.schedule.slot(at)
    run = JobRun.objects.create(
        name=job.name,
        slot=slot,
        asked_for=asked_for,
        started_at=at,
        lease_until=at + job.schedule.lease,
        host=host_pseudonym(),
    )
    done = JobRun.objects.filter(name=job.name, slot__gte=slot, outcome=Outcome.DONE)
    if not asked_for and done.exists():
        raise _DoneAlreadyError
    return run


def _end(
    run: JobRun, outcome: Outcome, *, counts: Counts | None = None, error: str = ""
) -> JobRun:
    """Unless its lease ended before: then it was taken for lost, and stays so."""
    JobRun.objects.filter(pk=run.pk, outcome=Outcome.RUNNING).update(
        outcome=outcome, counts=counts or {}, error=error, ended_at=timezone.now()
    )
    run.refresh_from_db()
    return run


def host_pseudonym() -> str:
    """Tells machines apart for whoever reads the log, and names none."""
    key = settings.SECRET_KEY.encode()
    return hmac.new(key, platform.node().encode(), hashlib.sha256).hexdigest()[:12]
