"""`manage.py anchor_audit`: keep the newest entry of the trail outside the database."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from fourfold.partnership.audit.doers import command
from fourfold.partnership.audit.services import anchor


class Command(BaseCommand):
    help = "Write the newest entry of the audit trail to the file of anchors."

    def handle(self, **_: Any) -> None:
        try:
            made = anchor(by=command("anchor_audit"))
        except OSError as wrong:
            raise CommandError(
                f"{settings.AUDIT_ANCHORS} cannot be written: {wrong.strerror}."
                " Mend that, or name another with FOURFOLD_AUDIT_ANCHORS."
            ) from None
        if made is None:
            self.stdout.write("Nothing is new since the last anchor.")
            return
        self.stdout.write(f"Entry {made.seq} is anchored.\n{made.code}")
