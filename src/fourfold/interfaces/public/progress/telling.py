"""What was promised and what became of it, in words for anybody."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime

from django.urls import reverse

from fourfold.interfaces.components.listing import Cell, Column, Table
from fourfold.interfaces.components.values import Line
from fourfold.interfaces.components.words import day_words
from fourfold.partnership.strategy.horizons import how_due
from fourfold.partnership.strategy.models import Action, Change
from fourfold.partnership.strategy.queries import LATE, LATE_AT_FIRST, Counts
from fourfold.partnership.strategy.states import Status, days_late, standing

FIELDS = {
    "title": "What it is called",
    "text": "What it says",
    "lead_agency_id": "Who leads it",
    "supporting": "Who helps",
    "owner_post": "Who answers for it",
    "weight": "How much it counts",
    "due_on": "The day it is due",
    "status": "How it stands",
    "evidence": "Evidence was added",
    "activity": "A step",
    "waits for": "What it waits for",
}


def table_of(actions: Iterable[Action], today: date) -> Table:
    return Table(
        caption="Actions, what is late first",
        columns=[
            Column("Action"),
            Column("Who leads it"),
            Column("Due"),
            Column("How it stands"),
        ],
        rows=[_row(each, today) for each in actions],
        caption_is_hidden=True,
        empty="No action stands like this. Choose something else.",
    )


def _row(action: Action, today: date) -> list[Cell]:
    stands = standing(action, today)
    return [
        Cell(
            action.title,
            href=reverse("public:action", args=[action.public_id]),
            hint=action.recommendation.title,
        ),
        Cell(action.lead_agency.name),
        Cell(day_words(action.due_on), hint=_moved(action)),
        Cell(stands.word, tag=stands.colour, hint=late_words(action, today)),
    ]


def _moved(action: Action) -> str:
    if action.due_on == action.first_due_on:
        return ""
    return f"First promised for {day_words(action.first_due_on)}"


def late_words(action: Action, today: date) -> str:
    days = days_late(action, today)
    if not days:
        return ""
    return f"{days} day late" if days == 1 else f"{days} days late"


def numbers(counts: Counts) -> list[tuple[str, str, int]]:
    """Of each way to stand that any has: what to ask for, its words, how many."""
    each = [
        (LATE, "Late", counts.late),
        *((s.value, str(s.label), counts.of[s.value]) for s in Status),
        (LATE_AT_FIRST, "Late against its first date", counts.late_at_first),
    ]
    return [told for told in each if told[2]]


def headline(counts: Counts) -> str:
    if not counts.late:
        return f"None of {counts.all} actions is late."
    verb = "is" if counts.late == 1 else "are"
    return f"{counts.late} of {counts.all} actions {verb} late."


def summary(action: Action, today: date) -> list[Line]:
    recommendation = action.recommendation
    stands = standing(action, today)
    helping = ", ".join(each.agency.name for each in action.supports.all())
    return [
        Line("How it stands", stands.word, tag=stands.colour),
        Line("Due", day_words(action.due_on)),
        Line("Who leads it", action.lead_agency.name),
        Line("Who answers for it", action.owner_post),
        Line("Who helps", helping or "Nobody else"),
        Line("It answers", f"{recommendation.number}. {recommendation.title}"),
        Line("Recommended by", recommendation.made_by),
        Line("Strategy", recommendation.strategy.title),
    ]


def how_it_is_due(action: Action, changes: Iterable[Change]) -> Iterator[str]:
    """Where the day comes from, then every day that took its place, with why."""
    worked_out = how_due(action.counts_from, action.months)
    first = day_words(action.first_due_on)
    yield f"It was approved on {day_words(action.counts_from)}."
    yield f"It was promised for {first}: {worked_out}."
    moves = [each for each in changes if each.field == "due_on"]
    for each in reversed(moves):
        old, new = _said("due_on", each.old), _said("due_on", each.new)
        yield f"It was moved from {old} to {new}. Why: {each.reason}"


@dataclass(frozen=True, slots=True)
class Event:
    """One thing that happened to an action; by : a role and an agency, no person."""

    title: str
    was: str
    now: str
    reason: str
    body: str
    by: str
    at: datetime


def event(change: Change) -> Event:
    was, now = _said(change.field, change.old), _said(change.field, change.new)
    return Event(
        title=FIELDS.get(change.field, "Changed") if change.field else "Promised",
        was="" if was == now else was,
        now=now,
        reason=change.reason,
        body=change.body,
        by=f"{change.role}, {change.agency.name}",
        at=change.at,
    )


def _said(field: str, value: str) -> str:
    if field == "status":
        return str(Status(value).label)
    return day_words(date.fromisoformat(value)) if field == "due_on" else value
