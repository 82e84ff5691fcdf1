"""How an action stands and where its day comes from, in words for anybody."""

from collections.abc import Iterable, Iterator
from datetime import date

from fourfold.interfaces.components.words import day_words
from fourfold.partnership.strategy.horizons import how_due
from fourfold.partnership.strategy.models import Action, Change
from fourfold.partnership.strategy.states import days_late

from .histories import said


def late_words(action: Action, today: date) -> str:
    days = days_late(action, today)
    if not days:
        return ""
    return f"{days} day late" if days == 1 else f"{days} days late"


def moved_words(action: Action) -> str:
    if action.due_on == action.first_due_on:
        return ""
    return f"First promised for {day_words(action.first_due_on)}"


def ward_words(action: Action) -> str:
    """For which wards it is."""
    names = ", ".join(each.ward.name for each in action.wards.all())
    return names or "Everywhere"


def how_it_is_due(action: Action, changes: Iterable[Change]) -> Iterator[str]:
    """Where the day comes from, then every day that took its place, with why."""
    worked_out = how_due(action.counts_from, action.months)
    first = day_words(action.first_due_on)
    yield f"It was approved on {day_words(action.counts_from)}."
    yield f"It was promised for {first}: {worked_out}."
    moves = [each for each in changes if each.field == "due_on"]
    for each in reversed(moves):
        old, new = said("due_on", each.old), said("due_on", each.new)
        yield f"It was moved from {old} to {new}. Why: {each.reason}"
