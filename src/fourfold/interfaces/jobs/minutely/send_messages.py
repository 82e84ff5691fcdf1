"""Hand on the messages that are due."""

from datetime import datetime

from fourfold.partnership.audit.doers import job
from fourfold.partnership.notifications.delivery import send_due

# As many as a slow mail server takes within the minute.
AT_ONCE = 200


def run(at: datetime) -> dict[str, int]:
    done = send_due(by=job("minutely/send_messages"), limit=AT_ONCE, now=at)
    counts = {"sent": done.sent, "waiting": done.waiting, "failed": done.failed}
    return counts if done.is_reachable else {**counts, "no_server": 1}
