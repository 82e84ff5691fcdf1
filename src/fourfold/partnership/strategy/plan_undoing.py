"""What keeps the rows of a file from being taken back, and what they go back to. Pure.

A file that was written by mistake can be taken back. What was promised in public can
not: so only what nobody has touched, for some days, and never past the day it was due.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from .horizons import day_words
from .models import Action, PlanImportRow
from .plan_limits import plan_limits


@dataclass(frozen=True, slots=True)
class Undoing:
    """What an import wrote, and what became of it since.

    written_on : its day
    newest : of each action, by its key, that of the last change
    needed : keys of actions that others wait for
    frozen : a pack for a board was frozen since
    """

    written_on: date
    rows: Sequence[PlanImportRow]
    newest: Mapping[int, int]
    needed: frozenset[int]
    frozen: bool


@dataclass(frozen=True, slots=True)
class Hindrance:
    """action : None where it is no one action's"""

    what: str
    words: str
    action: Action | None = None


def hindrances(told: Undoing, *, today: date) -> list[Hindrance]:
    """Everything that stands in the way; nothing if it can be taken back."""
    found = list(_of_additions(told, today)) if _has_added(told) else []
    for row in told.rows:
        words = _of_row(row, told, today)
        if words:
            found.append(Hindrance(f"“{row.action.title}”", words, row.action))
    return found


def kept_values(action: Action) -> dict[str, Any]:
    """What a file can change of an action, as JSON keeps it."""
    weight = action.weight
    return {
        "title": action.title,
        "text": action.text,
        "lead_agency_id": action.lead_agency_id,
        "owner_post": action.owner_post,
        "weight": None if weight is None else str(weight),
        "supporting_ids": sorted(each.agency_id for each in action.supports.all()),
        "ward_ids": sorted(each.ward_id for each in action.wards.all()),
    }


def restored(kept: Mapping[str, Any]) -> dict[str, Any]:
    """The same as services take it."""
    weight = kept["weight"]
    return {**kept, "weight": None if weight is None else Decimal(weight)}


def _has_added(told: Undoing) -> bool:
    return any(row.is_added for row in told.rows)


def _of_additions(told: Undoing, today: date) -> Iterator[Hindrance]:
    most = plan_limits().undo_days
    if (today - told.written_on).days > most:
        yield Hindrance(
            "Actions that it added",
            f"they have stood in public for more than {most} days",
        )
    if told.frozen:
        yield Hindrance(
            "Actions that it added", "a pack for the board was frozen with them"
        )


def _of_row(row: PlanImportRow, told: Undoing, today: date) -> str:
    if told.newest.get(row.action_id, 0) != row.last_change:
        return "somebody has changed it since, or said how far it is"
    if not row.is_added:
        return ""
    if row.action_id in told.needed:
        return "another action waits for it"
    due_on = row.action.due_on
    if told.written_on <= due_on < today:
        return f"it was promised for {day_words(due_on)}, and that day is over"
    return ""
