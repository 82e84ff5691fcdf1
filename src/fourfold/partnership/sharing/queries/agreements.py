"""Agreements: those that bind two agencies, and lists of them."""

from collections.abc import Iterable
from datetime import date

from django.db.models import Exists, OuterRef, Q, QuerySet

from fourfold.partnership.sharing.models import (
    AgreementParty,
    AgreementStatus,
    SharingAgreement,
)
from fourfold.partnership.sharing.models.need_to_know import signatures

REVIEW_DUE = "review-due"


def binding(first: int, second: int, *, purpose: str, day: date) -> Q:
    """Of agreements that run, those that bind two agencies for a purpose."""
    return (
        Q(Exists(signatures(day).filter(agency=first)))
        & Q(Exists(signatures(day).filter(agency=second)))
        & Q(purposes__code=purpose)
    )


def agreements_between(
    first: int, second: int, *, purpose: str, day: date
) -> list[SharingAgreement]:
    """In force between two agencies for a purpose, newest version first."""
    running = SharingAgreement.objects.running(day)
    found = running.filter(binding(first, second, purpose=purpose, day=day))
    return list(found.order_by("title", "-version"))


def signed_by_somebody() -> QuerySet[AgreementParty, int]:
    """Keys of agreements that bind at least one agency."""
    signed = AgreementParty.objects.filter(signed_on__isnull=False)
    return signed.values_list("agreement", flat=True)


def agreements(
    *, text: str = "", status: str = "", agency: str = "", day: date
) -> QuerySet[SharingAgreement]:
    """Those that fit, with their parties.

    status : of AgreementStatus, or "review-due"; all if empty
    agency : public identifier of a party
    """
    found = SharingAgreement.objects.filter(_with_status(status, day))
    for word in text.split():
        found = found.filter(title__icontains=word)
    if agency:
        found = found.filter(parties__agency__public_id=agency)
    return found.prefetch_related("parties__agency", "purposes")


def _with_status(status: str, day: date) -> Q:
    unsigned = Q(
        Exists(AgreementParty.objects.filter(agreement=OuterRef("pk"), signed_on=None))
    )
    over, stands = Q(ends_on__lt=day), Q(withdrawn_at=None)
    return {
        AgreementStatus.WITHDRAWN.value: Q(withdrawn_at__isnull=False),
        AgreementStatus.REPLACED.value: stands & over & Q(replaced_by__isnull=False),
        AgreementStatus.ENDED.value: stands & over & Q(replaced_by=None),
        AgreementStatus.UNSIGNED.value: stands & ~over & unsigned,
        AgreementStatus.COMING.value: (
            stands & ~over & ~unsigned & Q(starts_on__gt=day)
        ),
        AgreementStatus.ON.value: stands & ~over & ~unsigned & Q(starts_on__lte=day),
        REVIEW_DUE: stands
        & ~over
        & Q(starts_on__lte=day, review_by__lt=day, replaced_by=None),
    }.get(status, Q())


def versions_of(agreement: SharingAgreement) -> list[SharingAgreement]:
    """All versions, newest first."""
    found = SharingAgreement.objects.filter(series=agreement.series)
    return list(found.prefetch_related("parties").order_by("-version"))


def awaiting_signature(agencies: Iterable[int], *, day: date) -> list[SharingAgreement]:
    """Those that one of some agencies has not signed and still can."""
    found = SharingAgreement.objects.filter(
        ends_on__gte=day,
        withdrawn_at=None,
        parties__agency__in=list(agencies),
        parties__signed_on=None,
    )
    return list(found.distinct().order_by("title", "-version")[:50])
