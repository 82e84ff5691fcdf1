"""Send the newest anchor of the audit trail to the partners who keep it."""

from datetime import datetime

from fourfold.partnership.audit.doers import job
from fourfold.partnership.notifications.services import tell_witnesses


def run(at: datetime) -> dict[str, int]:
    return {"told": tell_witnesses(by=job("daily/tell_witnesses"))}
