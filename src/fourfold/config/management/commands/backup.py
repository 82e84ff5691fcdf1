"""`manage.py backup FOLDER`: the whole site, while it is in use."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from fourfold.config.backups import BackupError, check_backup, newest_backup, take
from fourfold.partnership.audit.doers import command


class Command(BaseCommand):
    help = "Copy database, files and anchors into a new folder, and prove the copy."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("folder", type=Path, help="where backups are kept")
        parser.add_argument(
            "--verify",
            action="store_true",
            help="take none; prove that the newest, or the one named, is whole",
        )
        parser.add_argument(
            "--keep", type=int, metavar="N", help="remove all but the newest N"
        )

    def handle(self, *, folder: Path, verify: bool, keep: int | None, **_: Any) -> None:
        if keep is not None and keep < 1:
            raise CommandError("--keep must be 1 or more: it counts the new one.")
        try:
            if verify:
                backup = newest_backup(folder)
            else:
                at, by = timezone.now(), command("backup")
                backup = take(folder=folder, at=at, by=by, keep=keep)
            manifest = check_backup(backup)
        except (BackupError, OSError) as error:
            raise CommandError(str(error)) from None
        size = sum(each["bytes"] for each in manifest.files.values())
        self.stdout.write(
            f"{backup}: whole, {sum(manifest.rows.values()):,} rows, "
            f"{len(manifest.files)} files, {size / 1e6:,.1f} MB"
        )
