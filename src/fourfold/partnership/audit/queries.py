"""Reads the trail: always a bounded number of entries, newest first."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.conf import settings
from django.db.models import Q, QuerySet

from fourfold.partnership.personal_data.periods import parse

from .anchors import Anchor, last_anchor
from .chain import BEGINNING, FIELDS, code_of, fits
from .filters import Filters
from .models import Checkpoint, Entry

PAGE = 50
PIECE = 1_000
# Each is a query of its own, so that it reads one index in order.
MOST_ALTERNATIVES = 20
OLDEST_FIRST, NEWEST_FIRST = ("at", "seq"), ("-at", "-seq")
VERIFIED = "audit.verified"


@dataclass(frozen=True, slots=True)
class Page:
    """Some entries, newest first.

    older, newer : whether there are more on either side
    """

    entries: list[Entry]
    older: bool
    newer: bool

    @property
    def oldest(self) -> int | None:
        return self.entries[-1].seq if self.entries else None


def page_of(
    filters: Filters, *, before: int | None = None, after: int | None = None
) -> Page:
    """The newest that match; older than one entry, or the next newer than one."""
    if after is not None:
        found = _some(filters, _newer_than(after), PAGE + 1, order=OLDEST_FIRST)
        return Page(found[:PAGE][::-1], True, len(found) > PAGE)
    found = _some(filters, _older_than(before), PAGE + 1)
    return Page(found[:PAGE], len(found) > PAGE, before is not None)


def entries_of(filters: Filters, *, up_to: int) -> Iterator[Entry]:
    """All that match, newest first, up to a number; read in pieces."""
    before = up_to + 1
    while piece := _some(filters, _older_than(before), PIECE):
        yield from piece
        before = piece[-1].seq


def count_of(filters: Filters, *, at_most: int) -> int:
    """How many match, or `at_most` if there are more."""
    return _matching(filters).order_by()[:at_most].count()


def entry_numbered(seq: int) -> Entry | None:
    return Entry.objects.filter(seq=seq).first()


def is_as_written(entry: Entry) -> bool:
    """Whether its code fits it and the code before it, as they stand."""
    before = Entry.objects.filter(seq=entry.seq - 1).first()
    retired = Checkpoint.objects.filter(seq=entry.seq - 1).first()
    previous = before or retired
    if previous is None and entry.seq != 1:
        return False
    expected = code_of(
        [getattr(entry, field) for field in FIELDS],
        previous=previous.code if previous else BEGINNING,
        key=settings.AUDIT_KEY.encode(),
    )
    return fits(entry.code, expected)


def newest_entry() -> Entry | None:
    return Entry.objects.order_by("-seq").first()


def last_verification() -> Entry | None:
    return _newest_of(VERIFIED)


def newest_anchor() -> Anchor | None:
    """The newest in the file outside the database; None where there is none."""
    return last_anchor(settings.AUDIT_ANCHORS)


def retirement_day(today: date, period: object) -> date | None:
    """Entries before it have come to their end; None where no period is set.

    period : of the partnership's `[retention]`; handed in, for it is set up above
    """
    return parse(period).last_over(today) if period else None


def _newest_of(action: str) -> Entry | None:
    return Entry.objects.filter(action=action).order_by(*NEWEST_FIRST).first()


def _some(
    filters: Filters, place: Q, limit: int, *, order: tuple[str, str] = NEWEST_FIRST
) -> list[Entry]:
    found = [
        entry
        for alternative in _alternatives(filters)
        for entry in alternative.filter(place).order_by(*order)[:limit]
    ]
    found.sort(key=lambda entry: (entry.at, entry.seq), reverse=order is NEWEST_FIRST)
    return found[:limit]


def _alternatives(filters: Filters) -> list[QuerySet[Entry]]:
    """One query for each of several doers, or else of several actions."""
    for field, wanted in (("doer", filters.doers), ("action", filters.actions)):
        if wanted and 1 < len(wanted) <= MOST_ALTERNATIVES:
            return [_matching(filters).filter(**{field: one}) for one in wanted]
    return [_matching(filters)]


def _matching(filters: Filters) -> QuerySet[Entry]:
    found = Entry.objects.filter(filters.condition())
    if filters.doers is not None:
        found = found.filter(doer__in=filters.doers)
    if filters.actions is not None:
        found = found.filter(action__in=filters.actions)
    return found


def _older_than(seq: int | None) -> Q:
    if seq is None:
        return Q()
    found = Entry.objects.filter(seq=seq).values_list("at", flat=True).first()
    if found is None:
        return Q(seq__lt=seq)
    return Q(at__lte=found) & (Q(at__lt=found) | Q(seq__lt=seq))


def _newer_than(seq: int) -> Q:
    found = Entry.objects.filter(seq=seq).values_list("at", flat=True).first()
    if found is None:
        return Q(seq__gt=seq)
    return Q(at__gte=found) & (Q(at__gt=found) | Q(seq__gt=seq))
