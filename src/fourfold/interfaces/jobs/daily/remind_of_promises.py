"""Remind of what was promised and asked, and bring on what stays late."""

from datetime import datetime

from django.urls import reverse

from fourfold.interfaces.components.thing_pages import page_named
from fourfold.partnership.audit.doers import job
from fourfold.partnership.enquiries.services import clear_addresses
from fourfold.partnership.reminders.matters import ENQUIRY, Matter
from fourfold.partnership.reminders.services import escalate, remind, send_digests

STAFF_PAGES = {
    "action": "staff:strategy-action",
    "pledge": "staff:strategy-pledge",
    "objective": "staff:strategy-objective",
    ENQUIRY: "staff:strategy-question",
}


def run(at: datetime) -> dict[str, int]:
    by = job("daily/remind_of_promises")
    return {
        "addresses_cleared": clear_addresses(by=by, now=at),
        "reminders": remind(by=by, now=at, address=_staff_page),
        "escalated": escalate(by=by, now=at, address=_public_page),
        "digests": send_digests(by=by, now=at, link=reverse("staff:strategies")),
    }


def _staff_page(matter: Matter) -> str:
    return reverse(STAFF_PAGES[matter.kind], args=[matter.subject])


def _public_page(matter: Matter) -> str:
    """Who decides on what is late need not be among those who keep it true."""
    if matter.kind == ENQUIRY:
        # One that nobody has read has no page of its own.
        return reverse("public:questions")
    return page_named(matter.kind, str(matter.subject))
