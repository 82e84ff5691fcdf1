"""`manage.py maintenance on --message "Back at 14:00"`, and `off`."""

from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand

from fourfold.config.maintenance import LONGEST_MESSAGE


class Command(BaseCommand):
    help = "Close the site to everybody while its data is moved, and open it again."
    # Also when the database is what is broken.
    requires_system_checks = ()

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("state", choices=["on", "off"])
        parser.add_argument(
            "--message", default="", help="what people are told, in plain words"
        )

    def handle(self, *, state: str, message: str, **_: Any) -> None:
        file = settings.MAINTENANCE_FILE
        if state == "on":
            file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            file.write_text(message[:LONGEST_MESSAGE], encoding="utf-8")
            self.stdout.write("The site is closed to everybody. Open it again: off")
        else:
            file.unlink(missing_ok=True)
            self.stdout.write("The site is open.")
