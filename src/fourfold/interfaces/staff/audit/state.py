"""How the trail stands: when it was last verified, anchored, and what it guards."""

from datetime import datetime
from typing import Any

from fourfold.interfaces.components.values import Line
from fourfold.interfaces.components.words import full_words
from fourfold.partnership.audit.guard import missing_triggers
from fourfold.partnership.audit.queries import (
    last_verification,
    newest_anchor,
    newest_entry,
)

from .showing import when


def state_lines() -> dict[str, Any]:
    """Lines for a page, and warnings of what must be done."""
    verified, warnings = _verified()
    anchored, more = _anchored()
    guard, most = _guard()
    newest = newest_entry()
    head = [
        Line("Newest entry", newest.seq if newest else "There is none yet"),
        Line("Written", full_words(when(newest)) if newest else "Never"),
        Line("Its code", newest.code if newest else "None"),
    ]
    rows = [*head, *anchored, *verified, *guard]
    return {"rows": rows, "warnings": [*warnings, *more, *most]}


def _verified() -> tuple[list[Line], list[str]]:
    last = last_verification()
    if last is None:
        warning = "The trail was never verified. Run: manage.py verify_audit"
        return [Line("Last verified", "Never")], [warning]
    checked = f"{last.details['checked']:,} entries"
    intact = bool(last.details["intact"])
    rows = [
        Line("Last verified", f"{full_words(when(last))}, {checked}"),
        Line(
            "Result",
            "Intact" if intact else "Not intact",
            tag="green" if intact else "red",
        ),
    ]
    warning = (
        "The trail is not as it was written. Tell your data protection officer, change"
        " nothing on the machine, and run: manage.py verify_audit"
    )
    return rows, [] if intact else [warning]


def _anchored() -> tuple[list[Line], list[str]]:
    anchor, newest = newest_anchor(), newest_entry()
    if anchor is None:
        warning = (
            "Nothing of the trail is kept outside the database, so an end that was cut"
            " off could not be seen. Run: manage.py anchor_audit"
        )
        return [Line("Last anchor", "None")], [warning]
    at = full_words(datetime.fromisoformat(anchor.at))
    since = max(0, (newest.seq if newest else 0) - anchor.seq)
    return [
        Line("Last anchor", f"Entry {anchor.seq}, {at}"),
        Line("Entries since", since or "None"),
    ], []


def _guard() -> tuple[list[Line], list[str]]:
    if missing := missing_triggers():
        warning = (
            "The database would let entries be changed. Missing: "
            f"{', '.join(missing)}. Somebody took them away."
        )
        return [Line("Guard of the database", "Missing", tag="red")], [warning]
    return [Line("Guard of the database", "In place", tag="green")], []
