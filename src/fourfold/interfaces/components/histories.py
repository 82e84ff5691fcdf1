"""What became of what was promised, in words for anybody; who did it is no person."""

from dataclasses import dataclass
from datetime import date, datetime

from fourfold.interfaces.components.words import day_words
from fourfold.partnership.strategy.models import Change, PledgeOutcome
from fourfold.partnership.strategy.states import Status

FIELDS = {
    "title": "What it is called",
    "text": "What it says",
    "aliases": "What it is also called",
    "lead_agency_id": "Who leads it",
    "owner_agency_id": "Whose it is",
    "supporting": "Who helps",
    "wards": "Which wards it is for",
    "owner_post": "Who answers for it",
    "weight": "How much it counts",
    "due_on": "The day it is due",
    "review_on": "The day of the next review",
    "starts_on": "The first day",
    "ends_on": "The last day",
    "status": "How it stands",
    "evidence": "Evidence was added",
    "activity": "A step",
    "waits for": "What it waits for",
    "domain_id": "Its domain",
    "objective_id": "The objective it serves",
    "number": "Its number",
    "made_by": "Who recommended it",
    "working_group": "Its working group",
    "chair_post": "Who chairs it",
    "chair_agency_id": "The agency that chairs it",
    "version": "A version was approved",
    "entry": "An amount was recorded",
    "outcome": "What became of it",
}
MADE = {"action": "Promised", "pledge": "Promised"}
DAYS = {"due_on", "review_on", "starts_on", "ends_on"}
WORDS = {
    "status": {each.value: str(each.label) for each in Status},
    "outcome": {each.value: str(each.label) for each in PledgeOutcome.Result},
}


@dataclass(frozen=True, slots=True)
class Event:
    """One thing that happened; by : a role and an agency, no person."""

    title: str
    was: str
    now: str
    reason: str
    body: str
    by: str
    at: datetime


def event(change: Change) -> Event:
    was, now = said(change.field, change.old), said(change.field, change.new)
    made = MADE.get(change.kind, "Written down")
    return Event(
        title=FIELDS.get(change.field, "Changed") if change.field else made,
        was="" if was == now else was,
        now=now,
        reason=change.reason,
        body=change.body,
        by=f"{change.role}, {change.agency.name}",
        at=change.at,
    )


def said(field: str, value: str) -> str:
    """A value as a history keeps it, in the words of pages."""
    if not value:
        return ""
    if field in DAYS:
        return day_words(date.fromisoformat(value))
    return WORDS.get(field, {}).get(value, value)
