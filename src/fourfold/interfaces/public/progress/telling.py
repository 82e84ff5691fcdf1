"""What was promised and what became of it, in words for anybody."""

from datetime import date

from django.urls import reverse

from fourfold.interfaces.components.promises import ward_words
from fourfold.interfaces.components.values import Line
from fourfold.interfaces.components.words import day_words
from fourfold.partnership.strategy.models import Action
from fourfold.partnership.strategy.queries import LATE, LATE_AT_FIRST, Counts
from fourfold.partnership.strategy.states import Status, standing

from .addresses import page


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
        Line(
            "Who leads it",
            action.lead_agency.name,
            href=page(action.lead_agency),
            action="All it promised",
        ),
        Line("Who answers for it", action.owner_post),
        Line("Who helps", helping or "Nobody else"),
        Line("Where", ward_words(action)),
        Line("It answers", f"{recommendation.number}. {recommendation.title}"),
        Line("Recommended by", recommendation.made_by),
        Line("Strategy", recommendation.strategy.title),
    ]


def files(query: str) -> list[tuple[str, str]]:
    """Where the same list is to be had for programs; query : what it is narrowed to."""
    asked = f"?{query}" if query else ""
    return [
        ("CSV", f"{reverse('public:progress-csv')}{asked}"),
        ("JSON", f"{reverse('public:progress-json')}{asked}"),
    ]
