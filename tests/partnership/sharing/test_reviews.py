"""Each use of break-glass is looked at afterwards by somebody else."""

from datetime import date, timedelta

import pytest
import time_machine
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.utils import timezone

from fourfold.partnership.audit.doers import job
from fourfold.partnership.errors import RefusedError
from fourfold.partnership.notifications.models import Message
from fourfold.partnership.sharing.models import BreakGlass
from fourfold.partnership.sharing.services import (
    remind_of_reviews,
    review_break_glass,
)
from tests.people import actor_of, make_person

from .test_glass import address, broken

WHY = "A threat to life was reported CANARY-reason at half past nine"


@pytest.mark.parametrize(
    ("opened", "due"),
    [
        (date(2026, 3, 2), date(2026, 3, 5)),  # Monday
        (date(2026, 3, 5), date(2026, 3, 10)),  # Thursday
        (date(2026, 3, 6), date(2026, 3, 11)),  # Friday
        (date(2026, 3, 7), date(2026, 3, 11)),  # Saturday
    ],
)
def test_it_is_to_be_reviewed_within_three_working_days(opened, due, case, sergeant):
    with time_machine.travel(f"{opened}T12:00:00Z", tick=False):
        glass = broken(sergeant, case)

    assert glass.review_due == due
    assert not glass.is_overdue(due)
    assert glass.is_overdue(due + timedelta(days=1))


def test_somebody_else_reviews_it_when_it_is_over(case, governance, sergeant):
    glass = broken(sergeant, case)
    with pytest.raises(RefusedError, match="still open"):
        review_break_glass(
            by=actor_of(governance), glass_id=glass.pk, finding="justified"
        )

    with later(minutes=61):
        review_break_glass(by=actor_of(governance), glass_id=glass.pk, finding="misuse")
        with pytest.raises(RefusedError, match="reviewed already"):
            review_break_glass(
                by=actor_of(governance), glass_id=glass.pk, finding="justified"
            )

    glass.refresh_from_db()
    assert (glass.finding, glass.reviewed_by) == ("misuse", governance)
    assert not glass.is_overdue(date(2090, 1, 1))


def later(**span):
    return time_machine.travel(timezone.now() + timedelta(**span))


def test_nobody_reviews_their_own_or_without_the_right(case, council, sergeant):
    glass = broken(sergeant, case)
    reviewer = make_person("Re View", council, "information-governance")
    reviewer.holdings.update(person=sergeant)

    with later(minutes=61):
        for person in (sergeant, make_person("Other", council, "asb-officer")):
            with pytest.raises(PermissionDenied):
                review_break_glass(
                    by=actor_of(person), glass_id=glass.pk, finding="justified"
                )

    with pytest.raises(IntegrityError), transaction.atomic():
        BreakGlass.objects.update(
            reviewed_by=sergeant, reviewed_at=timezone.now(), finding="justified"
        )


def test_reviewers_are_reminded_once_when_it_is_over(case, governance, sergeant):
    broken(sergeant, case)
    by = job("daily/reminders")
    now = timezone.now()
    early = remind_of_reviews(by=by, now=now, address=address)

    after = now + timedelta(minutes=61)
    counts = [remind_of_reviews(by=by, now=after, address=address) for _ in range(2)]

    assert early == 0
    assert counts == [1, 0]
    message = Message.objects.get(template="break-glass-review-due")
    assert message.to_address == governance.email


def test_a_reviewer_is_not_reminded_of_their_own(case, council, sergeant):
    reviewer = make_person("Re View", council, "information-governance")
    broken(sergeant, case)
    reviewer.holdings.update(person=sergeant)

    told = remind_of_reviews(
        by=job("daily/reminders"),
        now=timezone.now() + timedelta(hours=2),
        address=address,
    )

    assert told == 0
