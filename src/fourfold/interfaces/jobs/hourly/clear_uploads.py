"""Remove files that nobody loaded in time, and end and tidy what was lost."""

from datetime import datetime

from fourfold.partnership.assessments.files import remove_unregistered
from fourfold.partnership.audit.doers import job
from fourfold.partnership.datasets.services import clear_uploads, end_lost_work
from fourfold.partnership.public_record.files import remove_orphans

BY = job("hourly/clear_uploads")


def run(at: datetime) -> dict[str, int]:
    return {
        "uploads": clear_uploads(by=BY, at=at),
        "lost": end_lost_work(by=BY, at=at),
        "drafts": remove_unregistered(at),
        "publications": remove_orphans(at),
    }
