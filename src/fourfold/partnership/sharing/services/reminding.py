"""What the daily job tells those who look after agreements and reviews, each once."""

from collections.abc import Callable
from datetime import date, datetime

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from fourfold.partnership.audit.doers import Doer
from fourfold.partnership.notifications.services import queue
from fourfold.partnership.sharing import definitions, queries
from fourfold.partnership.sharing.models import BreakGlass, SharingAgreement
from fourfold.partnership.sharing.policies import MANAGE, REVIEW

AgreementAddress = Callable[[SharingAgreement], str]
GlassAddress = Callable[[BreakGlass], str]


@transaction.atomic
def remind_of_agreements(
    *, by: Doer, now: datetime, address: AgreementAddress
) -> dict[str, int]:
    """Tell of agreements due for review and of those that have run out.

    Whatever hangs on them has stopped already, whether or not this has run.
    """
    today = timezone.localdate(now)
    signed = (
        SharingAgreement.objects.select_for_update(of=("self",))
        .filter(withdrawn_at=None, replaced_by=None)
        .filter(pk__in=queries.signed_by_somebody())
    )
    due = signed.filter(
        told_of_review_at=None,
        ends_on__gte=today,
        review_by__lte=today + definitions.agreements().notice,
    )
    over = signed.filter(told_of_end_at=None, ends_on__lt=today)
    return {
        "reviews": sum(
            _tell(by, agreement, "agreement-review-due", address=address, now=now)
            for agreement in due
        ),
        "ended": sum(
            _tell(by, agreement, "agreement-expired", address=address, now=now)
            for agreement in over
        ),
    }


def _tell(
    by: Doer,
    agreement: SharingAgreement,
    template: str,
    *,
    address: AgreementAddress,
    now: datetime,
) -> int:
    """Everybody who looks after it for one of its parties; how many they are."""
    when: dict[str, date]
    if template == "agreement-expired":
        when, told = {"expired_on": agreement.ends_on}, "told_of_end_at"
    else:
        when, told = {"due_on": agreement.review_by}, "told_of_review_at"
    parties = agreement.parties.values_list("agency", flat=True)
    day = timezone.localdate(now)
    people = queries.people_who_may(MANAGE, day=day, agencies=parties)
    for person in people:
        queue(
            by=by,
            template=template,
            to=person.email,
            person_ref=person.public_id,
            language=person.language,
            context={"link": address(agreement), **when},
        )
    setattr(agreement, told, now)
    agreement.save(update_fields=[told])
    return len(people)


@transaction.atomic
def remind_of_reviews(*, by: Doer, now: datetime, address: GlassAddress) -> int:
    """Tell reviewers of each use of break-glass that is over and not yet reviewed."""
    waiting: QuerySet[BreakGlass] = BreakGlass.objects.select_for_update(
        of=("self",)
    ).filter(reviewed_at=None, reminded_at=None, ends_at__lte=now)
    told = 0
    for glass in waiting:
        people = queries.people_who_may(REVIEW, day=timezone.localdate(now))
        for person in people:
            if person.pk == glass.person_id:
                continue
            queue(
                by=by,
                template="break-glass-review-due",
                to=person.email,
                person_ref=person.public_id,
                language=person.language,
                context={"link": address(glass), "due_on": glass.review_due},
            )
            told += 1
        glass.reminded_at = now
        glass.save(update_fields=["reminded_at"])
    return told
