"""`manage.py restore FOLDER`: a backup back in its place."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from fourfold.config.backups import BackupError, Restored, newest_backup, restore
from fourfold.partnership.audit.doers import command


class Command(BaseCommand):
    help = "Prove a backup, put it in place of what is there, and verify the trail."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("folder", type=Path, help="a backup, or where they are")
        parser.add_argument(
            "--replace", action="store_true", help="drop what is in the database"
        )

    def handle(self, *, folder: Path, replace: bool, **_: Any) -> None:
        try:
            done = restore(
                backup=newest_backup(folder),
                at=timezone.now(),
                by=command("restore"),
                replace=replace,
            )
        except (BackupError, OSError) as error:
            raise CommandError(str(error)) from None
        call_command("check", databases=["default"])
        self.stdout.write(
            f"Restored as of {done.manifest.taken_at}: "
            f"{sum(done.manifest.rows.values()):,} rows."
        )
        for path in done.kept:
            self.stdout.write(f"Kept what was there before: {path}")
        self._tell_what_is_lost(done)

    def _tell_what_is_lost(self, done: Restored) -> None:
        if done.lost_entries:
            self.stdout.write(
                f"{done.lost_entries:,} entries of the audit trail are lost: it was "
                f"anchored up to {done.anchored_to}, and the backup ends at "
                f"{done.manifest.newest_entry}. Tell the partners."
            )
        if done.report is None:
            self.stdout.write("It is of older code. Next: manage.py migrate")
        elif done.report.is_intact:
            self.stdout.write(f"The trail is intact: {done.report.checked:,} entries.")
        else:
            words = "; ".join(finding.words for finding in done.report.findings)
            raise CommandError(f"The trail is not intact: {words}")
