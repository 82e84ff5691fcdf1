"""A record, held by whoever changes who may see it until they are done."""

from typing import TypeVar

from fourfold.partnership.sharing.models import RestrictedRecord

Record = TypeVar("Record", bound=RestrictedRecord)


def locked(record: Record) -> Record:
    """The record as it is now, whatever the caller has read before."""
    rows = type(record).objects.unscoped()
    return rows.select_for_update(of=("self",)).get(pk=record.pk)
