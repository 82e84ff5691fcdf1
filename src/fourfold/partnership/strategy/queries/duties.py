"""Duties of the law, each with how far it is shown that it is met."""

from datetime import date

from fourfold.partnership.strategy.duties import Duty, Shown, duties_on, shown
from fourfold.partnership.strategy.models import DutyNote


def duty_notes(duty: str) -> list[DutyNote]:
    """What was written of one, the newest first."""
    found = DutyNote.objects.select_related("agency")
    return list(found.filter(duty=duty))


def duties(today: date) -> list[tuple[Duty, Shown]]:
    """All in force, in one query."""
    notes: dict[str, list[DutyNote]] = {}
    for note in DutyNote.objects.all():
        notes.setdefault(note.duty, []).append(note)
    return [
        (duty, shown(duty, notes.get(duty.id, ()), today)) for duty in duties_on(today)
    ]
