"""Delete or anonymise what is over, unless a hold keeps it."""

from datetime import datetime

from fourfold.partnership.audit.doers import job
from fourfold.partnership.errors import RefusedError
from fourfold.partnership.information_rights.queries import missing_periods
from fourfold.partnership.information_rights.services import (
    apply_retention,
    retire_trail,
)

BY = job("daily/retention")


def run(at: datetime) -> dict[str, int]:
    lines = list(apply_retention(by=BY, now=at).lines.all())
    counts = {
        "ended": sum(line.done for line in lines),
        "held": sum(line.held for line in lines),
        "still_needed": sum(line.needed for line in lines),
        "periods_not_set": len(missing_periods()),
    }
    try:
        counts["audit_entries"] = retire_trail(by=BY, now=at)
    except RefusedError:
        # The rest is done, and must not wait: the trail says itself what is wrong.
        counts["audit_refused"] = 1
    return counts
