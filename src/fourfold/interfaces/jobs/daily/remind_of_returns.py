"""Remind providers of returns that are due, and managers of those that are late."""

from datetime import datetime

from django.urls import reverse

from fourfold.partnership.audit.doers import job
from fourfold.partnership.programmes.services import remind_of_returns


def run(at: datetime) -> dict[str, int]:
    sent = remind_of_returns(
        by=job("daily/remind_of_returns"),
        now=at,
        address=lambda found: reverse(
            "staff:programme-service", args=[found.public_id]
        ),
    )
    return {"reminders": sent}
