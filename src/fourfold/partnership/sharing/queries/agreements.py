"""Agreements: those that bind two agencies, and lists of them."""

from datetime import date

from django.db.models import Exists, OuterRef, Q, QuerySet

from fourfold.partnership.sharing.models import AgreementParty, SharingAgreement


def binding(first: int, second: int, *, purpose: str, day: date) -> Q:
    """Of agreements that run, those that bind two agencies for a purpose."""
    signed = AgreementParty.objects.filter(
        Q(agency__left_on=None) | Q(agency__left_on__gte=day),
        agreement=OuterRef("pk"),
        signed_on__lte=day,
    )
    return (
        Q(Exists(signed.filter(agency=first)))
        & Q(Exists(signed.filter(agency=second)))
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
