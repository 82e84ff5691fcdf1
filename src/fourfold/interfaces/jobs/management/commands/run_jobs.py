"""Runs what is due; a timer of the system calls it every minute."""

import signal
import sys
from argparse import ArgumentParser
from types import FrameType
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from fourfold.partnership.audit.doers import command
from fourfold.partnership.job_log.models import JobRun
from fourfold.partnership.job_log.schedules import Schedule
from fourfold.partnership.job_log.services import run_due


class Command(BaseCommand):
    help = "Run the jobs that are due. Call it every minute, from one machine or more."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "schedules",
            nargs="*",
            type=Schedule,
            help=f"only jobs of these ({', '.join(Schedule)}): a long daily job then "
            "holds up no minutely one",
        )

    def handle(self, *, schedules: list[Schedule], **_: Any) -> None:
        # What is stopped with the machine ends its run, so that it need not be waited
        # for until its lease is over.
        before = signal.signal(signal.SIGTERM, _stop)
        try:
            runs = run_due(
                at=timezone.now(),
                by=command("run_jobs"),
                schedules=schedules or Schedule,
            )
        finally:
            signal.signal(signal.SIGTERM, before)
        failed = [run.name for run in runs if run.outcome != JobRun.Outcome.DONE]
        self.stdout.write(f"{len(runs)} ran, {len(failed)} failed")
        if failed:
            raise CommandError(f"failed: {', '.join(failed)}. See the run log.")


def _stop(number: int, _: FrameType | None) -> None:
    sys.exit(128 + number)
