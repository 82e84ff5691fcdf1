"""Opening a record, and who has."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import TypeVar

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from fourfold.partnership.accounts.actors import Actor
from fourfold.partnership.audit.models import Entry
from fourfold.partnership.audit.services import record_read
from fourfold.partnership.sharing.models import Membership, RestrictedRecord
from fourfold.partnership.sharing.models.need_to_know import BREAK_GLASS

Record = TypeVar("Record", bound=RestrictedRecord)


@transaction.atomic
def open_record(
    model: type[Record], public_id: object, actor: Actor, *, purpose: str | None = None
) -> Record:
    """The record, if the actor may read it (for that purpose), noting that they did.

    Raises the model's DoesNotExist for one that they may not read, as for one that is
    not there. The note is written in the same transaction: where it cannot be written,
    nothing is read.
    """
    now = timezone.now()
    readable = model.objects.visible_to(actor, at=now, purpose=purpose)
    try:
        found = readable.get(public_id=public_id)
    except (ValidationError, ValueError):
        raise model.DoesNotExist from None
    used = purpose or purpose_of(actor, found, at=now)
    record_read(by=actor, target=found, purpose=used)
    return found


def purpose_of(actor: Actor, record: RestrictedRecord, *, at: datetime) -> str:
    """What an actor may read a record for: the first by name, break-glass only last."""
    kind = record.record_kind()
    roles = {(held.person_id, held.agency_id, held.role) for held in actor.held}
    members = Membership.objects.at(at).of(kind, record.public_id)
    purposes = sorted(
        {m.purpose for m in members if (m.person_id, m.agency_id, m.role) in roles}
    )
    rows = type(record).objects
    for purpose in purposes:
        if rows.visible_to(actor, at=at, purpose=purpose).filter(pk=record.pk).exists():
            return purpose
    return BREAK_GLASS


@dataclass(frozen=True, slots=True)
class Seen:
    """That somebody saw a record in one week.

    person : public identifier
    monday : first day of the week
    """

    person: str
    monday: date
    times: int
    last: datetime
    purposes: tuple[str, ...]


def who_saw(record: RestrictedRecord, *, weeks: int = 12) -> list[Seen]:
    """Who opened a record in each of the last weeks, newest week first."""
    today = timezone.localdate()
    first = today - timedelta(days=today.weekday(), weeks=weeks - 1)
    entries = Entry.objects.filter(
        action="audit.record_read",
        target=str(record.public_id),
        target_kind=record.record_kind(),
        at__gte=first.isoformat(),
    )
    found: dict[tuple[date, str], list[Entry]] = defaultdict(list)
    for entry in entries:
        day = timezone.localdate(datetime.fromisoformat(entry.at))
        monday = day - timedelta(days=day.weekday())
        found[monday, entry.doer.removeprefix("person ")].append(entry)
    return [
        Seen(
            person=person,
            monday=monday,
            times=len(reads),
            last=datetime.fromisoformat(max(entry.at for entry in reads)),
            purposes=tuple(sorted({entry.purpose for entry in reads})),
        )
        for (monday, person), reads in sorted(found.items(), reverse=True)
    ]
