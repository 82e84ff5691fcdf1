"""`manage.py verify_audit`: whether the audit trail is as it was written."""

import json
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from fourfold.partnership.audit.doers import command
from fourfold.partnership.audit.findings import Report
from fourfold.partnership.audit.services import verify
from fourfold.partnership.audit.verification import verification

NOT_INTACT = 1
CANNOT = 2


class Command(BaseCommand):
    help = (
        "Verify the audit trail from its first entry to its last. Ends with 0 if it is"
        " intact, 1 if something was found, 2 if it could not be verified."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--anchors",
            type=Path,
            metavar="FILE",
            help="anchors to compare with; left out, the site's own",
        )
        parser.add_argument("--json", action="store_true", help="as data")
        parser.add_argument(
            "--no-record",
            action="store_true",
            help="write nothing into the trail: for a copy that must stay as it is",
        )

    def handle(self, **options: Any) -> None:
        named: Path | None = options["anchors"]
        if named and not named.is_file():
            raise CommandError(f"There is no file {named}.", returncode=CANNOT)
        anchors = named or _own_anchors()
        if options["no_record"]:
            report = verification(key=settings.AUDIT_KEY.encode(), anchors=anchors)
        else:
            report = verify(by=command("verify_audit"), anchors=anchors)
        if options["json"]:
            self.stdout.write(json.dumps(report.as_data(), indent=2))
        else:
            self.stdout.write("\n".join(_words(report, anchors)))
        if not report.is_intact:
            raise SystemExit(NOT_INTACT)


def _own_anchors() -> Path | None:
    path: Path = settings.AUDIT_ANCHORS
    return path if path.is_file() else None


def _words(report: Report, anchors: Path | None) -> list[str]:
    extent = f", {report.first} to {report.last}" if report.checked else ""
    lines = [f"{report.checked:,} entries{extent}; compared with {_against(report)}."]
    if report.after:
        lines.append(f"Entries up to {report.after} were retired before.")
    if anchors is None:
        lines.append(
            "Without anchors an end that was cut off cannot be seen, nor what was"
            " rewritten with the key. Make one: manage.py anchor_audit"
        )
    lines += [f"FOUND  {each.kind}: {each.words}" for each in report.findings]
    if report.more:
        lines.append(f"… and {report.more:,} more.")
    return [*lines, "Intact." if report.is_intact else "NOT INTACT."]


def _against(report: Report) -> str:
    if report.last_anchor is None:
        return "no anchor"
    kept = "1 anchor" if report.anchors == 1 else f"{report.anchors:,} anchors"
    return f"{kept}, the newest of entry {report.last_anchor}"
