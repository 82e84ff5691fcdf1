"""What became of things of the public record, in words for anybody."""

from fourfold.partnership.public_record.models import RecordChange

from .histories import Event

FIELDS = {
    "title": "What it is called",
    "name": "The name",
    "term": "How it is spelt",
    "aliases": "What it is also called",
    "kind": "Its kind",
    "publisher": "Who published it",
    "author": "Who wrote it",
    "commissioned_by": "Who commissioned it",
    "dated_on": "The day it was published",
    "held_on": "The day it took place",
    "precision": "How exactly the day is known",
    "place": "Where it took place",
    "agenda": "The agenda",
    "summary": "What it says",
    "finding": "What it found",
    "evidence": "What kind of evidence it is",
    "strength": "How strong it is as evidence",
    "supersedes_id": "What it takes the place of",
    "event_id": "The event it is about",
    "review_on": "The day of the next review",
    "source": "Where we know it from",
    "version": "A version was added",
    "state": "How it stands",
    "office": "An office was added",
    "office ended": "An office ended",
    "office struck out": "An office was struck out",
    "use": "What it is of use to",
    "quote": "A quote was added",
    "quote struck out": "A quote was struck out",
    "day": "The day that a source gives",
    "speaker": "Who took part",
    "meaning": "What it means",
}


def happened(change: RecordChange) -> Event:
    return Event(
        title=FIELDS.get(change.field, "Changed") if change.field else "Written down",
        was=change.old,
        now=change.new,
        reason=change.reason,
        body="",
        by=f"{change.role}, {change.agency.name}",
        at=change.at,
    )
