"""Verify the audit trail from end to end, and against its anchors."""

from datetime import datetime

from fourfold.partnership.audit.doers import job
from fourfold.partnership.audit.services import verify


class TrailNotIntactError(Exception):
    """What was found is for `manage.py verify_audit`; the log says only that it was."""


def run(at: datetime) -> dict[str, int]:
    report = verify(by=job("daily/verify_audit"))
    if not report.is_intact:
        raise TrailNotIntactError
    return {"entries": report.checked, "anchors": report.anchors}
