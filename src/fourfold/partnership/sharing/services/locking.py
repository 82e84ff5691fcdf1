"""Held by whoever changes who may see what, until they are done."""

from typing import TypeVar

from fourfold.partnership.sharing.models import RestrictedRecord, SharingAgreement

Record = TypeVar("Record", bound=RestrictedRecord)


def locked(record: Record) -> Record:
    """The record as it is now, whatever the caller has read before."""
    rows = type(record).objects.unscoped()
    return rows.select_for_update(of=("self",)).get(pk=record.pk)


def locked_agreement(agreement_id: int) -> SharingAgreement:
    """With its whole series, in one order: two versions cannot be begun at once.

    Raises SharingAgreement.DoesNotExist for a key that none has.
    """
    wanted = SharingAgreement.objects.get(pk=agreement_id)
    rows = SharingAgreement.objects.select_for_update().filter(series=wanted.series)
    return {row.pk: row for row in rows.order_by("pk")}[agreement_id]
