"""How an action stands and where its day comes from, in words for anybody."""

from collections.abc import Iterable, Iterator
from datetime import date
from decimal import Decimal

from django.utils.translation import gettext, ngettext

from fourfold.interfaces.components.words import day_words
from fourfold.partnership.strategy.keeping import Kept
from fourfold.partnership.strategy.models import Action, Change
from fourfold.partnership.strategy.states import days_late

from .histories import said
from .marking import english, filled
from .numbers import amount_words


def late_words(action: Action, today: date) -> str:
    days = days_late(action, today)
    if not days:
        return ""
    words = ngettext("%(days)d day late", "%(days)d days late", days)
    return words % {"days": days}


def moved_words(action: Action) -> str:
    if action.due_on == action.first_due_on:
        return ""
    words = gettext("First promised for %(day)s")
    return words % {"day": day_words(action.first_due_on)}


def ward_words(action: Action) -> str:
    """For which wards it is."""
    names = ", ".join(each.ward.name for each in action.wards.all())
    return names or gettext("Everywhere")


def late_count(late: int) -> str:
    """How many actions of several are late; empty if none is."""
    return gettext("%(late)d late") % {"late": late} if late else ""


def kept_words(kept: Kept) -> str:
    """How far a pledge is kept, with its numbers as the language writes them."""
    values = kept.values
    told = {name: _value(each) for name, each in values.items()}
    if "unit" in values:
        told["unit"] = english(values["unit"])
    return filled(str(kept.words), **told)


def _value(value: Decimal | str) -> str:
    return amount_words(value) if isinstance(value, Decimal) else value


def how_it_is_due(action: Action, changes: Iterable[Change]) -> Iterator[str]:
    """Where the day comes from, then every day that took its place, with why."""
    approved, first = day_words(action.counts_from), day_words(action.first_due_on)
    yield gettext("It was approved on %(day)s.") % {"day": approved}
    promised = ngettext(
        "It was promised for %(first)s: %(months)d month from %(approved)s.",
        "It was promised for %(first)s: %(months)d months from %(approved)s.",
        action.months,
    )
    yield promised % {"first": first, "months": action.months, "approved": approved}
    moves = [each for each in changes if each.field == "due_on"]
    for each in reversed(moves):
        yield filled(
            gettext("It was moved from {old} to {new}. Why: {reason}"),
            old=said("due_on", each.old),
            new=said("due_on", each.new),
            reason=english(each.reason),
        )
