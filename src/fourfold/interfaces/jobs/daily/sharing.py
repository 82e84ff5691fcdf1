"""Tell of agreements and reviews that are due, and end what is left of gone records."""

from datetime import datetime

from django.urls import reverse

from fourfold.partnership.audit.doers import job
from fourfold.partnership.sharing.models import BreakGlass, SharingAgreement
from fourfold.partnership.sharing.services import (
    close_what_is_left_of_records,
    remind_of_agreements,
    remind_of_reviews,
)


def run(at: datetime) -> dict[str, int]:
    by = job("daily/sharing")
    told = remind_of_agreements(by=by, now=at, address=_agreement)
    return {
        "agreements_due": told["reviews"],
        "agreements_ended": told["ended"],
        "reviews_due": remind_of_reviews(by=by, now=at, address=_glass),
        **close_what_is_left_of_records(by=by, now=at),
    }


def _agreement(agreement: SharingAgreement) -> str:
    return reverse("staff:agreement", args=[agreement.public_id])


def _glass(glass: BreakGlass) -> str:
    return reverse("staff:glass", args=[glass.public_id])
