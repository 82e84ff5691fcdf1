"""Writes events, the days that sources give them, and who took part."""

from datetime import date
from typing import TypedDict, Unpack

from django.db import transaction

from fourfold.partnership.accounts.actors import Actor
from fourfold.partnership.audit.services import record
from fourfold.partnership.errors import RefusedError
from fourfold.partnership.public_record import policies
from fourfold.partnership.public_record.models import Event, EventDay, Speaker
from fourfold.partnership.strategy.services.asking import require

from .noting import change, free_slug, note, signed


class Told(TypedDict):
    """What is said of an event."""

    title: str
    kind: str
    place: str
    held_on: date
    precision: str
    summary: str
    agenda: str
    source: str


@transaction.atomic
def add_event(*, by: Actor, **told: Unpack[Told]) -> Event:
    """Write an event down. Raises RefusedError for a title that another has."""
    require(policies.may_keep_record(by))
    slug = free_slug(Event, told["title"])
    event = Event.objects.create(slug=slug, **told)
    note(by, event)
    record(by=by, action="public_record.event_added", target=event)
    return event


@transaction.atomic
def edit_event(*, by: Actor, event_id: int, reason: str, **told: Unpack[Told]) -> Event:
    require(policies.may_keep_record(by))
    event = Event.objects.select_for_update().get(pk=event_id)
    fields = " ".join(change(by, event, told, reason=reason))
    record(by=by, action="public_record.event_edited", target=event, fields=fields)
    return event


@transaction.atomic
def add_event_day(
    *, by: Actor, event_id: int, says_on: date, how: str, source: str
) -> EventDay:
    """Say which day a source gives. Where two differ, readers are shown both."""
    require(policies.may_keep_record(by))
    event = Event.objects.select_for_update().get(pk=event_id)
    day = EventDay.objects.create(
        event=event, says_on=says_on, how=how, source=source, **signed(by)
    )
    note(by, event, field="day", new=says_on.isoformat(), reason=how)
    record(by=by, action="public_record.event_day_added", target=event)
    return day


@transaction.atomic
def add_speaker(
    *,
    by: Actor,
    event_id: int,
    as_what: str,
    part: str,
    person_id: int | None = None,
    who: str = "",
) -> Speaker:
    """Say who took part, as what. Raises RefusedError for neither or both of a person
    and a group.
    """
    require(policies.may_keep_record(by))
    if (person_id is None) == (not who):
        raise RefusedError("Choose a person, or name a group in words.")
    event = Event.objects.select_for_update().get(pk=event_id)
    speaker = Speaker.objects.create(
        event=event,
        person_id=person_id,
        who=who,
        as_what=as_what,
        part=part,
        **signed(by),
    )
    # Not who it is: a person whose page is withdrawn is in no history either.
    note(by, event, field="speaker", new=as_what)
    record(by=by, action="public_record.speaker_added", target=event)
    return speaker
