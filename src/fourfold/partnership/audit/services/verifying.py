"""Verifies the trail and notes that it was done."""

from pathlib import Path

from django.conf import settings
from django.db import transaction

from fourfold.partnership.audit.doers import Doer
from fourfold.partnership.audit.findings import Report
from fourfold.partnership.audit.verification import verification

from .recording import record


def verify(*, by: Doer, anchors: Path | None = None) -> Report:
    """Verify the trail, and note in it what came out.

    anchors : their file; left out, the one of the settings if it is there
    """
    report = verification(key=settings.AUDIT_KEY.encode(), anchors=anchors or found())
    with transaction.atomic():
        record(
            by=by,
            action="audit.verified",
            intact=report.is_intact,
            checked=report.checked,
            last=report.last,
            anchor=report.last_anchor,
            findings=len(report.findings) + report.more,
        )
    return report


def found() -> Path | None:
    """The file of anchors that the settings name, if there is one."""
    path: Path = settings.AUDIT_ANCHORS
    return path if path.is_file() else None
