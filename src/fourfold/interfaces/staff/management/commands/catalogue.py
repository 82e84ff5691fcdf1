"""`manage.py catalogue`: have a row for every release and build of the evidence."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from fourfold.analysis.errors import StoreError
from fourfold.partnership.audit.doers import command
from fourfold.partnership.datasets.reading import read_folder
from fourfold.partnership.datasets.services import catalogue


class Command(BaseCommand):
    help = (
        "Take what the data folder holds into the catalogue of the site. "
        "Again it changes nothing."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--data", type=Path, default=settings.EVIDENCE_FOLDER)

    def handle(self, **options: Any) -> None:
        try:
            found = read_folder(options["data"])
        except StoreError as wrong:
            raise CommandError(str(wrong)) from None
        new = catalogue(by=command("catalogue"), found=found)
        self.stdout.write(
            f"{len(found.releases)} releases, {len(new.releases)} of them new; "
            f"{len(found.builds)} builds, {len(new.builds)} of them new."
        )
