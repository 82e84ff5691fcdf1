"""`manage.py setup partnership.toml`: make the site serve a partnership."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from fourfold.interfaces.staff.setting_up.steps import (
    EXAMPLE,
    Outcome,
    set_partnership_up,
)
from fourfold.partnership.areas.configuration import (
    Configuration,
    ConfigurationError,
    read_configuration,
)
from fourfold.partnership.audit.doers import command
from fourfold.partnership.errors import RefusedError


def _check_clock(wanted: str) -> None:
    """Days begin and end by the clock of the whole program: jobs, rules and pages."""
    if wanted != settings.TIME_ZONE:
        raise RefusedError(
            f"[partnership] time_zone: the site runs by {settings.TIME_ZONE}. "
            f"Start it with FOURFOLD_TIME_ZONE={wanted}."
        )


class Command(BaseCommand):
    help = (
        "Make the site serve the partnership of a configuration file. "
        "The same file again changes nothing."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", nargs="?", type=Path, help="partnership.toml")
        parser.add_argument(
            "--check",
            action="store_true",
            help="say what would happen, and what is wrong; change nothing",
        )
        parser.add_argument(
            "--example", action="store_true", help="print a file to begin with"
        )

    def handle(self, **options: Any) -> None:
        if options["example"]:
            self.stdout.write(EXAMPLE.read_text(encoding="utf-8"), ending="")
            return
        if options["file"] is None:
            raise CommandError("Which file? Make one: manage.py setup --example")
        try:
            configuration = read_configuration(options["file"])
            _check_clock(configuration.partnership["time_zone"])
            outcome = self._set_up(configuration, only_check=options["check"])
        except (ConfigurationError, RefusedError) as wrong:
            raise CommandError(f"Nothing was changed.\n{wrong}") from None
        self._tell(outcome, only_check=options["check"])

    def _set_up(self, configuration: Configuration, *, only_check: bool) -> Outcome:
        with transaction.atomic():
            outcome = set_partnership_up(
                by=command("setup"), configuration=configuration
            )
            # What would happen is found by doing it, and not keeping it.
            transaction.set_rollback(only_check)
        return outcome

    def _tell(self, outcome: Outcome, *, only_check: bool) -> None:
        areas = outcome.areas
        parts = {
            "Wards added": areas.added,
            "Wards renamed": areas.renamed,
            "Wards no longer current": areas.ended,
            "Agencies joined": outcome.joined,
            "Agencies changed": outcome.changed,
            "Not in the file, left as they are": outcome.unlisted,
        }
        for title, names in parts.items():
            if names:
                self.stdout.write(f"{title}: {', '.join(names)}")
        name = areas.partnership.name
        if only_check:
            self.stdout.write(f"{name}: the file is right. Nothing was changed.")
        elif areas.is_changed or outcome.joined or outcome.changed:
            self.stdout.write(self.style.SUCCESS(f"{name} is set up."))
        else:
            self.stdout.write(f"{name} was set up like this already.")
