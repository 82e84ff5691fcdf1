"""Reads of the trail itself: each is an entry too, once a request."""

from collections.abc import Iterator

from django.core.exceptions import PermissionDenied
from django.db import transaction

from fourfold.partnership.audit.doers import Doer
from fourfold.partnership.audit.filters import Filters
from fourfold.partnership.audit.models import Entry
from fourfold.partnership.audit.policies import is_let_in
from fourfold.partnership.audit.queries import (
    Page,
    count_of,
    entries_of,
    entry_numbered,
    page_of,
)
from fourfold.partnership.errors import RefusedError

from .recording import record

# What a spreadsheet opens without trouble, and what one request sends in a minute.
MOST_EXPORTED = 50_000


@transaction.atomic
def read_trail(
    *, by: Doer, filters: Filters, before: int | None = None, after: int | None = None
) -> Page:
    """One page of the entries that match; that it was read is noted after it."""
    _require(by)
    page = page_of(filters, before=before, after=after)
    details = {**filters.as_details(), "from": before or after}
    record(by=by, action="audit.trail_read", **details)
    return page


@transaction.atomic
def read_entry(*, by: Doer, seq: int) -> Entry | None:
    _require(by)
    entry = entry_numbered(seq)
    if entry:
        record(by=by, action="audit.entry_read", seq=seq)
    return entry


@transaction.atomic
def export_trail(*, by: Doer, filters: Filters, form: str) -> Iterator[Entry]:
    """All entries that match, newest first, one after another.

    Noted with how many they are before the first is given. Raises RefusedError if they
    are more than a request may take.
    """
    _require(by)
    count = count_of(filters, at_most=MOST_EXPORTED + 1)
    if count > MOST_EXPORTED:
        raise RefusedError(
            f"More than {MOST_EXPORTED:,} entries match, which is the most that one"
            " copy can hold. Choose a shorter time, or a filter more."
        )
    details = {**filters.as_details(), "format": form, "count": count}
    noted = record(by=by, action="audit.trail_exported", **details)
    return entries_of(filters, up_to=noted.seq - 1)


def _require(by: Doer) -> None:
    if not is_let_in(by):
        raise PermissionDenied
