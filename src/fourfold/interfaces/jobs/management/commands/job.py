"""Runs one job now: `manage.py job daily/clear_sessions`."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from fourfold.partnership.audit.doers import command
from fourfold.partnership.job_log.catalogue import UnknownJobError, job_named
from fourfold.partnership.job_log.models import JobRun
from fourfold.partnership.job_log.services import run_job


class Command(BaseCommand):
    help = "Run one job now, due or not, and write it into the run log."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("name", help="folder and file, such as daily/verify_audit")

    def handle(self, *, name: str, **_: Any) -> None:
        try:
            job = job_named(name)
        except UnknownJobError as error:
            raise CommandError(str(error)) from None
        run = run_job(job=job, at=timezone.now(), by=command("job"), asked_for=True)
        if run is None:
            raise CommandError(f"{name} runs at this moment. See the run log.")
        if run.outcome != JobRun.Outcome.DONE:
            raise CommandError(f"{name}: {run.error or run.outcome}")
        counted = ", ".join(f"{what} {n}" for what, n in run.counts.items())
        self.stdout.write(f"{name}: done{': ' if counted else ''}{counted}")
