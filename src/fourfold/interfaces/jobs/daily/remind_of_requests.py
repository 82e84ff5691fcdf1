"""Remind whoever answers people about themselves of what is due."""

from datetime import datetime

from django.urls import reverse

from fourfold.partnership.audit.doers import job
from fourfold.partnership.information_rights.services import remind_of_requests


def run(at: datetime) -> dict[str, int]:
    sent = remind_of_requests(
        by=job("daily/remind_of_requests"),
        now=at,
        address=lambda asked: reverse("staff:request", args=[asked.public_id]),
    )
    return {"reminders": sent}
