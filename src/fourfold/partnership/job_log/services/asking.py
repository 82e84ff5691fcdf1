"""A person asks for a job to run now."""

from typing import Protocol

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from django_tasks import task

from fourfold.partnership.audit.doers import Doer
from fourfold.partnership.audit.doers import job as the_job
from fourfold.partnership.audit.services import record
from fourfold.partnership.job_log import policies
from fourfold.partnership.job_log.catalogue import job_named
from fourfold.partnership.job_log.services.running import run_job


class Asker(Doer, policies.MayAct, Protocol):
    """A person, as the people's app further up describes them."""


@transaction.atomic
def ask_for_run(*, name: str, by: Asker) -> None:
    """Have a job run in the background, as soon as this is saved.

    Raises PermissionDenied if `by` may not, UnknownJobError if there is no such job.
    """
    if not policies.may_run_jobs(by):
        raise PermissionDenied
    job = job_named(name)
    record(by=by, action="job_log.run_asked_for", job=job.name)
    run_now.enqueue(job.name)


@task()
def run_now(name: str) -> str:
    """Run a job in the background, and say how it ended."""
    run = run_job(
        job=job_named(name), at=timezone.now(), by=the_job(name), asked_for=True
    )
    return run.outcome if run else "under way already"
