"""Ends what is over, or says what that is: `manage.py apply_retention --dry-run`."""

from argparse import ArgumentParser
from datetime import date, datetime, time
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from fourfold.partnership.audit.doers import command
from fourfold.partnership.information_rights.models import RetentionRun
from fourfold.partnership.information_rights.queries import (
    faulty_periods,
    missing_periods,
)
from fourfold.partnership.information_rights.services import apply_retention


class Command(BaseCommand):
    help = "Delete or anonymise everything whose time is over, unless a hold keeps it."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--dry-run", action="store_true", help="only say what is over"
        )
        parser.add_argument(
            "--at",
            type=date.fromisoformat,
            help="as of the end of that day; one to come only with --dry-run",
        )

    def handle(self, *, dry_run: bool, at: date | None, **_: Any) -> None:
        now = timezone.now()
        if at is not None:
            now = timezone.make_aware(datetime.combine(at, time.max))
            if at > timezone.localdate() and not dry_run:
                raise CommandError(
                    "What is not over yet is not ended."
                    " Add --dry-run to see what will be."
                )
        run = apply_retention(by=command("apply_retention"), now=now, dry_run=dry_run)
        self._tell(run)
        for name in missing_periods():
            self.stderr.write(
                f"No period {name} is set: what waits for it is kept for ever."
                " Set it in [retention] of partnership.toml."
            )
        for name, fault in faulty_periods().items():
            self.stderr.write(f"[retention] {name} has no effect. {fault}")

    def _tell(self, run: RetentionRun) -> None:
        self.stdout.write(str(run))
        shown = "{:45} {:>8} {:>8} {:>8} {:>8}"
        self.stdout.write(shown.format("", "due", "held", "needed", "ended"))
        for line in run.lines.all():
            numbers = (line.due, line.held, line.needed, line.done)
            row = [str(n) for n in numbers] if line.is_set else ["–"] * len(numbers)
            self.stdout.write(shown.format(line.kind, *row))
